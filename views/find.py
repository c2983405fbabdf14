"""Find topics: the tick board, which answers at once; an address may also name topics here, so that it stays short."""

import streamlit as st

import pen
from views import sent, topics, ways
from views.components import tick_board
from views.visit import Visit


def show(visit: Visit) -> None:
    """Draw the board, or the topic (`/?topic=tendon`) or topics (`/?topics=tendon,kidneys`) that the address names."""
    if ways.TOPIC in st.query_params:
        topics.show(visit)
    elif ways.TOPICS in st.query_params:
        sent.show(visit, st.query_params[ways.TOPICS])
    else:
        _note(visit)
        tick_board.show(visit, visit.mode.flow, st.query_params.get(ways.QUESTION, ""))


def _note(visit: Visit) -> None:
    """Say it where a site has not named its country: its numbers to call are general."""
    if note := visit.marked_region.note:
        st.html(pen.part("frame", "region_note", note))
