"""The topics of a visit: warning signs first, then each page with its reason, questions for a doctor, and a sheet."""

import streamlit as st

from rules import Match, Result
from views import state
from views.components import care_cards, links, take_away, tick_board, topic_picture, why
from views.visit import Visit


def show(visit: Visit) -> None:
    """Draw the page. Nothing here depends on more than the ticks, and the order is the table's."""
    with st.container(key="found-page"):
        _page(visit, state.matched(visit))


def _page(visit: Visit, result: Result) -> None:
    signs = [sign.id for sign in state.ticked_signs(visit, result)]
    if signs:
        with st.container(key="ticked-warnings"):
            care_cards.show(visit, signs, signs)
    st.title(visit.say("found.title"), anchor=False)
    st.markdown(_lead(visit, result))
    care_cards.show_folded(visit)
    _ticked(visit)
    main, more = result.reading("main"), result.reading("more")
    if main:
        st.header(visit.say("readings.main"), anchor=False)
        for match in main:
            _main_topic(visit, match)
    if more:
        st.header(visit.say("readings.more"), anchor=False)
        for match in more:
            _more_topic(visit, match)
    st.markdown(visit.say("found.order"))
    why.nothing_changed(visit, result)
    why.one_tick_away(visit)
    take_away.show(visit, [match.topic for match in main or more], signs)


def _lead(visit: Visit, result: Result) -> str:
    if not state.ticks():
        return visit.say("found.nothing_ticked")
    return visit.say("found.lead") if result.warnings else visit.say("found.no_warning")


def _ticked(visit: Visit) -> None:
    """Say what was ticked, question by question, each with the way back to it."""
    ticked = state.ticks()
    with st.container(border=True, key="what-was-ticked"):
        st.header(visit.say("board.ticked_title"), anchor=False)
        for group in tick_board.ORDER:
            chosen = [tick.id for tick in visit.rulebook.group(group) if tick.id in ticked]
            if chosen:
                with st.container(key=f"ticked-{group}", gap=None):
                    st.markdown("\n".join(f"- {visit.library.label(tick)}" for tick in chosen))
                    links.to_question(group, visit.say("board.change_name", question=visit.say(f"questions.{group}")))
        if not ticked:
            st.markdown(visit.say("board.ticked_nothing"))
            with st.container(key="start-here"):
                links.to_question("", visit.say("find.nav"))


def _main_topic(visit: Visit, match: Match) -> None:
    topic = visit.library.topics[match.topic]
    with st.container(border=True, key=f"main-{match.topic}"):
        picture, words = st.columns([1, 4])
        with picture:
            topic_picture.show(visit, match.topic)
        with words:
            st.subheader(topic.title, anchor=False)
            st.markdown(topic.summary.text)
            st.markdown(because(visit, match))
            links.to_topic(visit, match.topic, visit.say("found.read", title=topic.title))
            why.why(visit, match.topic)


def _more_topic(visit: Visit, match: Match) -> None:
    with st.container(key=f"more-{match.topic}", gap=None):
        links.to_topic(visit, match.topic)
        st.markdown(because(visit, match))


def because(visit: Visit, match: Match) -> str:
    """Say which ticks lead to a topic, or that everyone is shown it."""
    if not match.because:
        return visit.say("found.for_everyone")
    return visit.say("found.because", ticks=visit.library.labels(match.because))
