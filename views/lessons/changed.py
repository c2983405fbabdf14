"""What one tick more or less changes in a case: what moves, and the row that did it."""

import streamlit as st

import pen
from classroom.changes import Changed, change, idle_rows
from content import Case
from views import state
from views.components import step_turn, why
from views.lessons import told
from views.lessons.told import Line
from views.visit import Visit

MOVES = {
    ("", "main"): "cases.to_front",
    ("more", "main"): "cases.from_more",
    ("", "more"): "cases.to_behind",
    ("main", "more"): "cases.to_more",
    ("main", ""): "cases.gone",
    ("more", ""): "cases.gone",
}
"""From where to where a topic can move, and the key of the words for it."""
MOST_ROWS = 3


def show(visit: Visit, case: Case) -> None:
    """Draw the list of ticks to change, and what the chosen one changes."""
    with st.container(key=step_turn.PLACE):
        st.header(visit.say("cases.change"), anchor=False)
        st.markdown(visit.say("cases.change_lead"))
        st.markdown(told.ticks(visit, case))
        tick = st.selectbox(
            visit.say("cases.change_choose"),
            _choices(visit, case),
            index=None,
            format_func=lambda tick: _named(visit, case, tick),
            placeholder=visit.say("cases.change_first"),
            key=state.lesson_key(f"{case.id}:change"),
        )
        if tick:
            _changed(visit, case, change(visit.rulebook, case.ticks, tick))


def _choices(visit: Visit, case: Case) -> tuple[str, ...]:
    """Return the ticks that the case suggests, then its own to take away, then all others in the order of the table."""
    return tuple(dict.fromkeys((*case.changes, *case.ticks, *visit.rulebook.ticks)))


def _named(visit: Visit, case: Case, tick: str) -> str:
    return visit.say(
        "cases.change_remove" if tick in case.ticks else "cases.change_add", label=visit.library.quoted(tick)
    )


def _changed(visit: Visit, case: Case, changed: Changed) -> None:
    signs = [sign.id for sign in changed.signs]
    if signs:
        st.markdown(f"**{visit.say('cases.signs_more' if changed.is_more else 'cases.signs_less')}**")
        st.html(visit.on.cards(signs))
    if changed.moved:
        st.html(_moves(visit, case, changed))
    elif not signs:
        st.html(_idle(visit, case, changed.tick))


def _moves(visit: Visit, case: Case, changed: Changed) -> str:
    ticks, by_words = {*case.ticks, changed.tick}, {words: list[Line]() for words in MOVES.values()}
    for it in changed.moved:
        by_words[MOVES[it.before, it.after]].append(told.topic(visit, it.topic, row=told.row(visit, it.row, ticks)))
    return "".join(
        pen.part("lessons", "titled", visit.say(words), "") + told.lines(lines)
        for words, lines in by_words.items()
        if lines
    )


def _idle(visit: Visit, case: Case, tick: str) -> str:
    """Say that nothing changes, and how the rows with this tick stand."""
    rows = idle_rows(visit.rulebook, case.ticks, tick)[:MOST_ROWS]
    reason = visit.say("cases.nothing_why") if rows else ""
    ticks = {*case.ticks} ^ {tick}
    lines = [
        Line(row=told.row(visit, row.rule, ticks)) if row.holds else Line(misses=why.missing(visit, row))
        for row in rows
    ]
    return pen.part("lessons", "titled", visit.say("cases.changes_nothing"), reason) + told.lines(lines)
