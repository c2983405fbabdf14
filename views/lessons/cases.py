"""One case: the story, what learners expect, what the table shows, what the teacher expected; a step at a time."""

from collections.abc import Callable
from dataclasses import replace
from html import escape

import streamlit as st

import rules
from content import Case
from views import resources
from views.components import care_cards, links, page_text, step_turn
from views.lessons import changed, compared, expected, join, projector, steps, tally, told
from views.lessons.steps import STEP, Way
from views.wording import labels, text

TEACHERS = {"note": "cases.note", "discuss": "cases.discuss"}
"""Parts of a case that a class sees last, and the keys of their headings."""
CHANGE = "change"
SHARED = {"yours": "class"}
"""Steps that are told in the words of another on a screen that a class shares."""


def show(case: Case) -> None:
    """Draw the step of the case that the address asks for."""
    links.to_class(text("cases.back_to_list"))
    st.title(case.title, anchor=False)
    st.markdown(text("cases.invented", level=text(f"levels.{case.level}")))
    if st.query_params.get(STEP) == CHANGE:
        changed.show(case)
        links.to_class(text("cases.to_steps"), **{links.CASE: case.id, **tally.parameters()})
    else:
        _step(case)
    projector.way(**{links.CASE: case.id, **tally.parameters()})
    steps.turned(case.id, st.query_params.get(STEP, ""))


def _step(case: Case) -> None:
    names = _steps()
    step = steps.asked(names)
    number = names.index(step) + 1
    with st.container(key=step_turn.PLACE):
        name = text(f"cases.step_{_said(step)}")
        st.header(text("cases.step", number=number, all=len(names), name=name), anchor=False)
        STEPS[step](case)
    onward, back = (names[number] if number < len(names) else ""), (names[number - 2] if number > 1 else "")
    _buttons(case, onward, back, is_shown=step in ("table", "teacher"))
    steps.keys("cases.keys")


def _steps() -> tuple[str, ...]:
    """On a shared screen nobody expects anything for themselves; what a class expects is told where it is counted."""
    own = resources.mode().own_answers or bool(tally.code())
    return tuple(name for name in STEPS if own or name != "yours")


def _buttons(case: Case, onward: str, back: str, *, is_shown: bool) -> None:
    first = (lambda: tally.vote(case)) if onward == "yours" else None
    steps.buttons(
        Way(text(f"cases.next_{_said(onward)}"), {STEP: onward}, first) if onward else None,
        Way(text("cases.back"), {STEP: "" if back == "story" else back}) if back else None,
        Way(text("cases.hide"), {STEP: ""}) if is_shown else None,
    )


def _said(step: str) -> str:
    """Return the step by whose words it is told here."""
    return step if resources.mode().own_answers else SHARED.get(step, step)


def _story(case: Case) -> None:
    story = "".join(f"<p>{escape(' '.join(sentence.text for sentence in block.sentences))}</p>" for block in case.story)
    aims = "".join(f"<li>{escape(aim)}</li>" for aim in case.aims)
    st.html(
        f'<div class="story">{story}</div><section class="aims"><h3>{escape(text("cases.aims"))}</h3>'
        f"<ul>{aims}</ul></section>"
    )
    if resources.mode().own_answers:
        st.subheader(text("cases.predict"), anchor=False)
        st.markdown(f"{text('cases.predict_lead')} {text('cases.predict_none')}")
        expected.ask(case)
        tally.lead()
    else:
        st.markdown(text("cases.ask_the_room"))
    with st.expander(text("cases.join"), expanded=not resources.mode().own_answers, key="join"):
        join.show(**{links.CASE: case.id, **tally.parameters()})
        tally.teacher(case)


def _yours(case: Case) -> None:
    if resources.mode().own_answers:
        _own(case)
    tally.show(case)


def _own(case: Case) -> None:
    pages, cards = expected.topics(case), expected.cards(case)
    if not pages and not cards:
        st.markdown(text("cases.yours_none"))
        return
    titles = resources.library().topics
    chosen = [f"<li>{escape(titles[id].title)}</li>" for id in resources.rulebook().topics if id in pages]
    opened = [f"<li>{escape(text(f'cases.card_{card}'))}</li>" for card in cards]
    st.html(
        f"<h3>{escape(text('cases.yours_pages'))}</h3>{told.items(chosen, text('cases.yours_no_pages'))}"
        f"<h3>{escape(text('cases.yours_cards'))}</h3>{told.items(opened, text('cases.yours_no_cards'))}"
    )


def _table(case: Case) -> None:
    """Say which ticks the story became, then cards, emergency first, then pages with the row that decides each."""
    st.markdown(told.ticks(case))
    signs = [sign.id for sign in rules.match(resources.rulebook(), case.ticks).warnings]
    because = [tick for tick in case.ticks if resources.rulebook().ticks[tick].warning in signs]
    words = text("cases.cards_because", ticks=labels(because)) if signs else text("cases.no_card_opens")
    st.html(f"<h3>{escape(text('cases.cards_open'))}</h3><p>{escape(words)}</p>")
    care_cards.show(signs)
    matches = told.by_topic(case.ticks)
    readings = {id: match.reading for id, match in matches.items()}
    whys = {id: told.shown(match, case.ticks) for id, match in matches.items()}
    st.html(compared.cards(case, signs, compared.TABLE) + compared.pages(case, readings, compared.TABLE, whys))
    st.markdown(f"**{text('cases.why_differ')}**")


def _teacher(case: Case) -> None:
    named = dict.fromkeys(case.main, "main") | dict.fromkeys(case.more, "more")
    st.markdown(text("cases.teacher_lead"))
    cards = compared.named_cards(case.warnings, "cases.teacher_cards", "cases.teacher_no_card")
    differ = compared.cards(case, case.warnings, compared.TEACHER)
    st.html(f"<p>{escape(cards)}</p>{differ}{compared.pages(case, named, compared.TEACHER)}")
    parts = tuple(section for section in case.page.sections if section.id in TEACHERS)
    page_text.sections(replace(case.page, sections=parts), "cases")
    page_text.foot(case.page)
    links.to_class(text("cases.to_change"), **{links.CASE: case.id, STEP: CHANGE, **tally.parameters()})
    if case.main:
        st.subheader(text("cases.read"), anchor=False)
        for topic in case.main:
            links.to_topic(topic)


STEPS: dict[str, Callable[[Case], None]] = {"story": _story, "yours": _yours, "table": _table, "teacher": _teacher}
