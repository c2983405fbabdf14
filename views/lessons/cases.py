"""One case: the story, what learners expect, what the table shows, what the teacher expected; a step at a time."""

from collections.abc import Callable

import streamlit as st

import pen
import rules
from classroom.changes import by_topic
from content import Case
from pen.reading import read
from views import ways
from views.components import step_turn
from views.lessons import changed, compared, expected, join, links, projector, steps, tally, told
from views.lessons.steps import STEP, Way
from views.lessons.told import Line
from views.visit import Visit

TEACHERS = ("note", "discuss")
"""Parts of a case that a class sees last."""
CHANGE = "change"
SHARED = {"yours": "class"}
"""Steps that are told in the words of another on a screen that a class shares."""


def show(visit: Visit, case: Case) -> None:
    """Draw the step of the case that the address asks for."""
    links.to_class(visit.say("cases.back_to_list"))
    st.title(case.title, anchor=False)
    st.markdown(visit.say("cases.invented", level=visit.say(f"levels.{case.level}")))
    if st.query_params.get(STEP) == CHANGE:
        changed.show(visit, case)
        links.to_class(visit.say("cases.to_steps"), **{ways.CASE: case.id, **tally.parameters(visit)})
    else:
        _step(visit, case)
    projector.way(visit, **{ways.CASE: case.id, **tally.parameters(visit)})
    steps.turned(visit, case.id, st.query_params.get(STEP, ""))


def _step(visit: Visit, case: Case) -> None:
    names = _steps(visit)
    step = steps.asked(names)
    number = names.index(step) + 1
    with st.container(key=step_turn.PLACE):
        name = visit.say(f"cases.step_{_said(visit, step)}")
        st.header(visit.say("cases.step", number=number, all=len(names), name=name), anchor=False)
        STEPS[step](visit, case)
    onward, back = (names[number] if number < len(names) else ""), (names[number - 2] if number > 1 else "")
    _buttons(visit, case, onward, back, is_shown=step in ("table", "teacher"))
    steps.keys(visit, "cases.keys")


def _steps(visit: Visit) -> tuple[str, ...]:
    """On a shared screen nobody expects anything for themselves; what a class expects is told where it is counted."""
    own = visit.mode.own_answers or bool(tally.code(visit))
    return tuple(name for name in STEPS if own or name != "yours")


def _buttons(visit: Visit, case: Case, onward: str, back: str, *, is_shown: bool) -> None:
    first = (lambda: tally.vote(visit, case)) if onward == "yours" else None
    steps.buttons(
        visit,
        Way(visit.say(f"cases.next_{_said(visit, onward)}"), {STEP: onward}, first) if onward else None,
        Way(visit.say("cases.back"), {STEP: "" if back == "story" else back}) if back else None,
        Way(visit.say("cases.hide"), {STEP: ""}) if is_shown else None,
    )


def _said(visit: Visit, step: str) -> str:
    """Return the step by whose words it is told here."""
    return step if visit.mode.own_answers else SHARED.get(step, step)


def _story(visit: Visit, case: Case) -> None:
    paragraphs = [block.text for block in case.story]
    st.html(pen.part("lessons", "story", paragraphs, visit.say("cases.aims"), case.aims))
    if visit.mode.own_answers:
        st.subheader(visit.say("cases.predict"), anchor=False)
        st.markdown(f"{visit.say('cases.predict_lead')} {visit.say('cases.predict_none')}")
        expected.ask(visit, case)
        tally.lead(visit)
    else:
        st.markdown(visit.say("cases.ask_the_room"))
    with st.expander(visit.say("cases.join"), expanded=not visit.mode.own_answers, key="join"):
        join.show(visit, **{ways.CASE: case.id, **tally.parameters(visit)})
        tally.teacher(visit, case)


def _yours(visit: Visit, case: Case) -> None:
    if visit.mode.own_answers:
        _own(visit, case)
    tally.show(visit, case)


def _own(visit: Visit, case: Case) -> None:
    pages, cards = expected.topics(visit, case), expected.cards(visit, case)
    if not pages and not cards:
        st.markdown(visit.say("cases.yours_none"))
        return
    chosen = [Line(visit.library.topics[id].title) for id in visit.rulebook.topics if id in pages]
    opened = [Line(visit.say(f"cases.card_{card}")) for card in cards]
    for kind, lines in (("pages", chosen), ("cards", opened)):
        st.html(pen.part("lessons", "titled", visit.say(f"cases.yours_{kind}"), ""))
        st.html(told.lines(lines, visit.say(f"cases.yours_no_{kind}")))


def _table(visit: Visit, case: Case) -> None:
    """Say which ticks the story became, then cards, emergency first, then pages with the row that decides each."""
    st.markdown(told.ticks(visit, case))
    result = rules.match(visit.rulebook, case.ticks)
    signs = [sign.id for sign in result.warnings]
    because = [tick for tick in case.ticks if visit.rulebook.ticks[tick].warning in signs]
    words = (
        visit.say("cases.cards_because", ticks=visit.library.labels(because))
        if signs
        else visit.say("cases.no_card_opens")
    )
    st.html(pen.part("lessons", "titled", visit.say("cases.cards_open"), words))
    if signs:
        st.html(visit.on.cards(signs))
    matches = by_topic(result.topics)
    readings = {id: match.reading for id, match in matches.items()}
    rows = {id: told.row(visit, match.deciding.rule, case.ticks) for id, match in matches.items()}
    differ = compared.cards(visit, case, signs, compared.TABLE)
    st.html(differ + compared.pages(visit, case, readings, compared.TABLE, rows))
    st.markdown(f"**{visit.say('cases.why_differ')}**")


def _teacher(visit: Visit, case: Case) -> None:
    named = dict.fromkeys(case.main, "main") | dict.fromkeys(case.more, "more")
    st.markdown(visit.say("cases.teacher_lead"))
    st.markdown(compared.named_cards(visit, case.warnings, "cases.teacher_cards", "cases.teacher_no_card"))
    differ = compared.cards(visit, case, case.warnings, compared.TEACHER)
    st.html(differ + compared.pages(visit, case, named, compared.TEACHER))
    reading = read(visit.library, case.page, "cases", only=TEACHERS)
    st.html(
        pen.part("reading", "text", reading, visit.on.ways.drawing)
        + pen.part("reading", "foot", reading, visit.on.outside)
    )
    links.to_class(visit.say("cases.to_change"), **{ways.CASE: case.id, STEP: CHANGE, **tally.parameters(visit)})
    if case.main:
        st.subheader(visit.say("cases.read"), anchor=False)
        for topic in case.main:
            links.to_topic(visit, topic)


STEPS: dict[str, Callable[[Visit, Case], None]] = {
    "story": _story,
    "yours": _yours,
    "table": _table,
    "teacher": _teacher,
}
