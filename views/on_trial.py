"""The pack that one visit has on trial. The visit's memory alone holds it, so it goes when the visit goes."""

from weakref import WeakValueDictionary

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from views.subject import Subject

KEY = "on-trial"
MOST_HELD = 256 * 1024 * 1024
"""Bytes of memory that all packs on trial may take together; one more has to wait until a visit lets one go."""
_HELD: WeakValueDictionary[str, Subject] = WeakValueDictionary()
"""By session. It keeps nothing alive; it says of a session that has none so without a look into its memory."""


def running() -> Subject | None:
    """Return what this visit has on trial, or nothing; there is nothing outside a visit either."""
    kept = st.session_state.get(KEY) if _HELD and _session() in _HELD else None
    return kept if isinstance(kept, Subject) else None


def has_room(weight: int) -> bool:
    """Say whether one more pack of so many bytes can be on trial in this process."""
    return sum(held.weight for held in tuple(_HELD.values())) + weight <= MOST_HELD


def begin(subject: Subject) -> None:
    """Let every page of this visit, and of no other, speak of a pack."""
    st.session_state[KEY] = _HELD[_session()] = subject


def end() -> None:
    """Let the pack go."""
    st.session_state.pop(KEY, None)
    _HELD.pop(_session(), None)


def _session() -> str:
    context = get_script_run_ctx(suppress_warning=True)
    return context.session_id if context else ""
