"""The work in NiceGUI: a check box for each tick, and the answer as HTML: `nicegui_app.py PORT`."""

import sys
from functools import partial

import work
from nicegui import ui
from nicegui.events import ValueChangeEventArguments


@ui.page("/")
def page() -> None:
    """Draw the boxes and the answer of one visit."""
    on: set[str] = set()

    def turn(id: str, change: ValueChangeEventArguments) -> None:
        (on.add if change.value else on.discard)(id)
        found.set_content(work.as_html(on))

    for id, label in work.BOXES.items():
        ui.checkbox(label, on_change=partial(turn, id)).props(f"data-tick={id}")
    found = ui.html(work.as_html(on), sanitize=False)


ui.run(host="127.0.0.1", port=int(sys.argv[1]), reload=False, show=False, show_welcome_message=False)
