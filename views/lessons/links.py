"""Links of the class's pages, by address; pages need not import each other to link to each other."""

import streamlit as st

from views.visit import Visit
from views.ways import CASE, CLASS, MODE, TOPIC


def to_topic(visit: Visit, id: str, words: str = "") -> None:
    """Draw a link to a topic, with its title if no other words are given."""
    st.page_link(_page("topics"), label=words or visit.library.topics[id].title, query_params={TOPIC: id})


def to_case(visit: Visit, id: str, words: str = "") -> None:
    """Draw a link to a teaching case, with its title if no other words are given."""
    to_class(words or visit.library.cases[id].title, **{CASE: id})


def to_class(words: str, **parameters: str) -> None:
    """Draw a link to a page for a class; a window on a projector stays one."""
    asked = {MODE: st.query_params.get(MODE, ""), **parameters}
    st.page_link(_page(CLASS), label=words, query_params={name: value for name, value in asked.items() if value})


def to_sandbox(words: str) -> None:
    """Draw a link to the copy of the rules to break; a window on a projector stays one."""
    mode = st.query_params.get(MODE, "")
    st.page_link(_page("sandbox"), label=words, query_params={MODE: mode} if mode else {})


def _page(address: str) -> st.Page:
    """A page is known by its address alone; what it draws is registered in `views/frame.py`."""
    return st.Page(_nothing, url_path=address)


def _nothing() -> None:
    """Never drawn: the frame has the real pages."""
