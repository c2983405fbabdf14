"""The topics of a visit: warning signs first, then each page with its reason, questions for a doctor, and a sheet."""

import streamlit as st

import pen
from pen.reading import embedded
from rules import Match, Result
from views import files, state
from views.components import take_away, tick_board, why
from views.visit import Visit


def show(visit: Visit) -> None:
    """Draw the page. Nothing here depends on more than the ticks, and the order is the table's."""
    result = state.matched(visit)
    signs = [sign.id for sign in state.ticked_signs(visit, result)]
    main, more = result.reading("main"), result.reading("more")
    shown = {
        "lead": _lead(visit, result),
        "signs": signs,
        "ticked": _ticked(visit),
        "main": [_entry(visit, match) for match in main],
        "more": [(match.topic, because(visit, match)) for match in more],
        "nothing_changed": why.nothing_changed(visit, result),
        "one_tick_away": why.one_tick_away(visit),
    }
    with st.container(key="found-page"):
        st.html(pen.part("pages", "found", visit.on, shown))
        take_away.show(visit, [match.topic for match in main or more], signs)


def _lead(visit: Visit, result: Result) -> str:
    if not state.ticks():
        return visit.say("found.nothing_ticked")
    return visit.say("found.lead") if result.warnings else visit.say("found.no_warning")


def _ticked(visit: Visit) -> list[tuple[str, list[str], str]]:
    """What was ticked, question by question, each with the words for the way back to it."""
    chosen = {group: [tick.id for tick in visit.rulebook.group(group)] for group in tick_board.ORDER}
    labels = {group: [visit.library.label(id) for id in ids if id in state.ticks()] for group, ids in chosen.items()}
    change = {group: visit.say("board.change_name", question=visit.say(f"questions.{group}")) for group in labels}
    return [(group, words, change[group]) for group, words in labels.items() if words]


def _entry(visit: Visit, match: Match) -> dict[str, object]:
    chapter = visit.rulebook.topics[match.topic].chapter
    drawing = next((it for it in visit.library.drawings.values() if match.topic in it.topics), None)
    picture = drawing.svg if drawing else files.icon(f"topic-{chapter}")
    return {
        "topic": match.topic,
        "picture": embedded(picture),
        "alt": drawing.alt if drawing else visit.say(f"chapters.{chapter}"),
        "is_icon": not drawing,
        "because": because(visit, match),
        "why": why.why(visit, match.topic),
    }


def because(visit: Visit, match: Match) -> str:
    """Say which ticks lead to a topic, or that everyone is shown it."""
    if not match.because:
        return visit.say("found.for_everyone")
    return visit.say("found.because", ticks=visit.library.labels(match.because))
