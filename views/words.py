"""Words, questions and sources: the glossary, what to ask a doctor, and every publication with what cites it."""

from html import escape

import streamlit as st

from views import resources
from views.components import care_cards, links, reference, search
from views.components.choice import choose, topic_titles
from views.wording import text


def glossary() -> None:
    """Draw every word with its meaning."""
    st.title(text("glossary.title"), anchor=False)
    st.markdown(text("glossary.lead"))
    care_cards.show_folded()
    if not search.show(first="word"):
        st.html(f'<dl class="words">{reference.term_list(resources.library().glossary.items())}</dl>')


def questions() -> None:
    """Draw the questions to take to a doctor, for all topics or for one."""
    library = resources.library()
    st.title(text("ask.title"), anchor=False)
    st.markdown(text("ask.lead"))
    care_cards.show_folded()
    topic = choose("ask", "ask.choose", topic_titles())
    kept = [entry.question for entry in library.questions.values() if topic in ("", *entry.topics)]
    st.html(f'<ul class="questions">{"".join(f"<li>{escape(question)}</li>" for question in kept)}</ul>')
    if topic:
        links.to_topic(topic, text("found.read", title=library.topics[topic].title))


def sources() -> None:
    """Draw every source with how it was seen and the pages that cite it."""
    library = resources.library()
    st.title(text("sources.title"), anchor=False)
    st.markdown(text("sources.lead", count=len(library.sources)))
    care_cards.show_folded()
    if not search.show(first="source"):
        st.html(reference.source_list(library.sources.values()))
