"""What a class expects of a case, counted where the site allows it: a code, one vote a visit, and the counts."""

from functools import cache

import streamlit as st

import pen
from classroom import tally
from classroom.tally import Counts, Slip, Tallies
from content import Case
from rules.model import CARDS
from views import state
from views.lessons import expected
from views.visit import Visit

TALLY = "tally"
NOT_COUNTED = "no"
"""What is kept in the place of a slip where a vote was not counted."""
EVERY = 3
"""Seconds between two looks at the counts, on the screen of whoever opened them."""


@cache
def tallies() -> Tallies:
    """Return all tallies of this process."""
    return Tallies()


def code(visit: Visit) -> str:
    """Return the code in the address, where the site counts at all."""
    return st.query_params.get(TALLY, "") if visit.site.tally else ""


def parameters(visit: Visit) -> dict[str, str]:
    """Return what an address needs so that others come to the same tally."""
    return {TALLY: code(visit)} if code(visit) else {}


def lead(visit: Visit) -> None:
    """Tell a learner who came with a code that the choice will be counted."""
    if code(visit):
        st.markdown(visit.say("tally.join_lead" if tallies().counts(code(visit)) else "tally.unknown"))


def teacher(visit: Visit, case: Case) -> None:
    """Draw the button that opens a tally, or that closes the one that this visit opened."""
    if not visit.site.tally:
        return
    opened = state.lesson(_opened(case))
    if code(visit) and code(visit) in opened:
        st.markdown(visit.say("tally.running", code=code(visit)))
        st.button(visit.say("tally.close"), key="tally-close", on_click=_close, args=(visit, case))
    else:
        st.markdown(visit.say("tally.open_lead", **{"from": tally.SHOWN_FROM}))
        st.button(visit.say("tally.open"), key="tally-open", on_click=_open, args=(visit, case))
        if opened:
            st.markdown(visit.say("tally.full"))
    st.markdown(visit.say("tally.limits", hours=tally.LASTS // 3600))


def vote(visit: Visit, case: Case) -> None:
    """Count what someone expects of a case: one vote a visit, and a changed choice takes the place of the first."""
    if code(visit) and visit.mode.own_answers:
        kept = state.slip(_running(visit, case))
        chosen = {*expected.topics(visit, case), *expected.cards(visit, case)}
        slip = tallies().vote(code(visit), case.id, chosen, kept if isinstance(kept, Slip) else None)
        state.keep_slip(_running(visit, case), slip or NOT_COUNTED)


def show(visit: Visit, case: Case) -> None:
    """Draw whether the choice was counted, and the counts; they go on growing where they were opened or projected."""
    if not code(visit):
        return
    if slip := state.slip(_running(visit, case)):
        st.markdown(visit.say("tally.counted" if isinstance(slip, Slip) else "tally.not_counted"))
    watching = code(visit) in state.lesson(_opened(case)) or not visit.mode.own_answers
    st.fragment(_counts, run_every=EVERY if watching else None)(visit, case)


def _counts(visit: Visit, case: Case) -> None:
    counts = tallies().counts(code(visit))
    if not counts or counts.case != case.id:
        st.markdown(visit.say("tally.unknown"))
    elif not counts.votes:
        st.markdown(visit.say("tally.waiting", **{"from": tally.SHOWN_FROM}))
    else:
        st.html(_as_html(visit, counts))


def _as_html(visit: Visit, counts: Counts) -> str:
    named = {id: visit.library.topics[id].title for id in visit.rulebook.topics}
    named |= {card: visit.say(f"cases.card_{card}") for card in CARDS}
    lines = [_line(visit, named[id], counts.by_option[id], counts.votes) for id in named if counts.by_option.get(id)]
    votes = visit.say("tally.votes", count=counts.votes)
    return pen.part("lessons", "counts", visit.say("tally.title"), votes, lines, visit.say("tally.nobody"))


def _line(visit: Visit, words: str, count: int, votes: int) -> dict[str, object]:
    told = visit.say("tally.line", count=count, votes=votes)
    return {"words": words, "told": told, "share": 100 * count // votes}


def _open(visit: Visit, case: Case) -> None:
    opened = tallies().start(case.id, {*visit.rulebook.topics, *CARDS})
    state.keep(_opened(case), opened or "full")
    if opened:
        st.query_params[TALLY] = opened


def _close(visit: Visit, case: Case) -> None:
    tallies().close(code(visit))
    state.keep(_opened(case))
    st.query_params.pop(TALLY, None)


def _opened(case: Case) -> str:
    return f"{case.id}:tally-opened"


def _running(visit: Visit, case: Case) -> str:
    return f"{code(visit)}:{case.id}"
