"""Find topics: tick what fits, and read. Warning signs come first, before any topic."""

import streamlit as st

from rules import Match, Result
from views import resources, state, topics
from views.components import care_cards, links, questions, why
from views.wording import labels, text


def show() -> None:
    """Draw the page: the card of a ticked warning sign, the questions, and the topics that match.

    An address may name a topic here too (`/?topic=tendon`), so that a printed link stays short.
    """
    if links.TOPIC in st.query_params:
        topics.show()
        return
    result = state.matched()
    _ticked_warnings(result)
    st.title(text("find.title"), anchor=False)
    st.markdown(text("find.lead"))
    asked, found = st.columns([6, 5], gap="large")
    with asked:
        questions.show()
    with found, st.container(key="found"):
        _found(result)


def _ticked_warnings(result: Result) -> None:
    """Show the cards on which a ticked sign stands, open, above everything else on the page."""
    ticked = [sign.id for sign in state.ticked_signs(result)]
    if ticked:
        with st.container(key="ticked-warnings"):
            care_cards.show(ticked, ticked)


def _found(result: Result) -> None:
    ticked = state.ticks()
    main, more = result.reading("main"), result.reading("more")
    st.header(text("found.title"), anchor=False)
    if not ticked:
        st.markdown(text("found.nothing_ticked"))
    elif not result.warnings:
        st.markdown(text("found.no_warning"))
    if main:
        st.subheader(text("readings.main"), anchor=False)
        for match in main:
            _main_topic(match)
    if more:
        st.subheader(text("readings.more"), anchor=False)
        for match in more:
            _more_topic(match)
    why.nothing_changed(result)
    why.one_tick_away()
    st.markdown(text("found.order"))


def _main_topic(match: Match) -> None:
    topic = resources.library().topics[match.topic]
    with st.container(border=True, key=f"main-{match.topic}"):
        st.markdown(f"#### {topic.title}", anchors=False)
        st.markdown(topic.summary.text)
        st.markdown(because(match))
        links.to_topic(match.topic, text("found.read", title=topic.title))
        why.why(match.topic)


def _more_topic(match: Match) -> None:
    with st.container(key=f"more-{match.topic}", gap=None):
        links.to_topic(match.topic)
        st.markdown(because(match))


def because(match: Match) -> str:
    """Say which ticks lead to a topic, or that everyone is shown it."""
    if not match.because:
        return text("found.for_everyone")
    return text("found.because", ticks=labels(match.because))
