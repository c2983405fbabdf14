"""People with ticks, written from the evidence, and what a careful educator expects the table to show them."""

import statistics
from pathlib import Path

import pytest
import yaml

import rules

SCENARIOS = [
    scenario
    for file in sorted(Path(__file__).parent.glob("*.yaml"))
    for scenario in yaml.safe_load(file.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario["name"] for scenario in SCENARIOS])
def test_scenario(rulebook, scenario):
    result = rules.match(rulebook, scenario["ticks"])
    main = {found.topic for found in result.reading("main")}
    shown = {found.topic for found in result.topics}
    assert {sign.id for sign in result.warnings} == set(scenario["warnings"])
    assert set(scenario["main"]) <= main
    assert set(scenario["shown"]) <= shown
    assert not set(scenario["hidden"]) & shown


def test_there_are_enough_scenarios_and_each_is_a_sentence_of_its_own():
    names = [scenario["name"] for scenario in SCENARIOS]
    assert len(names) >= 30
    assert len(set(names)) == len(names)


def test_scenarios_name_only_topics_that_exist(rulebook):
    named = {topic for scenario in SCENARIOS for key in ("main", "shown", "hidden") for topic in scenario[key]}
    assert named <= set(rulebook.topics)


def test_law_8_readers_are_not_flooded(rulebook):
    results = [rules.match(rulebook, scenario["ticks"]) for scenario in SCENARIOS]
    assert statistics.median(len(result.reading("main")) for result in results) <= 5
    assert statistics.median(len(result.topics) for result in results) <= 9
