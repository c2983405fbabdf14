"""All topics, open to anyone without ticking; `?topic=<id>` opens one, `?letter=<x>` a letter of the index."""

from functools import lru_cache

import streamlit as st
from markupsafe import Markup

import pen
from content import Topic
from content.letters import Listed, by_letter
from pen import pages
from rules import Result
from subject.model import Subject
from views import state
from views.components import search, why
from views.visit import Visit, keep_address
from views.ways import LETTER, MATCHES, TOPIC


def show(visit: Visit) -> None:
    """Draw the topic or the letter that the address asks for, or the list of all topics; anything odd is the list."""
    keep_address()
    asked = st.query_params.get(TOPIC, "")
    letter = st.query_params.get(LETTER, "").upper()
    topic = visit.library.topics.get(asked)
    if topic:
        _page(visit, topic)
    elif letter in index(visit.subject):
        _letter(visit, letter)
    else:
        _list(visit, asked)


@lru_cache
def index(subject: Subject) -> dict[str, tuple[Listed, ...]]:
    """Return the lines of each letter of the index from A to Z."""
    return by_letter(subject.library)


def _list(visit: Visit, asked: str) -> None:
    lead = visit.say("topics.unknown" if asked else "topics.lead")
    st.html(pen.part("pages", "opening", visit.on, visit.say("topics.title"), lead))
    if not search.show(visit, "topic", tuple(index(visit.subject))):
        words = visit.say("topics.a_to_z"), visit.say("topics.a_to_z_lead")
        st.html(pages.topics(visit.on) + pen.part("pages", "a_to_z", visit.on, *words, index(visit.subject)))


def _letter(visit: Visit, letter: str) -> None:
    lines = index(visit.subject)[letter]
    words = [(line.id, visit.library.glossary[line.id]) for line in lines if line.kind == "word"]
    leads = [(line, _words(visit, line)) for line in lines if line.kind != "word"]
    title = visit.say("topics.letter", letter=letter)
    st.html(pen.part("pages", "letter", visit.on, title, index(visit.subject), leads, words))


def _words(visit: Visit, line: Listed) -> str:
    """The title, after the word that it stands under unless it begins with it."""
    if line.title.casefold().startswith(line.word):
        return line.title
    return visit.say("topics.letter_line", word=line.name or line.word.capitalize(), title=line.title)


def _page(visit: Visit, topic: Topic) -> None:
    result = state.matched(visit)
    ticked = [sign.id for sign in state.ticked_signs(visit, result)]
    st.html(pages.topic(visit.on, topic, ticked, _why(visit, topic, result), _back(visit)))


def _back(visit: Visit) -> Markup:
    """The way back: to one's own topics where something is ticked, or else to the list of all."""
    address, key = (MATCHES, "found.back_to_mine") if state.ticks() else ("topics", "topics.back_to_list")
    return pen.part("pages", "way", visit.on, address, visit.say(key))


def _why(visit: Visit, topic: Topic, result: Result) -> Markup:
    match = next((match for match in result.topics if match.topic == topic.id), None)
    if match and match.because:
        because = visit.say("found.because", ticks=visit.library.labels(match.because))
        return pen.part("frame", "line", because) + why.why(visit, topic.id)
    return why.why_not(visit, topic.id) if state.ticks() and not match else pen.NOTHING
