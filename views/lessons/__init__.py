"""For a class: `/class` lists the cases; `?case=<id>` opens one, `?quiz=<number>` a quiz. An address holds no tick."""

import streamlit as st

import pen
from classroom import cases as case_list
from content import Case
from content.model import LEVELS, SUBJECTS
from views import ways
from views.components.choice import choose
from views.lessons import cases, links, projector, quiz
from views.visit import Visit, keep_address

CAN = ("cases.can_predict", "cases.can_change", "cases.can_quiz", "cases.can_break")
"""What a class can do here, as keys."""


def show(visit: Visit) -> None:
    """Draw the case or the quiz that the address asks for, or the list of cases; anything odd is the list."""
    asked = st.query_params.get(ways.CASE, "")
    case = visit.library.cases.get(asked)
    keep_address()
    projector.style(visit)
    with st.container(key=f"class-{visit.mode.columns}"):
        if case:
            cases.show(visit, case)
        elif quiz.QUIZ in st.query_params:
            quiz.show(visit)
        else:
            _list(visit, asked)


def _list(visit: Visit, asked: str) -> None:
    st.title(visit.say("cases.title"), anchor=False)
    st.markdown(visit.say("cases.unknown") if asked else visit.say("cases.lead"))
    st.html(pen.part("pages", "folded_signs", visit.on))
    st.header(visit.say("cases.can"), anchor=False)
    st.markdown("\n".join(f"- {visit.say(key)}" for key in CAN))
    with st.container(key="class-ways", horizontal=True):
        links.to_class(visit.say("cases.quiz", seed=1), **{quiz.QUIZ: "1"})
        links.to_sandbox(visit.say("sandbox.nav"))
        projector.way(visit)
    st.header(visit.say("cases.choose"), anchor=False)
    kept = _filtered(visit)
    st.markdown(visit.say("cases.count", shown=len(kept), all=len(visit.library.cases)))
    for level in LEVELS:
        _of_level(visit, level, [case for case in kept if case.level == level])
    if visit.mode.downloads:
        from views.lessons import exports  # noqa: PLC0415 - 30 MB of fonts and drawing that only these files need

        exports.show(visit, kept)


def _filtered(visit: Visit) -> tuple[Case, ...]:
    level_box, subject_box = st.columns(2)
    with level_box:
        level = choose(
            visit, "case-level", "cases.choose_level", {visit.say(f"levels.{level}"): level for level in LEVELS}
        )
    with subject_box:
        subjects = {visit.say(f"subjects.{subject}"): subject for subject in SUBJECTS}
        subject = choose(visit, "case-subject", "cases.choose_subject", subjects)
    st.markdown(visit.say("cases.for_teachers"))
    return case_list.kept(visit.library.cases.values(), level, subject)


def _of_level(visit: Visit, level: str, kept: list[Case]) -> None:
    if kept:
        st.header(visit.say(f"levels.{level}"), anchor=False)
        with st.container(key=f"cases-{level}", gap=None):
            for case in kept:
                links.to_case(visit, case.id)
