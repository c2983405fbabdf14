"""A quiz: made of cases and rows, the same for everyone, every answer explained, and every answer true."""

import itertools
import re

import pytest

import rules
from classroom.changes import change
from classroom.quiz import KINDS, quiz

SEEDS = range(1, 13)


@pytest.fixture(scope="module")
def quizzes(rulebook, library):
    return {seed: quiz(rulebook, library, seed) for seed in SEEDS}


@pytest.fixture(scope="module")
def items(quizzes):
    return [item for one in quizzes.values() for item in one]


def by_label(library) -> dict[str, str]:
    return {library.label(tick): tick for tick in (*library.ticks, *library.warnings)}


def right(item):
    return next(option for option in item.options if option.is_right)


def reading(rulebook, ticks, topic: str) -> str:
    shown = {match.topic: match.reading for match in rules.match(rulebook, ticks).topics}
    return shown.get(topic, "")


def topic_in(library, question: str) -> str:
    """The topic whose title stands last in a question."""
    found = [(question.rfind(f"“{topic.title}”"), topic.id) for topic in library.topics.values()]
    return max(found)[1]


def test_a_quiz_has_at_least_five_kinds_and_twenty_questions_each_with_another_name(quizzes):
    for one in quizzes.values():
        assert len(one) >= 20
        assert {item.kind for item in one} == set(KINDS)
        assert len(KINDS) >= 5
        assert len({item.id for item in one}) == len(one)


def test_the_same_number_gives_the_same_quiz_and_another_number_another(rulebook, library, quizzes):
    assert quiz(rulebook, library, 3) == quizzes[3]
    questions = [tuple(item.question for item in one) for one in quizzes.values()]
    assert len(set(questions)) == len(questions)


def test_each_kind_asks_about_different_cases_and_each_question_has_one_right_answer_that_says_why(quizzes, items):
    for one, kind in itertools.product(quizzes.values(), KINDS):
        cases = [item.case for item in one if item.kind == kind]
        assert len(set(cases)) == len(cases)
    for item in items:
        texts = [option.text for option in item.options]
        assert sum(option.is_right for option in item.options) == 1, item.id
        assert len(set(texts)) == len(texts) >= 3, item.id
        for said in (option.feedback for option in item.options):
            assert len(said.split()) >= 2, item.id
            assert said.endswith("."), said
            assert said.lower() not in {"right.", "wrong.", "correct."}


def test_the_right_answer_does_not_always_stand_in_the_same_place(items):
    assert len({item.options.index(right(item)) for item in items if len(item.options) == 4}) == 4


def of_kind(items, library, *kinds: str):
    """Each option of these kinds of questions, with the ticks of its case."""
    for item in (item for item in items if item.kind in kinds):
        for option in item.options:
            yield item, option, set(library.cases[item.case].ticks)


def test_the_tick_that_is_asked_for_moves_the_topic_or_changes_nothing_and_no_other_does(rulebook, library, items):
    labels = by_label(library)
    for item, option, ticks in of_kind(items, library, "front", "away", "idle"):
        tick = labels[option.text]
        if item.kind == "idle":
            assert change(rulebook, ticks, tick).is_nothing == option.is_right, item.id
            continue
        topic = topic_in(library, item.question)
        is_main = reading(rulebook, ticks ^ {tick}, topic) == "main"
        assert (reading(rulebook, ticks, topic) == "main") == (item.kind == "away"), item.id
        assert (is_main == (item.kind == "front")) == option.is_right, item.id


def test_the_row_that_is_said_to_hold_holds_and_the_others_do_not(rulebook, library, items):
    by_id = {rule.id: rule for rule in rulebook.rules}
    for item, option, ticks in of_kind(items, library, "row"):
        rule = by_id[re.match(r"Row ([a-z0-9-]+)", option.feedback)[1]]
        assert rules.holds(rule, ticks) == option.is_right, item.id


def test_what_one_more_tick_is_said_to_change_it_changes(rulebook, library, items):
    labels = by_label(library)
    for item in (item for item in items if item.kind == "more"):
        tick = labels[re.search(r"Now “(.+?)” is ticked too", item.question)[1]]
        changed = change(rulebook, library.cases[item.case].ticks, tick)
        main = {library.topics[it.topic].title for it in changed.moved if it.after == "main"}
        more = {library.topics[it.topic].title for it in changed.moved if it.after == "more"}
        for option in item.options:
            front = re.fullmatch(r"“(.+)” comes to the front\.", option.text)
            behind = re.fullmatch(r"“(.+)” joins behind\.", option.text)
            is_true = (
                (option.text == "Nothing changes." and changed.is_nothing)
                or bool(front and front[1] in main)
                or bool(behind and behind[1] in more)
                or (bool(changed.signs) and option.text.endswith("opens."))
            )
            assert is_true == option.is_right, (item.id, option.text)


def test_a_card_opens_for_a_sign_by_its_name_and_for_nothing_else(rulebook, library, items):
    for item in (item for item in items if item.kind == "card"):
        signs = rules.match(rulebook, library.cases[item.case].ticks).warnings
        assert (right(item).text == "No card opens.") == (not signs)
        named = {f"because of “{library.label(tick.id)}”." for tick in rulebook.ticks.values() if tick.warning}
        assert not signs or any(right(item).text.endswith(name) for name in named)


def test_no_page_is_ever_said_to_go_away(items):
    for item in items:
        assert not right(item).text.endswith("goes away.") or item.kind == "stays"
        if item.kind == "stays":
            assert right(item).text == "None of them goes away."


def test_the_row_that_keeps_a_topic_behind_leads_to_it_and_misses_a_tick(rulebook, library, items):
    by_id = {rule.id: rule for rule in rulebook.rules}
    for item in (item for item in items if item.kind == "behind"):
        before = item.question.split("” stands behind")[0]
        topic = topic_in(library, before + "”")
        rule = by_id[re.match(r"Row ([a-z0-9-]+)", right(item).text)[1]]
        assert topic in rule.topics
        assert rule.reading == "main"
        assert not rules.holds(rule, set(library.cases[item.case].ticks))


def test_no_question_counts_a_score_or_names_a_trouble(items):
    for item in items:
        told = " ".join([item.question, *(f"{option.text} {option.feedback}" for option in item.options)])
        assert not re.search(r"\b(score|points|you have|diagnos\w+|likely|risk)\b", told, re.IGNORECASE), item.id
