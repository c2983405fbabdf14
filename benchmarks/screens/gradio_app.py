"""The work in Gradio: one group of check boxes, answered outside its queue, which is quicker: `gradio_app.py PORT`."""

import sys

import gradio as gr
import work

with gr.Blocks(analytics_enabled=False) as page:
    ticks = gr.CheckboxGroup([(label, id) for id, label in work.BOXES.items()], elem_id="ticks")
    found = gr.HTML(work.as_html(()))
    ticks.change(work.as_html, ticks, found, queue=False, show_progress="hidden")

page.launch(server_name="127.0.0.1", server_port=int(sys.argv[1]), quiet=True)
