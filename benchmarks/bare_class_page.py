"""The page that bench_class.py compares with: at each step as many of Streamlit's own widgets as a case has there."""

import streamlit as st

GROUPS = (1, 5, 5, 16, 10, 9, 3)
"""So many things to choose from in each group: the pages of our chapters, and the cards."""
STEPS = 4

step = min(int(st.query_params.get("step", "1")), STEPS)
st.title("A case")
st.header(f"Step {step} of {STEPS}")
st.button("Start again", key="start-again")
if step == 1:
    for number, size in enumerate(GROUPS):
        options = [f"Page {number}-{one}" for one in range(size)]
        st.pills(f"Group {number}", options, selection_mode="multi", key=f"group:{number}", persist_state="session")
    st.button("Count", key="count")
else:
    st.button("Back", key="back")
if step < STEPS:
    st.button("Next", key="lesson-next", on_click=st.query_params.update, args=({"step": str(step + 1)},))
