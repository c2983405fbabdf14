"""The laws that a visitor's safety rests on (docs/decisions/0002), asked of the engine without the prover.

tests/rules/test_proof.py proves all laws over all tick sets; this is a second opinion that knows nothing of proofs.
"""

import dataclasses
import json
import random

import pytest

import rules
from rules import Rulebook

SEEDED_SETS = 1500


@pytest.fixture(scope="module")
def tick_sets(rulebook: Rulebook) -> list[frozenset[str]]:
    draw, ids = random.Random(2026), list(rulebook.ticks)
    return [frozenset(draw.sample(ids, draw.randint(0, 20))) for _ in range(SEEDED_SETS)]


def readings(book: Rulebook, ticks: frozenset[str]) -> dict[str, str]:
    return {found.topic: found.reading for found in rules.match(book, ticks).topics}


def facts(book: Rulebook, ticks: frozenset[str]) -> set[tuple[str, ...]]:
    """Everything that one more tick must never take away."""
    result = rules.match(book, ticks)
    shown = {("topic", found.topic) for found in result.topics}
    main = {("main", found.topic) for found in result.topics if found.reading == "main"}
    reasons = {("reason", found.topic, reason.rule.id) for found in result.topics for reason in found.reasons}
    return shown | main | reasons | {("warning", sign.id) for sign in result.warnings}


def test_law_1_one_more_tick_never_takes_anything_away(rulebook, tick_sets):
    draw = random.Random(1)
    for ticks in tick_sets:
        more = ticks | {draw.choice(list(rulebook.ticks))}
        assert facts(rulebook, ticks) <= facts(rulebook, more)


def test_law_5_every_ticked_warning_sign_is_shown_and_no_other(rulebook, tick_sets):
    singles = [frozenset({tick}) for tick in rulebook.ticks]
    for ticks in (*singles, *tick_sets):
        expected = {rulebook.ticks[tick].warning for tick in ticks} - {""}
        assert {sign.id for sign in rules.match(rulebook, ticks).warnings} == expected


def test_law_5_each_warning_sign_alone_is_enough(rulebook):
    for sign in rulebook.warnings.values():
        assert rules.match(rulebook, [sign.id]).warnings == (sign,)


def test_law_6_no_order_of_ticks_or_rows_and_no_repetition_matters(rulebook, tick_sets):
    draw, turned = random.Random(6), dataclasses.replace(rulebook, rules=rulebook.rules[::-1])
    for ticks in tick_sets[:300]:
        shuffled = draw.sample([*ticks, *ticks], 2 * len(ticks))
        assert rules.match(rulebook, shuffled) == rules.match(rulebook, ticks)
        assert facts(turned, ticks) == facts(rulebook, ticks)


def test_law_7_the_ticks_shown_as_the_reason_suffice_and_none_can_be_spared(rulebook, tick_sets):
    for ticks in tick_sets[:300]:
        for found in rules.match(rulebook, ticks).topics:
            because = frozenset(found.because)
            assert because <= ticks
            assert readings(rulebook, because)[found.topic] == found.reading
            assert all(readings(rulebook, because - {tick}).get(found.topic) != found.reading for tick in because)


def test_the_compiled_table_means_the_same_in_one_line(rulebook, tick_sets):
    """What a browser or a pupil does with the plain data: every group has a tick that is on."""
    table = json.loads(json.dumps(rules.compiled(rulebook)))
    for ticks in tick_sets:
        on = [row for row in table["rows"] if all(any(tick in ticks for tick in need) for need in row["needs"])]
        main = {topic for row in on if row["reading"] == "main" for topic in row["topics"]}
        shown = {topic for row in on for topic in row["topics"]}
        found = [(topic, "main" if topic in main else "more") for topic in table["topics"] if topic in shown]
        signs = {table["signs"][tick] for tick in ticks if tick in table["signs"]}
        cards = [(sign, card) for sign, card in table["cards"].items() if sign in signs]
        assert (*found, *cards) == rules.match(rulebook, ticks).outcome
