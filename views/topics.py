"""All topics, open to anyone without ticking; `?topic=<id>` opens one, `?letter=<x>` a letter of the index."""

import streamlit as st

from content import Topic
from content.model import HELP_PAGE
from rules import Result
from views import resources, state
from views.components import card_list, care_cards, letters, links, page_text, search, what_next, why
from views.wording import labels, text


def show() -> None:
    """Draw the topic or the letter that the address asks for, or the list of all topics; anything odd is the list."""
    links.keep_address()
    asked = st.query_params.get(links.TOPIC, "")
    letter = st.query_params.get(links.LETTER, "").upper()
    topic = resources.library().topics.get(asked)
    if topic:
        _page(topic)
    elif letter in letters.index():
        _letter(letter)
    else:
        _list(asked)


def _list(asked: str) -> None:
    st.title(text("topics.title"), anchor=False)
    st.markdown(text("topics.unknown") if asked else text("topics.lead"))
    care_cards.show_folded()
    if search.show(first="topic"):
        return
    for chapter, ids in _chapters().items():
        st.header(text(f"chapters.{chapter}"), anchor=False)
        with st.container(key=f"list-{chapter}", gap=None):
            for id in ids:
                card_list.topic_entry(id)
    st.header(text("topics.a_to_z"), anchor=False)
    st.markdown(text("topics.a_to_z_lead"))
    letters.show()


def _letter(letter: str) -> None:
    links.back_to("topics", text("topics.back_to_list"))
    st.title(text("topics.letter", letter=letter), anchor=False)
    letters.show()
    letters.page(letter)


def _chapters() -> dict[str, list[str]]:
    chapters: dict[str, list[str]] = {}
    for topic in resources.rulebook().topics.values():
        chapters.setdefault(topic.chapter, []).append(topic.id)
    return chapters


def _page(topic: Topic) -> None:
    """One topic in the fixed order: summary, when to get help, the sections, sources and dates, the way on."""
    what_next.back()
    st.title(topic.title, anchor=False)
    page_text.summary(topic)
    result = state.matched()
    _why_shown(topic, result)
    with st.container(key="reader"):
        page_text.contents(_parts(topic))
        with st.container(key="topic-page"):
            st.html(page_text.heading("get-help", text("topics.when_to_get_help")))
            _cards(topic, result)
            page_text.sections(topic, "sections")
            page_text.foot(topic)
            what_next.of_topic(topic.id)


def _parts(topic: Topic) -> list[tuple[str, str]]:
    return [
        ("get-help", text("topics.when_to_get_help")),
        *page_text.parts(topic, "sections"),
        ("sources", text("page.sources_and_dates")),
        ("next", text("page.next")),
    ]


def _why_shown(topic: Topic, result: Result) -> None:
    match = next((match for match in result.topics if match.topic == topic.id), None)
    if match and match.because:
        st.markdown(text("found.because", ticks=labels(match.because)))
        why.why(topic.id)
    elif state.ticks() and not match:
        why.why_not(topic.id)


def _cards(topic: Topic, result: Result) -> None:
    everything = topic.id == HELP_PAGE
    ticked = [sign.id for sign in state.ticked_signs(result)]
    care_cards.show(resources.rulebook().warnings if everything else topic.warnings, ticked)
    if not everything:
        if any(resources.rulebook().warnings[id].card == "urgent" for id in topic.warnings):
            st.html(page_text.said(text("topics.today")))
        links.to_topic(HELP_PAGE, text("topics.all_warnings"))
