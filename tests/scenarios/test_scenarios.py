"""People with ticks, written from the evidence, and what a careful educator expects the table to show them."""

import re
import statistics

import pytest

import rules
from rules import cases
from tests.scenarios.expectations import candidate_sets, faults, people

SCENARIOS = people()

MET_BY_NOBODY: dict[str, str] = {}
"""Rows that no scenario and no candidate line meets, each with its reason."""


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario.name for scenario in SCENARIOS])
def test_scenario(rulebook, scenario):
    assert not list(faults(rulebook, scenario))


def test_there_are_enough_scenarios_and_each_is_a_sentence_of_its_own_about_topics_that_exist(rulebook):
    assert len({scenario.name for scenario in SCENARIOS}) == len(SCENARIOS) >= 30
    for scenario in SCENARIOS:
        assert scenario.main | scenario.shown | scenario.more | scenario.hidden <= set(rulebook.topics), scenario.name


def test_every_row_of_the_table_is_met_by_somebody(rulebook):
    """A row that nobody's ticks meet could say anything: no expectation would notice."""
    met = [(expected.name, frozenset(expected.ticks)) for expected in SCENARIOS + candidate_sets()]
    assert set(cases.unmet_rows(rulebook, met)) == set(MET_BY_NOBODY)


def test_a_worried_reader_finds_the_frightening_names_explained_in_front(rulebook, library):
    """Why the page on types may stay behind for most of them (docs/decisions/0003)."""
    front = rules.match(rulebook, ["sx_none_found_on_scan", "sx_worried"]).reading("main")
    said = " ".join(sentence.text for found in front for sentence in library.topics[found.topic].sentences)
    assert "does not mean cancer that has spread" in said
    assert re.search("tumoral calcinosis\\W+is not a cancer", said, re.IGNORECASE)


def test_law_8_readers_are_not_flooded(rulebook):
    results = [rules.match(rulebook, scenario.ticks) for scenario in SCENARIOS]
    assert statistics.median(len(result.reading("main")) for result in results) <= 5
    assert statistics.median(len(result.topics) for result in results) <= 9
