"""A list to choose one thing from, or any: the same on every page that filters."""

import streamlit as st

from views import resources, state
from views.wording import text


def choose(name: str, title: str, words: dict[str, str]) -> str:
    """Let the visitor choose one of `words` (words to id) and return its id; empty for any. `title` is a key."""
    chosen = st.selectbox(text(title), [text("table.any"), *words], key=state.choice_key(name))
    return words.get(str(chosen), "")


def topic_titles() -> dict[str, str]:
    """Map the titles of all topics to their ids, in editorial order."""
    return {resources.library().topics[id].title: id for id in resources.rulebook().topics}
