"""What one tick more or less changes in a case: what moves, and the row that did it."""

from html import escape

import streamlit as st

from classroom.changes import Changed, change, idle_rows
from content import Case
from views import resources, state
from views.components import care_cards, step_turn
from views.lessons import told
from views.wording import listed, one_of, quoted, text

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


def show(case: Case) -> None:
    """Draw the list of ticks to change, and what the chosen one changes."""
    with st.container(key=step_turn.PLACE):
        st.header(text("cases.change"), anchor=False)
        st.markdown(text("cases.change_lead"))
        st.markdown(told.ticks(case))
        tick = st.selectbox(
            text("cases.change_choose"),
            _choices(case),
            index=None,
            format_func=lambda tick: _named(case, tick),
            placeholder=text("cases.change_first"),
            key=state.lesson_key(f"{case.id}:change"),
        )
        if tick:
            _changed(case, change(resources.rulebook(), case.ticks, tick))


def _choices(case: Case) -> tuple[str, ...]:
    """Return the ticks that the case suggests, then its own to take away, then all others in the order of the table."""
    return tuple(dict.fromkeys((*case.changes, *case.ticks, *resources.rulebook().ticks)))


def _named(case: Case, tick: str) -> str:
    return text("cases.change_remove" if tick in case.ticks else "cases.change_add", label=quoted(tick))


def _changed(case: Case, changed: Changed) -> None:
    signs = [sign.id for sign in changed.signs]
    if signs:
        st.markdown(f"**{text('cases.signs_more' if changed.is_more else 'cases.signs_less')}**")
        care_cards.show(signs)
    if changed.moved:
        st.html(_moves(case, changed))
    elif not signs:
        st.html(_idle(case, changed.tick))


def _moves(case: Case, changed: Changed) -> str:
    ticks = {*case.ticks, changed.tick}
    html = ""
    for words in dict.fromkeys(MOVES.values()):
        moved = [it for it in changed.moved if MOVES[it.before, it.after] == words]
        if moved:
            entries = (told.topic(it.topic, "", told.row(it.row, ticks)) for it in moved)
            html += f"<h3>{escape(text(words))}</h3>{told.items(entries, '')}"
    return html


def _idle(case: Case, tick: str) -> str:
    """Say that nothing changes, and how the rows with this tick stand."""
    rows = idle_rows(resources.rulebook(), case.ticks, tick)[:MOST_ROWS]
    lines = []
    for row in rows:
        if row.holds:
            lines.append(f"<li>{told.row(row.rule, {*case.ticks} ^ {tick})}</li>")
        else:
            missing = listed([one_of(group) for group in row.missing])
            lines.append(f"<li>{escape(text('why.missing', row=row.rule.id, missing=missing))}</li>")
    why = f"<p>{escape(text('cases.nothing_why'))}</p>" if lines else ""
    return f"<h3>{escape(text('cases.changes_nothing'))}</h3>{why}{told.items(lines, '')}"
