"""What one visit remembers: the boxes ticked, in the server's memory, until the page is closed or started again."""

import streamlit as st

from views import resources

TICK = "tick:"
SEARCH = "search"
FILTER = "filter"
SOURCE_SEARCH = "source-search"
CHOICE = "choice:"


def tick_key(id: str) -> str:
    """Return the session key of one box."""
    return TICK + id


def choice_key(name: str) -> str:
    """Return the session key of one list to choose from."""
    return CHOICE + name


def ticks() -> frozenset[str]:
    """Return the ids of the boxes that are ticked."""
    return frozenset(id for id in resources.rulebook().ticks if st.session_state.get(tick_key(id)))


def forget() -> None:
    """Untick every box and empty every field. Keys are assigned, not deleted: a browser keeps what is deleted."""
    for key in tuple(st.session_state):
        if str(key).startswith(TICK):
            st.session_state[key] = False
        if str(key).startswith(CHOICE):
            del st.session_state[key]  # a list goes back to its first choice
    st.session_state[SEARCH] = ""
    st.session_state[FILTER] = ""
    st.session_state[SOURCE_SEARCH] = ""
