"""For a class: `/class` lists the cases; `?case=<id>` opens one, `?quiz=<number>` a quiz. An address holds no tick."""

import streamlit as st

from classroom import cases as case_list
from content import Case
from content.model import LEVELS, SUBJECTS
from views import resources
from views.components import care_cards, links
from views.components.choice import choose
from views.lessons import cases, projector, quiz
from views.wording import text

CAN = ("cases.can_predict", "cases.can_change", "cases.can_quiz", "cases.can_break")
"""What a class can do here, as keys."""


def show() -> None:
    """Draw the case or the quiz that the address asks for, or the list of cases; anything odd is the list."""
    asked = st.query_params.get(links.CASE, "")
    case = resources.library().cases.get(asked)
    links.keep_address()
    projector.style()
    with st.container(key=f"class-{resources.mode().columns}"):
        if case:
            cases.show(case)
        elif quiz.QUIZ in st.query_params:
            quiz.show()
        else:
            _list(asked)


def _list(asked: str) -> None:
    st.title(text("cases.title"), anchor=False)
    st.markdown(text("cases.unknown") if asked else text("cases.lead"))
    care_cards.show_folded()
    st.header(text("cases.can"), anchor=False)
    st.markdown("\n".join(f"- {text(key)}" for key in CAN))
    with st.container(key="class-ways", horizontal=True):
        links.to_class(text("cases.quiz", seed=1), **{quiz.QUIZ: "1"})
        links.to_sandbox(text("sandbox.nav"))
        projector.way()
    st.header(text("cases.choose"), anchor=False)
    kept = _filtered()
    st.markdown(text("cases.count", shown=len(kept), all=len(resources.library().cases)))
    for level in LEVELS:
        _of_level(level, [case for case in kept if case.level == level])
    if resources.mode().downloads:
        from views.lessons import exports  # noqa: PLC0415 - 30 MB of fonts and drawing that only these files need

        exports.show(kept)


def _filtered() -> tuple[Case, ...]:
    level_box, subject_box = st.columns(2)
    with level_box:
        level = choose("case-level", "cases.choose_level", {text(f"levels.{level}"): level for level in LEVELS})
    with subject_box:
        subjects = {text(f"subjects.{subject}"): subject for subject in SUBJECTS}
        subject = choose("case-subject", "cases.choose_subject", subjects)
    st.markdown(text("cases.for_teachers"))
    return case_list.kept(resources.library().cases.values(), level, subject)


def _of_level(level: str, kept: list[Case]) -> None:
    if kept:
        st.header(text(f"levels.{level}"), anchor=False)
        with st.container(key=f"cases-{level}", gap=None):
            for case in kept:
                links.to_case(case.id)
