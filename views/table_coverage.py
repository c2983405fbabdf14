"""The coverage picture: which ticks stand in a row that leads to which topics, with the same in words beside it."""

from collections.abc import Mapping
from textwrap import shorten

import streamlit as st

import pen
from views.visit import Visit

Dots = Mapping[tuple[str, str], str]
"""The reading of the strongest row that names a tick and shows a topic, by (tick, topic)."""
CELL, LEFT, TOP = 14, 330, 250


def show(visit: Visit) -> None:
    """Draw the picture, and under it, to unfold, the ticks of each topic in words."""
    st.header(visit.say("coverage.title"), anchor=False)
    st.markdown(visit.say("coverage.lead"))
    reached = dots(visit)
    with st.container(key="coverage"):
        st.image(picture(visit, reached), alt=visit.say("coverage.lead"))
    with st.expander(visit.say("coverage.in_words"), key="coverage-words"):
        st.markdown("\n".join(_line(visit, topic, reached) for topic in visit.rulebook.topics))


def dots(visit: Visit) -> Dots:
    """Return what the table reaches."""
    found: dict[tuple[str, str], str] = {}
    for rule in visit.rulebook.rules:
        for tick in rule.ticks:
            for topic in rule.topics:
                if found.get((tick, topic)) != "main":
                    found[tick, topic] = rule.reading
    return found


def _line(visit: Visit, topic: str, reached: Dots) -> str:
    ticks = [visit.library.label(tick) for tick, other in reached if other == topic]
    words = ", ".join(ticks) or visit.say("coverage.everyone")
    return visit.say("coverage.line", topic=visit.library.topics[topic].title, ticks=words)


def picture(visit: Visit, reached: Dots) -> str:
    """Draw the dots as one SVG picture that needs nothing from outside."""
    book, topics = visit.rulebook, list(visit.rulebook.topics)
    ticks = [tick.id for tick in book.ticks.values() if tick.group != "warning"]
    labels = [shorten(visit.library.label(tick), 46, placeholder="…") for tick in ticks]
    titles = [visit.library.topics[topic].title for topic in topics]
    places = [
        (topics.index(topic), ticks.index(tick), reading) for (tick, topic), reading in reached.items() if tick in ticks
    ]
    words = visit.say("coverage.title"), visit.say("coverage.lead")
    return pen.part("pictures", "coverage", *words, labels, titles, places, CELL, LEFT, TOP)
