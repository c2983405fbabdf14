"""A list to choose one thing from, or any: the same on every page that filters."""

import streamlit as st

from views import state
from views.visit import Visit


def choose(visit: Visit, name: str, title: str, words: dict[str, str]) -> str:
    """Let the visitor choose one of `words` (words to id) and return its id; empty for any. `title` is a key."""
    chosen = st.selectbox(visit.say(title), [visit.say("table.any"), *words], key=state.choice_key(name))
    return words.get(str(chosen), "")


def topic_titles(visit: Visit) -> dict[str, str]:
    """Map the titles of all topics to their ids, in editorial order."""
    return {visit.library.topics[id].title: id for id in visit.rulebook.topics}
