"""All topics, open to anyone without ticking; `?topic=<id>` opens one, and an unknown id the calm list."""

import streamlit as st

from content import Topic
from rules import Result
from views import resources, state
from views.components import card_list, care_cards, links, page_text, why
from views.wording import labels, text


def show() -> None:
    """Draw the topic that the address asks for, or the list of all topics."""
    asked = st.query_params.get(links.TOPIC, "")
    topic = resources.library().topics.get(asked)
    if topic:
        _page(topic)
    else:
        _list(asked)


def _list(asked: str) -> None:
    st.title(text("topics.title"), anchor=False)
    st.markdown(text("topics.unknown") if asked else text("topics.lead"))
    care_cards.show_folded()
    wanted = st.text_input(text("topics.search"), key=state.SEARCH, max_chars=80).casefold().split()
    library, shown = resources.library(), 0
    for chapter, ids in _chapters().items():
        hits = [id for id in ids if _fits(library.topics[id], wanted)]
        shown += len(hits)
        if hits:
            st.subheader(text(f"chapters.{chapter}"), anchor=False)
        for id in hits:
            with st.container(key=f"listed-{id}", gap=None):
                links.to_topic(id)
                st.markdown(library.topics[id].summary.text)
    if not shown:
        st.markdown(text("topics.nothing_found"))


def _chapters() -> dict[str, list[str]]:
    chapters: dict[str, list[str]] = {}
    for topic in resources.rulebook().topics.values():
        chapters.setdefault(topic.chapter, []).append(topic.id)
    return chapters


def _fits(topic: Topic, wanted: list[str]) -> bool:
    words = f"{topic.title} {topic.summary.text}".casefold()
    return all(word in words for word in wanted)


def _page(topic: Topic) -> None:
    """One topic in the fixed order: summary, when to get help, the sections, sources and dates."""
    links.back_to("topics", text("topics.back_to_list"))
    st.title(topic.title, anchor=False)
    page_text.summary(topic)
    result = state.matched()
    _why_shown(topic, result)
    with st.container(key="topic-page"):
        st.header(text("topics.when_to_get_help"), anchor=False)
        _cards(topic, result)
        page_text.drawings(topic.id)
        page_text.sections(topic, "sections")
        card_list.of_topic(topic.id)
        page_text.foot(topic)


def _why_shown(topic: Topic, result: Result) -> None:
    match = next((match for match in result.topics if match.topic == topic.id), None)
    if match and match.because:
        st.markdown(text("found.because", ticks=labels(match.because)))
        why.why(topic.id)
    elif state.ticks() and not match:
        why.why_not(topic.id)


def _cards(topic: Topic, result: Result) -> None:
    everything = topic.id == "when-to-get-help"
    ticked = [sign.id for sign in state.ticked_signs(result)]
    care_cards.show(resources.rulebook().warnings if everything else topic.warnings, ticked)
    if not everything:
        links.to_topic("when-to-get-help", text("topics.all_warnings"))
