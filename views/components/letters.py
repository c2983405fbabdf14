"""The index from A to Z: a line of letters on the list of all topics, and the page of one letter."""

from functools import lru_cache

import streamlit as st

import pen
from content.letters import Listed, by_letter
from subject.model import Subject
from views.components import links
from views.visit import Visit


@lru_cache
def index(subject: Subject) -> dict[str, tuple[Listed, ...]]:
    """Return the lines of each letter."""
    return by_letter(subject.library)


def show(visit: Visit) -> None:
    """Draw a link to each letter that has lines."""
    with st.container(key="letters", horizontal=True, gap="small"):
        for letter in index(visit.subject):
            links.to_letter(letter)


def page(visit: Visit, letter: str) -> None:
    """Draw all that stands under one letter: links to topics and cards, and words with their meaning."""
    lines = index(visit.subject)[letter]
    with st.container(key="of-letter", gap=None):
        for line in lines:
            if line.kind != "word":
                (links.to_topic if line.kind == "topic" else links.to_card)(visit, line.id, _words(visit, line))
    words = [(line.id, visit.library.glossary[line.id]) for line in lines if line.kind == "word"]
    if words:
        st.header(visit.say("search.word"), anchor=False)
        st.html(pen.part("reading", "words", words))


def _words(visit: Visit, line: Listed) -> str:
    """The title, after the word that it stands under unless it begins with it."""
    if line.title.casefold().startswith(line.word):
        return line.title
    return visit.say("topics.letter_line", word=line.name or line.word.capitalize(), title=line.title)
