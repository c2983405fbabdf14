"""What a step of a lesson needs and Streamlit does not do: the focus on its heading, and a clicker's space bar."""

from views import files

PLACE = "lesson-step"
"""The key of the container whose heading gets the focus."""
NEXT, BACK, HIDE = "lesson-next", "lesson-back", "lesson-hide"
"""The keys of the buttons that turn the steps."""


def show(step: str, *, clicker: bool) -> None:
    """Tell the browser which step this is; when it changes, the focus goes to its heading."""
    files.component("step_turn")(key="step-turn", data={"step": step, "clicker": clicker, "place": PLACE, "next": NEXT})
