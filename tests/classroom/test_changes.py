"""What one tick changes: the same as the engine's difference, with a row that did it."""

import random

import pytest

import rules
from classroom.changes import change, idle_rows


def readings(rulebook, ticks) -> dict[str, str]:
    return {found.topic: found.reading for found in rules.match(rulebook, ticks).topics}


def sets_by_chance(rulebook, seed: int, count: int = 60):
    dice, ids = random.Random(seed), list(rulebook.ticks)
    for _ in range(count):
        yield frozenset(dice.sample(ids, dice.randint(0, 12))), dice.choice(ids)


@pytest.mark.parametrize("seed", range(8))
def test_the_change_is_the_difference_of_the_engine(rulebook, seed: int):
    for ticks, tick in sets_by_chance(rulebook, seed):
        before, after = readings(rulebook, ticks), readings(rulebook, ticks ^ {tick})
        changed = change(rulebook, ticks, tick)
        told = [(moved.topic, moved.before, moved.after) for moved in changed.moved]
        expected = [
            (topic, before.get(topic, ""), after.get(topic, ""))
            for topic in rulebook.topics
            if before.get(topic) != after.get(topic)
        ]
        assert told == expected
        signs = {sign.id for sign in rules.match(rulebook, ticks).warnings}
        assert {sign.id for sign in changed.signs} == signs ^ {
            sign.id for sign in rules.match(rulebook, ticks ^ {tick}).warnings
        }
        same = rules.match(rulebook, ticks).outcome == rules.match(rulebook, ticks ^ {tick}).outcome
        assert changed.is_nothing == same


@pytest.mark.parametrize("seed", range(8))
def test_the_row_that_is_named_did_it(rulebook, seed: int):
    """It holds with the tick and not without, leads to the topic, and gives it the higher of the two readings."""
    for ticks, tick in sets_by_chance(rulebook, seed):
        changed = change(rulebook, ticks, tick)
        for moved in changed.moved:
            assert moved.topic in moved.row.topics
            assert moved.row.reading == (moved.after if changed.is_more else moved.before)
            assert rules.holds(moved.row, ticks | {tick})
            assert not rules.holds(moved.row, ticks - {tick})


def test_taking_away_is_adding_told_backwards(rulebook):
    for ticks, tick in sets_by_chance(rulebook, 99):
        more, less = change(rulebook, ticks - {tick}, tick), change(rulebook, ticks | {tick}, tick)
        assert (more.is_more, less.is_more) == (True, False)
        assert [(it.topic, it.after, it.before, it.row) for it in more.moved] == [tuple(it) for it in less.moved]
        assert more.signs == less.signs


def test_rows_with_a_tick_that_changes_nothing_stand_as_they_are_after_the_change(rulebook, library):
    case = library.cases["sore-shoulder"]
    assert change(rulebook, case.ticks, "sx_stiff").is_nothing
    rows = idle_rows(rulebook, case.ticks, "sx_stiff")
    assert rows[0].holds, "another tick of the row is still there"
    without = set(case.ticks) - {"sx_stiff"}
    for row in rows:
        assert "sx_stiff" in row.rule.ticks
        assert row.holds == rules.holds(row.rule, without)
