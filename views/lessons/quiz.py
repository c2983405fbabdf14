"""A quiz: one question at a time, then why each of its answers fits or does not. Nobody is given marks."""

from functools import lru_cache

import streamlit as st

import pen
from classroom.gift import gift
from classroom.quiz import Item, Option, quiz
from subject.model import Subject
from views import state
from views.components import step_turn
from views.lessons import links, projector, steps
from views.lessons.steps import STEP, Way
from views.visit import Visit

QUIZ, ITEM, WHY = "quiz", "item", "why"
MOST = 500
"""The highest number of a quiz."""


def show(visit: Visit) -> None:
    """Draw the question that the address asks for; anything odd is the first one of the first quiz."""
    seed = _number(QUIZ, MOST)
    items = _items(visit.subject, seed)
    links.to_class(visit.say("quiz.all_cases"))
    st.title(visit.say("quiz.title", seed=seed), anchor=False)
    if not items:
        st.markdown(visit.say("quiz.none"))
        return
    number = _number(ITEM, len(items))
    st.markdown(visit.say("quiz.lead"))
    _question(visit, items[number - 1], number, len(items))
    if number == len(items):
        st.markdown(visit.say("quiz.done"))
    _ways(visit, items, seed, number)
    steps.turned(visit, items[number - 1].id, st.query_params.get(STEP, ""))


def _number(name: str, most: int) -> int:
    asked = st.query_params.get(name, "")
    return min(max(int(asked), 1), most) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1


@lru_cache(maxsize=64)
def _items(subject: Subject, seed: int) -> tuple[Item, ...]:
    """A quiz is the same for everyone, so it is made once for each subject."""
    return quiz(subject.rulebook, subject.library, seed)


def _question(visit: Visit, item: Item, number: int, all: int) -> None:
    is_told = st.query_params.get(STEP) == WHY
    case = visit.library.cases[item.case]
    with st.container(key=step_turn.PLACE):
        st.header(visit.say("quiz.question", number=number, all=all), anchor=False)
        st.html(pen.part("lessons", "asked", visit.say("quiz.case", title=case.title), item.question))
        if not is_told and visit.mode.own_answers:
            _choose(visit, item)
        else:
            st.html(_options(visit, item, is_told=is_told))
    _turn(visit, number, all, is_told=is_told)
    steps.keys(visit, "quiz.keys")


def _choose(visit: Visit, item: Item) -> None:
    st.radio(
        visit.say("quiz.choose"),
        [str(number) for number in range(len(item.options))],
        index=None,
        format_func=lambda number: item.options[int(number)].text,
        key=state.lesson_key(item.id),
        on_change="ignore",
        persist_state="session",
    )


def _options(visit: Visit, item: Item, *, is_told: bool) -> str:
    if not is_told:
        return pen.part("lessons", "options", [option.text for option in item.options])
    chosen = state.lesson(item.id) if visit.mode.own_answers else ()
    answers = [_answer(visit, option, str(number) in chosen) for number, option in enumerate(item.options)]
    return pen.part("lessons", "answers", answers, visit.say("quiz.talk"))


def _answer(visit: Visit, option: Option, is_yours: bool) -> dict[str, str]:
    kind = "right" if option.is_right else "wrong"
    words = {"mark": visit.say(f"quiz.mark_{kind}"), "verdict": visit.say(f"quiz.{kind}")}
    yours = visit.say("quiz.yours") if is_yours else ""
    return {"kind": kind, "text": option.text, "feedback": option.feedback, "yours": yours, **words}


def _turn(visit: Visit, number: int, all: int, *, is_told: bool) -> None:
    onward = Way(visit.say("quiz.next"), {ITEM: str(number + 1), STEP: ""}) if number < all else None
    before = Way(visit.say("quiz.back"), {ITEM: str(number - 1), STEP: ""}) if number > 1 else None
    if is_told:
        steps.buttons(visit, onward, before, Way(visit.say("quiz.hide"), {STEP: ""}))
    else:
        steps.buttons(visit, Way(visit.say("quiz.show"), {STEP: WHY}), before)


def _ways(visit: Visit, items: tuple[Item, ...], seed: int, number: int) -> None:
    links.to_case(visit, items[number - 1].case, visit.say("quiz.to_case"))
    if visit.mode.downloads:
        words, file = visit.say("quiz.download"), visit.say("quiz.file", seed=seed)
        st.download_button(words, lambda: gift(items), file, "text/plain", key="gift", on_click="ignore")
    if seed < MOST:
        links.to_class(visit.say("quiz.another", seed=seed + 1), **{QUIZ: str(seed + 1)})
    projector.way(visit, **{QUIZ: str(seed), ITEM: str(number)})
