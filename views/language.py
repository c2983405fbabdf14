"""Which of the site's languages a visit speaks: what its address asked for, until the visitor chooses another."""

from collections.abc import Sequence

import streamlit as st

from server.index import LANGUAGE


def spoken(languages: Sequence[str]) -> str:
    """Return the language of this visit, one of the site's; anything odd in an address is the first of them."""
    if st.session_state.get(LANGUAGE) not in languages:
        asked = st.query_params.get(LANGUAGE, "")
        st.session_state[LANGUAGE] = asked if asked in languages else languages[0]
    return str(st.session_state[LANGUAGE])


def take(key: str, languages: Sequence[str]) -> None:
    """Speak from now on, for this visit alone, what a component sent under `key`; what is no language is refused."""
    sent = st.session_state.get(key, {}).get("language")
    if sent in languages:
        st.session_state[LANGUAGE] = sent


def keep_in_address(languages: Sequence[str]) -> None:
    """Let the address ask for the language of this visit, so that a reload or a shared link speaks it too."""
    own = spoken(languages)
    if st.query_params.get(LANGUAGE, languages[0]) != own:
        st.query_params[LANGUAGE] = own
