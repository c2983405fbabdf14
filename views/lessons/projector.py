"""One screen that a whole class looks at: text for the last row, one column, and the way in and out of this view."""

import streamlit as st

import pen
from views import ways
from views.lessons import links
from views.visit import Visit

PROJECTOR = "projector"


def style(visit: Visit) -> None:
    """Set the size of text where the room decides it."""
    pixels = visit.mode.text_pixels
    if pixels:
        st.html(pen.part("lessons", "letters", pixels))


def way(visit: Visit, **parameters: str) -> None:
    """Draw the link into the projector view of a page where this window may have one, or out of it."""
    if PROJECTOR in visit.mode.becomes:
        links.to_class(visit.say("cases.projector"), **parameters, **{ways.MODE: PROJECTOR})
    elif not visit.mode.own_answers:
        links.to_class(visit.say("cases.leave_projector"), **parameters, **{ways.MODE: ""})
