"""The way through a lesson, one step at a time: big buttons, keys for a clicker, and no step but by choice."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import streamlit as st

from views.components import step_turn
from views.visit import Visit

STEP = "step"


class Way(NamedTuple):
    """Where a button leads: its words, what it changes in the address ("" takes a name out), and what it does first."""

    words: str
    to: Mapping[str, str]
    first: Callable[[], None] | None = None


def asked(known: tuple[str, ...]) -> str:
    """Return the step that the address asks for; anything odd is the first one."""
    step = st.query_params.get(STEP, "")
    return step if step in known else known[0]


def buttons(visit: Visit, onward: Way | None, back: Way | None, hide: Way | None = None) -> None:
    """Draw the buttons, the one that leads on first."""
    clicker = visit.mode.clicker
    with st.container(key="lesson-buttons", horizontal=True):
        for key, way, shortcut in (
            (step_turn.NEXT, onward, "PageDown"),
            (step_turn.BACK, back, "PageUp"),
            (step_turn.HIDE, hide, "B"),
        ):
            if way:
                st.button(
                    way.words,
                    key=key,
                    type="primary" if way is onward else "secondary",
                    on_click=_go,
                    args=(way,),
                    shortcut=shortcut if clicker else None,
                )


def keys(visit: Visit, key: str) -> None:
    """Say which keys turn the steps, where keys do."""
    if visit.mode.clicker:
        st.markdown(visit.say(key))


def turned(visit: Visit, *names: str) -> None:
    """Tell the browser which step this is."""
    step_turn.show("/".join(names), clicker=visit.mode.clicker)


def _go(way: Way) -> None:
    if way.first:
        way.first()
    for name, value in way.to.items():
        if value:
            st.query_params[name] = value
        else:
            st.query_params.pop(name, None)
