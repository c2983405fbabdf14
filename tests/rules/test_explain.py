"""Why this, why not that, what is one tick away: held against plain evaluation over the shipped table."""

import random

import pytest

import rules


def shown(rulebook, ticks) -> dict[str, str]:
    return {found.topic: found.reading for found in rules.match(rulebook, ticks).topics}


@pytest.fixture(scope="module")
def tick_sets(rulebook):
    draw, ids = random.Random(4), list(rulebook.ticks)
    return [frozenset(draw.sample(ids, draw.randint(0, 8))) for _ in range(60)]


def test_an_explanation_marks_each_tick_of_each_condition(tables):
    found = rules.explain(rules.load(tables()), ["sx_stiff"], "tendon")
    nearest = found.rows[0]
    assert (nearest.rule.id, nearest.holds, nearest.missing) == ("tendon-02", True, ())
    main = next(row for row in found.rows if row.rule.id == "tendon-01")
    assert main.conditions[0].ticks == (("sx_stiff", True), ("sx_pain", False))
    assert main.missing == (("loc_shoulder",),)
    assert (found.reading, found.because) == ("more", ("sx_stiff",))


def test_an_explanation_agrees_with_the_match_and_what_is_missing_is_enough(rulebook, tick_sets):
    for ticks in tick_sets:
        now = shown(rulebook, ticks)
        for topic in rulebook.topics:
            found = rules.explain(rulebook, ticks, topic)
            assert found.reading == now.get(topic, "")
            assert bool(found.reading) == any(row.holds for row in found.rows)
        for row in rules.explain(rulebook, ticks, "tendon").rows:
            assert rules.holds(row.rule, ticks | {group[0] for group in row.missing})


def test_one_tick_away_is_exactly_what_one_more_tick_changes(rulebook, tick_sets):
    for ticks in tick_sets[:20]:
        now = shown(rulebook, ticks)
        expected = set()
        for tick in rulebook.ticks.keys() - ticks:
            after = shown(rulebook, ticks | {tick})
            expected |= {(tick, topic, reading) for topic, reading in after.items() if now.get(topic) != reading}
        assert {tuple(step) for step in rules.almost(rulebook, ticks)} == expected


def test_a_tick_is_inert_exactly_when_nothing_changes_without_it(rulebook, tick_sets):
    for ticks in tick_sets:
        signs = {sign.id for sign in rules.match(rulebook, ticks).warnings}
        expected = set()
        for tick in ticks:
            rest = rules.match(rulebook, ticks - {tick})
            if shown(rulebook, ticks - {tick}) == shown(rulebook, ticks) and {s.id for s in rest.warnings} == signs:
                expected.add(tick)
        assert set(rules.inert(rulebook, ticks)) == expected


def test_a_topic_that_there_is_not_is_refused(rulebook):
    with pytest.raises(KeyError):
        rules.explain(rulebook, [], "nonsense")
