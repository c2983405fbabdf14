"""The topics of a visit: warning signs first, then each page with its reason, questions for a doctor, and a sheet."""

import streamlit as st

from rules import Match, Result
from views import resources, state
from views.components import care_cards, links, take_away, tick_board, topic_picture, why
from views.wording import label, labels, text


def show() -> None:
    """Draw the page. Nothing here depends on more than the ticks, and the order is the table's."""
    with st.container(key="found-page"):
        _page(state.matched())


def _page(result: Result) -> None:
    signs = [sign.id for sign in state.ticked_signs(result)]
    if signs:
        with st.container(key="ticked-warnings"):
            care_cards.show(signs, signs)
    st.title(text("found.title"), anchor=False)
    st.markdown(_lead(result))
    care_cards.show_folded()
    _ticked()
    main, more = result.reading("main"), result.reading("more")
    if main:
        st.header(text("readings.main"), anchor=False)
        for match in main:
            _main_topic(match)
    if more:
        st.header(text("readings.more"), anchor=False)
        for match in more:
            _more_topic(match)
    st.markdown(text("found.order"))
    why.nothing_changed(result)
    why.one_tick_away()
    take_away.show([match.topic for match in main or more], signs)


def _lead(result: Result) -> str:
    if not state.ticks():
        return text("found.nothing_ticked")
    return text("found.lead") if result.warnings else text("found.no_warning")


def _ticked() -> None:
    """Say what was ticked, question by question, each with the way back to it."""
    ticked = state.ticks()
    with st.container(border=True, key="what-was-ticked"):
        st.header(text("board.ticked_title"), anchor=False)
        for group in tick_board.ORDER:
            chosen = [tick.id for tick in resources.rulebook().group(group) if tick.id in ticked]
            if chosen:
                with st.container(key=f"ticked-{group}", gap=None):
                    st.markdown("\n".join(f"- {label(tick)}" for tick in chosen))
                    links.to_question(group, text("board.change_name", question=text(f"questions.{group}")))
        if not ticked:
            st.markdown(text("board.ticked_nothing"))
            with st.container(key="start-here"):
                links.to_question("", text("find.nav"))


def _main_topic(match: Match) -> None:
    topic = resources.library().topics[match.topic]
    with st.container(border=True, key=f"main-{match.topic}"):
        picture, words = st.columns([1, 4])
        with picture:
            topic_picture.show(match.topic)
        with words:
            st.subheader(topic.title, anchor=False)
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
