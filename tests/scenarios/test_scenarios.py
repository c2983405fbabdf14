"""People with ticks, written from the evidence, and what a careful educator expects the table to show them."""

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


def test_there_are_enough_scenarios_and_each_is_a_sentence_of_its_own():
    names = [scenario.name for scenario in SCENARIOS]
    assert len(names) >= 30
    assert len(set(names)) == len(names)


def test_scenarios_name_only_topics_that_exist(rulebook):
    for scenario in SCENARIOS:
        assert scenario.main | scenario.shown | scenario.more | scenario.hidden <= set(rulebook.topics), scenario.name


def test_every_row_of_the_table_is_met_by_somebody(rulebook):
    """A row that nobody's ticks meet could say anything: no expectation would notice."""
    met = [(expected.name, frozenset(expected.ticks)) for expected in SCENARIOS + candidate_sets()]
    assert set(cases.unmet_rows(rulebook, met)) == set(MET_BY_NOBODY)


def test_law_8_readers_are_not_flooded(rulebook):
    results = [rules.match(rulebook, scenario.ticks) for scenario in SCENARIOS]
    assert statistics.median(len(result.reading("main")) for result in results) <= 5
    assert statistics.median(len(result.topics) for result in results) <= 9
