"""What one visit remembers: the boxes ticked, in the server's memory, until the page is closed or started again."""

import streamlit as st

import rules
from rules import Result, Warning
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


def matched() -> Result:
    """Return what the ticks of this visit lead to."""
    return rules.match(resources.rulebook(), ticks())


def ticked_signs(result: Result) -> tuple[Warning, ...]:
    """Return the warning signs to bring to the top: the ticked ones, or none where the site keeps its list static."""
    return result.warnings if resources.settings().safety == "highlight" else ()


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
