"""The way on from a page: topics close to it, its cards, more questions for a doctor, and the lists of everything."""

from collections import Counter

import streamlit as st

import pen
from content import Card
from rules import Rulebook
from views import state
from views.components import card_list, links, page_text
from views.visit import Visit

MOST_RELATED = 4
NOT_RELATED = "help"
"""The chapter that every page leads to anyway."""
ROW_WEIGHT = 3
"""A row that names both topics brings them closer than a tick that two rows share."""


def of_topic(visit: Visit, topic: str) -> None:
    """Draw the way on from a topic."""
    page_text.heading("next", visit.say("page.next"))
    near = related(visit.rulebook, topic)
    if near:
        st.subheader(visit.say("page.related"), anchor=False)
        st.markdown(visit.say("page.related_lead"))
        _links(visit, near)
    card_list.of_topic(visit, topic)
    _questions(visit, topic)
    links.back_to("questions", visit.say("page.all_questions"))
    back(visit)


def back(visit: Visit) -> None:
    """Draw the way back from a topic: to one's own topics where something is ticked, or else to the list of all."""
    if state.ticks():
        links.back_to(links.MATCHES, visit.say("found.back_to_mine"))
    else:
        links.back_to("topics", visit.say("topics.back_to_list"))


def of_card(visit: Visit, card: Card) -> None:
    """Draw the way on from a card: the topics that it belongs to."""
    page_text.heading("next", visit.say("page.next"))
    st.subheader(visit.say("catalogue.topics"), anchor=False)
    _links(visit, card.topics)
    links.back_to("catalogue", visit.say("catalogue.back_to_list"))


def related(rulebook: Rulebook, topic: str) -> tuple[str, ...]:
    """Return the few topics that share most rows and ticks with a topic, or else its chapter, in editorial order."""
    ticks = {tick for rule in rulebook.rules if topic in rule.topics for tick in rule.ticks}
    close: Counter[str] = Counter()
    for rule in rulebook.rules:
        shared = ROW_WEIGHT if topic in rule.topics else len(ticks.intersection(rule.ticks))
        close.update({other: shared for other in rule.topics if other != topic and shared})
    chapters = {other: rulebook.topics[other].chapter for other in rulebook.topics if other != topic}
    neighbours = [other for other, chapter in chapters.items() if chapter == rulebook.topics[topic].chapter]
    order = dict.fromkeys([*(other for other, _ in close.most_common()), *neighbours])
    nearest = [other for other in order if chapters[other] != NOT_RELATED][:MOST_RELATED]
    return tuple(other for other in rulebook.topics if other in nearest)


def _links(visit: Visit, topics: tuple[str, ...]) -> None:
    with st.container(key="related", gap=None):
        for topic in topics:
            links.to_topic(visit, topic)


def _questions(visit: Visit, topic: str) -> None:
    """Draw the general questions that go with a topic and do not stand on its page already."""
    asked = {sentence.text for sentence in visit.library.topics[topic].sentences}
    questions = [entry.question for entry in visit.library.questions.values() if topic in entry.topics]
    more = [question for question in questions if question not in asked]
    if more:
        st.html(pen.part("reading", "folded_list", visit.say("page.more_questions", count=len(more)), more))
