"""What one visit remembers: the boxes ticked, in the server's memory, until the page is closed or started again."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

import rules
from rules import Result, Warning
from views import resources

TICKS = "ticks"
ASIDES = "asides"
"""The questions answered with "None of these" or "I'm not sure", as `none:symptom`: words on the board, never ticks."""
VISIT = "visit"
"""How often this session was started again: part of the board's key, so that a browser keeps nothing of a visit."""
SEARCH = "search"
FILTER = "filter"
CHOICE = "choice:"


def choice_key(name: str) -> str:
    """Return the session key of one list to choose from."""
    return CHOICE + name


def board_key() -> str:
    """Return the session key of the tick board; another one after each start."""
    return f"board:{visit()}"


def visit() -> int:
    """Return how often this session was started again."""
    return int(st.session_state.get(VISIT, 0))


def ticks() -> frozenset[str]:
    """Return the ids of the boxes that are ticked."""
    return frozenset(st.session_state.get(TICKS, ()))


def asides() -> tuple[str, ...]:
    """Return the questions that were set aside, as the board names them."""
    return tuple(st.session_state.get(ASIDES, ()))


def take(number: int) -> None:
    """Keep what the board of this visit sent; what is no tick, and what an older board sent, is refused."""
    if number != visit():
        return
    sent = st.session_state.get(board_key(), {}).get("ticked")
    asides = {f"{way}:{tick.group}" for tick in resources.rulebook().ticks.values() for way in ("none", "unsure")}
    st.session_state[TICKS] = _known(sent, "on", resources.rulebook().ticks)
    st.session_state[ASIDES] = _known(sent, "asides", asides)


def _known(sent: Any, name: str, known: Any) -> list[str]:  # noqa: ANN401 - a browser can send anything
    ids = sent.get(name) if isinstance(sent, Mapping) else None
    return sorted({id for id in ids if isinstance(id, str) and id in known}) if isinstance(ids, list) else []


def matched() -> Result:
    """Return what the ticks of this visit lead to."""
    return rules.match(resources.rulebook(), ticks())


def ticked_signs(result: Result) -> tuple[Warning, ...]:
    """Return the warning signs to bring to the top: the ticked ones, or none where the site keeps its list static."""
    return result.warnings if resources.settings().safety == "highlight" else ()


def forget() -> None:
    """Forget every tick and empty every field. Keys are assigned, not deleted: a browser keeps what is deleted."""
    for key in tuple(st.session_state):
        if str(key).startswith(CHOICE):
            del st.session_state[key]  # a list goes back to its first choice
    st.session_state[VISIT] = visit() + 1
    st.session_state[TICKS] = []
    st.session_state[ASIDES] = []
    st.session_state[SEARCH] = ""
    st.session_state[FILTER] = ""
