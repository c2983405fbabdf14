"""What a class expects of a case, counted where the site allows it: a code, one vote a visit, and the counts."""

from functools import cache
from html import escape

import streamlit as st

from classroom import tally
from classroom.tally import Counts, Slip, Tallies
from content import Case
from rules.model import CARDS
from views import resources, state
from views.lessons import expected
from views.wording import text

TALLY = "tally"
NOT_COUNTED = "no"
"""What is kept in the place of a slip where a vote was not counted."""
EVERY = 3
"""Seconds between two looks at the counts, on the screen of whoever opened them."""


@cache
def tallies() -> Tallies:
    """Return all tallies of this process."""
    return Tallies()


def code() -> str:
    """Return the code in the address, where the site counts at all."""
    return st.query_params.get(TALLY, "") if resources.settings().tally else ""


def parameters() -> dict[str, str]:
    """Return what an address needs so that others come to the same tally."""
    return {TALLY: code()} if code() else {}


def lead() -> None:
    """Tell a learner who came with a code that the choice will be counted."""
    if code():
        st.markdown(text("tally.join_lead" if tallies().counts(code()) else "tally.unknown"))


def teacher(case: Case) -> None:
    """Draw the button that opens a tally, or that closes the one that this visit opened."""
    if not resources.settings().tally:
        return
    opened = state.lesson(_opened(case))
    if code() and code() in opened:
        st.markdown(text("tally.running", code=code()))
        st.button(text("tally.close"), key="tally-close", on_click=_close, args=(case,))
    else:
        st.markdown(text("tally.open_lead", **{"from": tally.SHOWN_FROM}))
        st.button(text("tally.open"), key="tally-open", on_click=_open, args=(case,))
        if opened:
            st.markdown(text("tally.full"))
    st.markdown(text("tally.limits", hours=tally.LASTS // 3600))


def vote(case: Case) -> None:
    """Count what someone expects of a case: one vote a visit, and a changed choice takes the place of the first."""
    if code() and resources.mode().own_answers:
        kept = state.slip(_running(case))
        chosen = {*expected.topics(case), *expected.cards(case)}
        slip = tallies().vote(code(), case.id, chosen, kept if isinstance(kept, Slip) else None)
        state.keep_slip(_running(case), slip or NOT_COUNTED)


def show(case: Case) -> None:
    """Draw whether the choice was counted, and the counts; they go on growing where they were opened or projected."""
    if not code():
        return
    if slip := state.slip(_running(case)):
        st.markdown(text("tally.counted" if isinstance(slip, Slip) else "tally.not_counted"))
    watching = code() in state.lesson(_opened(case)) or not resources.mode().own_answers
    st.fragment(_counts, run_every=EVERY if watching else None)(case)


def _counts(case: Case) -> None:
    counts = tallies().counts(code())
    if not counts or counts.case != case.id:
        st.markdown(text("tally.unknown"))
    elif not counts.votes:
        st.markdown(text("tally.waiting", **{"from": tally.SHOWN_FROM}))
    else:
        st.html(_as_html(counts))


def _as_html(counts: Counts) -> str:
    titles = resources.library().topics
    named = {id: titles[id].title for id in resources.rulebook().topics}
    named |= {card: text(f"cases.card_{card}") for card in CARDS}
    lines = "".join(
        _line(words, counts.by_option[id], counts.votes) for id, words in named.items() if counts.by_option.get(id)
    )
    title = f"<h3>{escape(text('tally.title'))}</h3><p>{escape(text('tally.votes', count=counts.votes))}</p>"
    return title + (f'<ul class="counts">{lines}</ul>' if lines else f"<p>{escape(text('tally.nobody'))}</p>")


def _line(words: str, count: int, votes: int) -> str:
    told = escape(text("tally.line", count=count, votes=votes))
    bar = f'<span class="bar" aria-hidden="true"><i style="width: {100 * count // votes}%"></i></span>'
    return f"<li><span>{escape(words)}</span> {bar} <strong>{told}</strong></li>"


def _open(case: Case) -> None:
    opened = tallies().start(case.id, {*resources.rulebook().topics, *CARDS})
    state.keep(_opened(case), opened or "full")
    if opened:
        st.query_params[TALLY] = opened


def _close(case: Case) -> None:
    tallies().close(code())
    state.keep(_opened(case))
    st.query_params.pop(TALLY, None)


def _opened(case: Case) -> str:
    return f"{case.id}:tally-opened"


def _running(case: Case) -> str:
    return f"{code()}:{case.id}"
