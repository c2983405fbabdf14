"""What a teacher takes along: worksheets, cards, key and files of the cases shown. They hold nothing of a visitor."""

from collections.abc import Iterable
from functools import lru_cache

import streamlit as st

from classroom import handouts
from classroom.gift import gift
from classroom.quiz import quiz
from content import Case
from subject.model import Subject
from views.visit import Visit

KEPT = 24
"""Files kept ready, so that a class that asks for the same one makes it once."""
QUIZ = 1
"""The number of the quiz that is taken along here; the page of each quiz gives that one."""


def show(visit: Visit, cases: Iterable[Case] | None = None) -> None:
    """Draw the buttons for these cases, or for all, where visitors can take files away.

    Where there is no case, the table as a game is left.
    """
    if not visit.mode.downloads:
        return
    chosen = visit.library.cases.values() if cases is None else cases
    ids = tuple(case.id for case in chosen)
    kit = _kit(visit.subject, ids, visit.site.region, visit.site.address)
    st.header(visit.say("exports.title"), anchor=False)
    st.markdown(f"{visit.say('exports.lead', count=len(ids))} {visit.say('exports.for_teachers')}")
    with st.container(key="exports", horizontal=True):
        for name, export in handouts.EXPORTS.items():
            if ids or not export.needs_cases:
                _button(visit, name, kit)
        if ids:
            _quiz(visit, kit)


def _button(visit: Visit, name: str, kit: handouts.Kit) -> None:
    words, file = visit.say(f"exports.take_{name}"), visit.say(f"exports.file_{name}")
    st.download_button(words, lambda: _made(name, kit), file, handouts.PDF, key=f"export-{name}", on_click="ignore")


def _quiz(visit: Visit, kit: handouts.Kit) -> None:
    words, file = visit.say("exports.take_quiz", seed=QUIZ), visit.say("exports.file_quiz")
    st.download_button(words, lambda: _made_quiz(kit), file, handouts.GIFT, key="export-quiz", on_click="ignore")


@lru_cache(maxsize=KEPT)
def _kit(subject: Subject, cases: tuple[str, ...], region: str, address: str) -> handouts.Kit:
    """Return the same kit for the same words, table, place and cases; what is made of it is kept by it."""
    return handouts.kit(subject.library, subject.rulebook, region, cases, address)


@lru_cache(maxsize=KEPT)
def _made(name: str, kit: handouts.Kit) -> bytes:
    return handouts.EXPORTS[name].make(kit)


@lru_cache(maxsize=KEPT)
def _made_quiz(kit: handouts.Kit) -> bytes:
    return handouts.gift_file(kit, gift(quiz(kit.rulebook, kit.library, QUIZ)))
