"""The index from A to Z: a line of letters on the list of all topics, and the page of one letter."""

import streamlit as st

from content.letters import Listed, by_letter
from views import resources
from views.components import links, reference
from views.wording import text


@resources.kept
def index() -> dict[str, tuple[Listed, ...]]:
    """Return the lines of each letter."""
    return by_letter(resources.library())


def show() -> None:
    """Draw a link to each letter that has lines."""
    with st.container(key="letters", horizontal=True, gap="small"):
        for letter in index():
            links.to_letter(letter)


def page(letter: str) -> None:
    """Draw all that stands under one letter: links to topics and cards, and words with their meaning."""
    lines = index()[letter]
    with st.container(key="of-letter", gap=None):
        for line in lines:
            if line.kind != "word":
                (links.to_topic if line.kind == "topic" else links.to_card)(line.id, _words(line))
    words = [(line.id, resources.library().glossary[line.id]) for line in lines if line.kind == "word"]
    if words:
        st.header(text("search.word"), anchor=False)
        st.html(f'<dl class="words">{reference.term_list(words)}</dl>')


def _words(line: Listed) -> str:
    """The title, after the word that it stands under unless it begins with it."""
    if line.title.casefold().startswith(line.word):
        return line.title
    return text("topics.letter_line", word=line.name or line.word.capitalize(), title=line.title)
