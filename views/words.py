"""Words, questions and sources: the glossary, what to ask a doctor, and every publication with what cites it."""

import streamlit as st

import pen
from views.components import search
from views.components.choice import choose, topic_titles
from views.visit import Visit


def glossary(visit: Visit) -> None:
    """Draw every word with its meaning."""
    st.html(pen.part("pages", "opening", visit.on, visit.say("glossary.title"), visit.say("glossary.lead")))
    if not search.show(visit, "word"):
        st.html(pen.part("reading", "words", visit.library.glossary.items()))


def questions(visit: Visit) -> None:
    """Draw the questions to take to a doctor, for all topics or for one."""
    st.html(pen.part("pages", "opening", visit.on, visit.say("ask.title"), visit.say("ask.lead")))
    topic = choose(visit, "ask", "ask.choose", topic_titles(visit))
    kept = [entry.question for entry in visit.library.questions.values() if topic in ("", *entry.topics)]
    st.html(pen.part("pages", "questions", visit.on, kept, topic))


def sources(visit: Visit) -> None:
    """Draw every source with how it was seen and the pages that cite it."""
    lead = visit.say("sources.lead", count=len(visit.library.sources))
    st.html(pen.part("pages", "opening", visit.on, visit.say("sources.title"), lead))
    if not search.show(visit, "source"):
        st.html(pen.part("pages", "sources", visit.on, visit.library.sources))
