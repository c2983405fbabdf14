"""The text of a page to read, topic, card or case: summary, list of parts, the parts, and what stands behind."""

from collections.abc import Iterable

import streamlit as st

import pen
from content import Drawing
from pen.reading import Reading, embedded
from views.visit import Visit


def summary(reading: Reading) -> None:
    """Draw the one sentence that says what the page is about."""
    st.html(pen.part("reading", "summary", reading))


def contents(visit: Visit, parts: Iterable[tuple[str, str]]) -> None:
    """Draw the list of a page's parts; `parts` are pairs of an id and the words of its heading."""
    st.html(pen.part("reading", "contents", visit.say("page.contents"), parts))


def heading(id: str, words: str) -> None:
    """Draw a heading that the list of parts can lead to."""
    st.html(pen.part("reading", "heading", id, words))


def said(words: str) -> None:
    """Draw a quiet line, where there are words for it."""
    if words:
        st.html(pen.part("reading", "said", words))


def sections(reading: Reading) -> None:
    """Draw every section under its heading, each drawing in the part that it names."""
    st.html(pen.part("reading", "text", reading, _embedded))


def foot(visit: Visit, reading: Reading) -> None:
    """Draw the sources of a page, folded, who wrote it, and when it was reviewed by whom."""
    st.html(pen.part("reading", "foot", reading, visit.outside))


def _embedded(_: str, drawing: Drawing) -> str:
    return embedded(drawing.svg)
