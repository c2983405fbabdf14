"""The case library: invented people, run against the shipped rules, and read as carefully as every other page."""

import dataclasses
import re
import statistics
from collections.abc import Iterable
from datetime import date

import pytest

import content
import rules
from content import Case, audit, readability
from content.model import LEVELS, SUBJECTS, Block
from subject.agreement import disagreements

CASES = list(content.load("en").cases.values())
each_case = pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])

TICKED = {
    "child": {"bg_child"},
    "pregnancy": {"bg_pregnant"},
    "older": {"bg_older"},
    "chance-finding": {"sx_none_found_on_scan"},
    "kidney-failure": {"bg_kidney_disease", "bg_dialysis_transplant"},
    "dialysis-skin": {"sx_dark_patches"},
    "injury-or-surgery": {"bg_recent_injury", "bg_joint_replacement", "bg_spine_brain_injury"},
}
"""A case is about this where one of these is ticked."""

MAY_BE_TICKED_BESIDE = {"kidney-failure": {"many-ticks"}}
"""Cases where it is ticked and is not what the story is about."""


def topics(rulebook, ticks) -> dict[str, str]:
    return {found.topic: found.reading for found in rules.match(rulebook, ticks).topics}


def about(subject: str) -> list[Case]:
    return [case for case in CASES if subject in case.about]


# What the table shows


@each_case
def test_the_table_shows_what_the_teacher_expects(rulebook, case: Case):
    found = rules.match(rulebook, case.ticks)
    assert {topic.topic for topic in found.reading("main")} == set(case.main)
    assert {topic.topic for topic in found.reading("more")} >= set(case.more)
    assert {sign.id for sign in found.warnings} == set(case.warnings)


@each_case
def test_one_more_tick_changes_what_the_case_says_it_changes(rulebook, case: Case):
    before = topics(rulebook, case.ticks)
    for tick, said in case.changes.items():
        after = topics(rulebook, [*case.ticks, tick])
        assert {topic for topic, reading in after.items() if before.get(topic) != reading} == set(said), tick


def test_law_8_learners_are_not_flooded(rulebook):
    assert statistics.median(len(case.main) for case in CASES) <= 5
    assert statistics.median(len(topics(rulebook, case.ticks)) for case in CASES) <= 9
    assert all(len(case.ticks) <= 5 and len(case.main) <= 4 for case in CASES if case.level == "first")


# What the library covers


def test_each_level_and_each_subject_has_its_cases_and_each_case_its_own_person_and_ticks():
    assert all(sum(case.level == level for case in CASES) >= 6 for level in LEVELS)
    assert all(map(about, SUBJECTS))
    least = {"emergency": 3, "urgent": 2, "nothing-matches": 3}
    assert all(len(about(subject)) >= number for subject, number in least.items())
    names = {re.match(r"\w+", case.story[0].sentences[0].text)[0] for case in CASES}
    assert len({case.title for case in CASES}) == len(names) == len(CASES)
    ticked = [frozenset(case.ticks) for case in CASES if case.ticks]
    assert len(set(ticked)) == len(ticked)


def test_every_topic_is_shown_by_a_case_and_every_chapter_puts_one_in_front(rulebook):
    assert {topic for case in CASES for topic in (*case.main, *case.more)} == set(rulebook.topics)
    chapters = {rulebook.topics[topic].chapter for case in CASES for topic in case.main}
    # The overview is reading for everybody, never pointed to; its chapter's other pages are.
    assert chapters == {topic.chapter for topic in rulebook.topics.values()}


def test_a_case_is_about_what_is_ticked_and_as_urgent_as_its_signs(rulebook):
    for case in CASES:
        for subject, ticks in TICKED.items():
            beside = MAY_BE_TICKED_BESIDE.get(subject, ())
            assert (subject in case.about) == bool(ticks & set(case.ticks) and case.id not in beside), (
                case.id,
                subject,
            )
        found = {rulebook.warnings[sign].card for sign in case.warnings}
        assert ("emergency" in case.about) == ("emergency" in found), case.id
        assert ("urgent" in case.about) == ("urgent" in found and "emergency" not in found), case.id


def test_where_nothing_matches_only_the_overview_is_shown(rulebook):
    overview = topics(rulebook, ())
    assert set(overview.values()) == {"more"}
    for case in about("nothing-matches"):
        assert not case.ticks
        assert set(case.more) == set(overview)


