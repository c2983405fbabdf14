"""Words, questions and sources: the glossary, what to ask a doctor, and every publication with what cites it."""

import streamlit as st

import pen
from pen.reading import cited_by
from views.components import care_cards, links, search
from views.components.choice import choose, topic_titles
from views.visit import Visit


def glossary(visit: Visit) -> None:
    """Draw every word with its meaning."""
    st.title(visit.say("glossary.title"), anchor=False)
    st.markdown(visit.say("glossary.lead"))
    care_cards.show_folded(visit)
    if not search.show(visit, first="word"):
        st.html(pen.part("reading", "words", visit.library.glossary.items()))


def questions(visit: Visit) -> None:
    """Draw the questions to take to a doctor, for all topics or for one."""
    library = visit.library
    st.title(visit.say("ask.title"), anchor=False)
    st.markdown(visit.say("ask.lead"))
    care_cards.show_folded(visit)
    topic = choose(visit, "ask", "ask.choose", topic_titles(visit))
    kept = [entry.question for entry in library.questions.values() if topic in ("", *entry.topics)]
    st.html(pen.part("reading", "questions", kept))
    if topic:
        links.to_topic(visit, topic, visit.say("found.read", title=library.topics[topic].title))


def sources(visit: Visit) -> None:
    """Draw every source with how it was seen and the pages that cite it."""
    library = visit.library
    st.title(visit.say("sources.title"), anchor=False)
    st.markdown(visit.say("sources.lead", count=len(library.sources)))
    care_cards.show_folded(visit)
    if not search.show(visit, first="source"):
        given = library.sources.values()
        st.html(pen.part("reading", "sources", given, library, cited_by(library), visit.outside))
