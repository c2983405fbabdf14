"""Words, questions and sources: the glossary, what to ask a doctor, and every publication with what cites it."""

from html import escape

import streamlit as st

from views.components import care_cards, links, reference, search
from views.components.choice import choose, topic_titles
from views.visit import Visit


def glossary(visit: Visit) -> None:
    """Draw every word with its meaning."""
    st.title(visit.say("glossary.title"), anchor=False)
    st.markdown(visit.say("glossary.lead"))
    care_cards.show_folded(visit)
    if not search.show(visit, first="word"):
        st.html(f'<dl class="words">{reference.term_list(visit.library.glossary.items())}</dl>')


def questions(visit: Visit) -> None:
    """Draw the questions to take to a doctor, for all topics or for one."""
    library = visit.library
    st.title(visit.say("ask.title"), anchor=False)
    st.markdown(visit.say("ask.lead"))
    care_cards.show_folded(visit)
    topic = choose(visit, "ask", "ask.choose", topic_titles(visit))
    kept = [entry.question for entry in library.questions.values() if topic in ("", *entry.topics)]
    st.html(f'<ul class="questions">{"".join(f"<li>{escape(question)}</li>" for question in kept)}</ul>')
    if topic:
        links.to_topic(visit, topic, visit.say("found.read", title=library.topics[topic].title))


def sources(visit: Visit) -> None:
    """Draw every source with how it was seen and the pages that cite it."""
    library = visit.library
    st.title(visit.say("sources.title"), anchor=False)
    st.markdown(visit.say("sources.lead", count=len(library.sources)))
    care_cards.show_folded(visit)
    if not search.show(visit, first="source"):
        st.html(reference.source_list(visit, library.sources.values()))
