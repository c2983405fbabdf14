"""All topics, open to anyone without ticking; `?topic=<id>` opens one, `?letter=<x>` a letter of the index."""

import streamlit as st

from content import Topic
from content.model import HELP_PAGE
from pen.reading import Reading, read
from rules import Result
from views import state
from views.components import card_list, care_cards, letters, links, page_text, search, what_next, why
from views.visit import Visit


def show(visit: Visit) -> None:
    """Draw the topic or the letter that the address asks for, or the list of all topics; anything odd is the list."""
    links.keep_address()
    asked = st.query_params.get(links.TOPIC, "")
    letter = st.query_params.get(links.LETTER, "").upper()
    topic = visit.library.topics.get(asked)
    if topic:
        _page(visit, topic)
    elif letter in letters.index(visit.subject):
        _letter(visit, letter)
    else:
        _list(visit, asked)


def _list(visit: Visit, asked: str) -> None:
    st.title(visit.say("topics.title"), anchor=False)
    st.markdown(visit.say("topics.unknown") if asked else visit.say("topics.lead"))
    care_cards.show_folded(visit)
    if search.show(visit, first="topic"):
        return
    for chapter, ids in _chapters(visit).items():
        st.header(visit.say(f"chapters.{chapter}"), anchor=False)
        with st.container(key=f"list-{chapter}", gap=None):
            for id in ids:
                card_list.topic_entry(visit, id)
    st.header(visit.say("topics.a_to_z"), anchor=False)
    st.markdown(visit.say("topics.a_to_z_lead"))
    letters.show(visit)


def _letter(visit: Visit, letter: str) -> None:
    links.back_to("topics", visit.say("topics.back_to_list"))
    st.title(visit.say("topics.letter", letter=letter), anchor=False)
    letters.show(visit)
    letters.page(visit, letter)


def _chapters(visit: Visit) -> dict[str, list[str]]:
    chapters: dict[str, list[str]] = {}
    for topic in visit.rulebook.topics.values():
        chapters.setdefault(topic.chapter, []).append(topic.id)
    return chapters


def _page(visit: Visit, topic: Topic) -> None:
    """One topic in the fixed order: summary, when to get help, the sections, sources and dates, the way on."""
    reading = read(visit.library, topic)
    what_next.back(visit)
    st.title(topic.title, anchor=False)
    page_text.summary(reading)
    result = state.matched(visit)
    _why_shown(visit, topic, result)
    with st.container(key="reader"):
        page_text.contents(visit, _parts(visit, reading))
        with st.container(key="topic-page"):
            page_text.heading("get-help", visit.say("topics.when_to_get_help"))
            _cards(visit, topic, result)
            page_text.sections(reading)
            page_text.foot(visit, reading)
            what_next.of_topic(visit, topic.id)


def _parts(visit: Visit, reading: Reading) -> list[tuple[str, str]]:
    return [
        ("get-help", visit.say("topics.when_to_get_help")),
        *reading.headings,
        ("sources", visit.say("page.sources_and_dates")),
        ("next", visit.say("page.next")),
    ]


def _why_shown(visit: Visit, topic: Topic, result: Result) -> None:
    match = next((match for match in result.topics if match.topic == topic.id), None)
    if match and match.because:
        st.markdown(visit.say("found.because", ticks=visit.library.labels(match.because)))
        why.why(visit, topic.id)
    elif state.ticks() and not match:
        why.why_not(visit, topic.id)


def _cards(visit: Visit, topic: Topic, result: Result) -> None:
    everything = topic.id == HELP_PAGE
    ticked = [sign.id for sign in state.ticked_signs(visit, result)]
    care_cards.show(visit, visit.rulebook.warnings if everything else topic.warnings, ticked)
    if not everything:
        if any(visit.rulebook.warnings[id].card == "urgent" for id in topic.warnings):
            page_text.said(visit.say("topics.today"))
        links.to_topic(visit, HELP_PAGE, visit.say("topics.all_warnings"))
