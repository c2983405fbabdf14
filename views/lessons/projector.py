"""One screen that a whole class looks at: text for the last row, one column, and the way in and out of this view."""

import streamlit as st

from views import resources
from views.components import links
from views.wording import text

PROJECTOR = "projector"


def style() -> None:
    """Set the size of text where the room decides it."""
    pixels = resources.mode().text_pixels
    if pixels:
        st.html(f"<style>html:root {{ font-size: {pixels}px !important; }}</style>")


def way(**parameters: str) -> None:
    """Draw the link into the projector view of a page where this window may have one, or out of it."""
    if PROJECTOR in resources.mode().becomes:
        links.to_class(text("cases.projector"), **parameters, **{links.MODE: PROJECTOR})
    elif not resources.mode().own_answers:
        links.to_class(text("cases.leave_projector"), **parameters, **{links.MODE: ""})
