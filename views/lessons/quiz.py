"""A quiz: one question at a time, then why each of its answers fits or does not. Nobody is given marks."""

from html import escape

import streamlit as st

from classroom.gift import gift
from classroom.quiz import Item, Option, quiz
from views import resources, state
from views.components import links, step_turn
from views.lessons import projector, steps
from views.lessons.steps import STEP, Way
from views.wording import text

QUIZ, ITEM, WHY = "quiz", "item", "why"
MOST = 500
"""The highest number of a quiz."""


def show() -> None:
    """Draw the question that the address asks for; anything odd is the first one of the first quiz."""
    seed = _number(QUIZ, MOST)
    items = _items(seed)
    links.to_class(text("quiz.all_cases"))
    st.title(text("quiz.title", seed=seed), anchor=False)
    if not items:
        st.markdown(text("quiz.none"))
        return
    number = _number(ITEM, len(items))
    st.markdown(text("quiz.lead"))
    _question(items[number - 1], number, len(items))
    if number == len(items):
        st.markdown(text("quiz.done"))
    _ways(items, seed, number)
    steps.turned(items[number - 1].id, st.query_params.get(STEP, ""))


def _number(name: str, most: int) -> int:
    asked = st.query_params.get(name, "")
    return min(max(int(asked), 1), most) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1


@resources.kept
def _items(seed: int) -> tuple[Item, ...]:
    """A quiz is the same for everyone, so it is made once for each subject."""
    return quiz(resources.rulebook(), resources.library(), seed)


def _question(item: Item, number: int, all: int) -> None:
    is_told = st.query_params.get(STEP) == WHY
    case = resources.library().cases[item.case]
    with st.container(key=step_turn.PLACE):
        st.header(text("quiz.question", number=number, all=all), anchor=False)
        source = escape(text("quiz.case", title=case.title))
        st.html(f'<p class="from">{source}</p><p class="asked">{escape(item.question)}</p>')
        if not is_told and resources.mode().own_answers:
            _choose(item)
        else:
            st.html(_options(item, is_told=is_told))
    _turn(number, all, is_told=is_told)
    steps.keys("quiz.keys")


def _choose(item: Item) -> None:
    st.radio(
        text("quiz.choose"),
        [str(number) for number in range(len(item.options))],
        index=None,
        format_func=lambda number: item.options[int(number)].text,
        key=state.lesson_key(item.id),
        on_change="ignore",
        persist_state="session",
    )


def _options(item: Item, *, is_told: bool) -> str:
    chosen = state.lesson(item.id) if resources.mode().own_answers else ()
    options = "".join(
        _option(option, is_told=is_told, is_yours=str(number) in chosen) for number, option in enumerate(item.options)
    )
    talk = f'<p class="talk">{escape(text("quiz.talk"))}</p>' if is_told else ""
    return f'<ol class="options">{options}</ol>{talk}'


def _option(option: Option, *, is_told: bool, is_yours: bool) -> str:
    if not is_told:
        return f"<li>{escape(option.text)}</li>"
    name = "right" if option.is_right else "wrong"
    sign = f'<span class="sign" aria-hidden="true">{escape(text(f"quiz.mark_{name}"))}</span>'
    yours = f' <span class="yours">{escape(text("quiz.yours"))}</span>' if is_yours else ""
    return (
        f'<li class="{name}"><p><strong>{escape(option.text)}</strong>{yours}</p>'
        f"<p>{sign} <em>{escape(text(f'quiz.{name}'))}:</em> {escape(option.feedback)}</p></li>"
    )


def _turn(number: int, all: int, *, is_told: bool) -> None:
    onward = Way(text("quiz.next"), {ITEM: str(number + 1), STEP: ""}) if number < all else None
    before = Way(text("quiz.back"), {ITEM: str(number - 1), STEP: ""}) if number > 1 else None
    if is_told:
        steps.buttons(onward, before, Way(text("quiz.hide"), {STEP: ""}))
    else:
        steps.buttons(Way(text("quiz.show"), {STEP: WHY}), before)


def _ways(items: tuple[Item, ...], seed: int, number: int) -> None:
    links.to_case(items[number - 1].case, text("quiz.to_case"))
    if resources.mode().downloads:
        words, file = text("quiz.download"), text("quiz.file", seed=seed)
        st.download_button(words, lambda: gift(items), file, "text/plain", key="gift", on_click="ignore")
    if seed < MOST:
        links.to_class(text("quiz.another", seed=seed + 1), **{QUIZ: str(seed + 1)})
    projector.way(**{QUIZ: str(seed), ITEM: str(number)})
