"""What one small table does, row by row."""

import doctest

import pytest

import rules
from rules import UnknownTickError, engine


def topics(folder, *ticks: str) -> dict[str, str]:
    return {found.topic: found.reading for found in rules.match(rules.load(folder), ticks).topics}


def test_nobody_leaves_without_the_page_for_everyone(tables):
    assert topics(tables()) == {"basics": "more"}


def test_one_tick_of_each_group_is_enough(tables):
    assert topics(tables(), "sx_pain", "loc_shoulder")["tendon"] == "main"


def test_one_group_alone_is_not_enough_for_main(tables):
    assert topics(tables(), "sx_pain")["tendon"] == "more"


def test_every_tick_of_all_of_is_needed(tables):
    assert topics(tables(), "sx_chest")["heart"] == "more"
    assert topics(tables(), "sx_chest", "bg_older")["heart"] == "main"


def test_topics_stand_in_editorial_order(tables):
    assert list(topics(tables(), "bg_older", "sx_chest", "sx_pain")) == ["heart", "tendon", "ageing", "basics"]


def test_every_match_brings_its_rows_and_the_ticks_they_met(tables):
    result = rules.match(rules.load(tables()), ["sx_stiff", "sx_pain", "loc_shoulder"])
    tendon = next(found for found in result.topics if found.topic == "tendon")
    assert [(reason.rule.id, reason.ticked) for reason in tendon.reasons] == [
        ("tendon-01", ("sx_stiff", "sx_pain", "loc_shoulder")),
        ("tendon-02", ("sx_stiff", "sx_pain")),
        ("place-01", ("loc_shoulder",)),
    ]
    assert tendon.because == ("sx_stiff", "loc_shoulder")


def test_a_warning_sign_is_looked_up_by_name(tables):
    result = rules.match(rules.load(tables()), ["rf_chest_pain"])
    assert [(warning.id, warning.card) for warning in result.warnings] == [("rf_chest_pain", "emergency")]


def test_a_symptom_that_is_a_warning_sign_shows_it_once(tables):
    result = rules.match(rules.load(tables()), ["rf_chest_pain", "sx_chest"])
    assert [warning.id for warning in result.warnings] == ["rf_chest_pain"]


def test_a_tick_that_changed_nothing_is_named(tables):
    book = rules.load(tables())
    assert rules.inert(book, ["sx_pain", "sx_stiff", "loc_shoulder"]) == ("sx_stiff", "sx_pain")
    assert rules.inert(book, ["sx_pain", "loc_shoulder"]) == ()


def test_an_unknown_tick_is_refused_with_near_ones(tables):
    with pytest.raises(UnknownTickError, match="there is no tick 'sx_stif'; did you mean 'sx_stiff'"):
        rules.match(rules.load(tables()), ["sx_stif"])


def test_a_retired_sign_is_refused_with_the_one_that_says_it_now(rulebook):
    with pytest.raises(UnknownTickError, match="there is no tick 'rf_lump_back'; did you mean 'rf_lump_big'"):
        rules.match(rulebook, ["rf_lump_back"])


def test_the_examples_in_the_docstrings_are_true():
    assert doctest.testmod(engine).failed == 0
