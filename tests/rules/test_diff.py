"""What an edit changes, in the words of `rules.diff`."""

import dataclasses

import pytest

import rules
from tests.conftest import TABLES


def test_a_table_is_equal_to_itself_and_to_its_rows_in_another_order(rulebook):
    assert rules.diff(rulebook, rulebook).is_nothing
    assert rules.diff(rulebook, dataclasses.replace(rulebook, rules=rulebook.rules[::-1])).is_nothing


def test_a_deleted_row_is_told_with_the_shortest_tick_set(tables):
    old = rules.load(tables())
    new = dataclasses.replace(old, rules=old.rules[:1] + old.rules[2:])
    change = rules.diff(old, new).changes[0]
    assert (change.topic, change.before, change.after) == ("tendon", "main", "more")
    assert change.ticks == ("loc_shoulder", "sx_pain")


def test_rows_written_otherwise_that_mean_the_same_are_proved_equal(tables):
    old = rules.load(tables())
    split = TABLES["rules.csv"].replace(
        "tendon-02,tendon,more,sx_stiff; sx_pain,,,,a sign,S002,2026-11-21,",
        "tendon-02,tendon,more,sx_stiff,,,,a sign,S002,2026-11-21,\n"
        "tendon-03,tendon,more,sx_pain,,,,a sign,S002,2026-11-21,",
    )
    assert rules.diff(old, rules.load(tables(rules=split))).is_nothing


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("emergency,go,chest", "asks to go instead of to call"),
        ("emergency,call,head", "is asked under 'head' instead of under 'chest'"),
        ("urgent,,chest", "moves from the emergency card to the urgent card"),
    ],
)
def test_a_sign_that_moves_or_asks_for_something_else_is_told(tables, row: str, sentence: str):
    old = rules.load(tables())
    new = rules.load(tables(warnings=TABLES["warnings.csv"].replace("emergency,call,chest", row)))
    assert rules.diff(old, new).vocabulary == (f"the warning sign 'rf_chest_pain' {sentence}",)


def test_a_retired_sign_is_told_with_the_one_that_says_it_now(rulebook):
    sign = dataclasses.replace(rulebook.warnings["rf_lump_big"], id="rf_lump_back")
    old = dataclasses.replace(rulebook, warnings={**rulebook.warnings, "rf_lump_back": sign})
    (told,) = rules.diff(old, rulebook).vocabulary
    assert told == "the warning sign 'rf_lump_back' is gone; 'rf_lump_big' says it now"


def test_changes_of_vocabulary_are_told(tables):
    old = rules.load(tables())
    new = rules.load(
        tables(
            ticks=TABLES["ticks.csv"].replace("sx_chest,symptom,chest,rf_chest_pain", "sx_chest,symptom,chest,")
            + "sx_new,symptom,moving,\n",
            warnings=TABLES["warnings.csv"].replace("emergency,call", "urgent,"),
            topics="id,chapter\ntendon,places\nheart,places\nageing,causes\nbasics,basics\n",
        )
    )
    assert set(rules.diff(old, new).vocabulary) == {
        "the tick 'sx_new' is new",
        "the warning sign 'rf_chest_pain' moves from the emergency card to the urgent card",
        "the tick 'sx_chest' shows 'no sign' instead of 'rf_chest_pain'",
        "the topics stand in another order",
    }