def test_many_ticks_make_no_warning_and_a_combination_moves_no_sign_to_another_card(rulebook):
    """The lesson of the cases on urgency: the signs are those that were ticked, whatever stands beside them."""
    for case in about("no-urgency-is-computed"):
        alone = {tick for tick in case.ticks if rules.match(rulebook, [tick]).warnings}
        assert {sign.id for sign in rules.match(rulebook, alone).warnings} == set(case.warnings)
        assert len(case.ticks) > len(alone) + 1


def test_one_tick_more_brings_something_and_another_brings_nothing():
    assert all(any(case.changes.values()) for case in about("one-tick-more"))
    for case in about("a-tick-changes-nothing"):
        assert any(not said and not tick.startswith("rf_") for tick, said in case.changes.items())


def test_what_was_bought_and_is_taken_above_the_packet_is_stopped_today():
    """Two cases taught to ask first, while the overdose went on; only what a doctor gave is asked about first."""
    overdoses = [case for case in CASES if "bg_calcium_vitd" in case.ticks]
    assert len(overdoses) >= 2
    for case in overdoses:
        told = [sentence.text for block in case.note for sentence in block.sentences]
        assert any(re.search(r"(?=.*\btoday\b).*(\bstops\b|\bno more\b).*bought", text) for text in told), case.id
        assert any(re.search(r"doctor.*\bask", text) for text in told), case.id
        assert not any(re.search(r"before (he|she) changes|asks? a doctor what to stop", text) for text in told)


# How the cases are written


@pytest.fixture(scope="module")
def as_pages(library):
    """A library that holds the cases as its only pages, so that each gate for pages reads them."""
    return dataclasses.replace(library, topics={}, cards={case.id: case.page for case in CASES})


def test_the_audit_finds_nothing_in_the_cases_and_nobody_has_signed_who_is_not_a_clinician(as_pages):
    assert not list(audit.findings(as_pages, date.today()))  # noqa: DTZ011 - the reader's own day
    assert not any(case.reviewer for case in CASES)  # no clinician has reviewed anything yet


def test_the_audit_would_find_a_word_that_we_do_not_use(library, as_pages):
    case = library.cases["sore-shoulder"]
    worse = dataclasses.replace(case, discuss=("Is it likely?", "What is the diagnosis?"))
    found = list(audit.findings(dataclasses.replace(as_pages, cards={case.id: worse.page}), date(2026, 12, 1)))
    assert len(found) == 2
    assert all(fault.startswith("content/en/cases/sore-shoulder.yaml:") for fault in found)


@each_case
def test_a_case_can_be_read_at_about_eleven(case: Case):
    story = readability.grade(sentence.text for block in case.story for sentence in block.sentences)
    page = readability.page_grade(case.page)
    assert max(story.flesch_kincaid, page.flesch_kincaid) <= readability.AIM_GRADE
    assert page.smog <= readability.AIM_SMOG


def told(blocks: Iterable[Block]) -> str:
    return " ".join(sentence.text for block in blocks for sentence in block.sentences)


def test_a_story_says_whose_skin_it_is_and_a_note_what_the_table_does_not_say():
    silent = re.compile(r"\b(table|it|pages)\b[^.]*(\b(not|never|nothing|no)\b|n't\b)", re.IGNORECASE)
    for case in CASES:
        named = re.search(r"skin is (dark )?(brown|black)", told(case.story))
        assert ("brown-or-black-skin" in case.about) == bool(named), case.id
        assert silent.search(told(case.note)), case.id


def test_every_question_for_the_class_asks_or_invites():
    asks = re.compile(r"\?|(^|\. )(Find|Write|Add|Answer|Split|Look|Untick|Take) ")
    assert not [question for case in CASES for question in case.discuss if not asks.search(question)]


def test_a_case_that_names_what_the_tables_do_not_have_is_a_disagreement(rulebook, library):
    case = dataclasses.replace(library.cases["sore-shoulder"], ticks=("sx_ghost",), main=("ghost",))
    found = list(disagreements(rulebook, dataclasses.replace(library, cases={case.id: case})))
    assert found == [
        "content/en/cases/sore-shoulder.yaml:1: the case names 'sx_ghost', which is not in ticks.csv",
        "content/en/cases/sore-shoulder.yaml:1: the case names 'ghost', which is not in topics.csv",
    ]
