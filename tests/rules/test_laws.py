"""The laws of the table (docs/decisions/0002), over the shipped one: exhaustive where small, seeded where large.

A row has no negation, so it holds for a tick set as soon as it holds for one of its own smallest tick sets (its
terms). That makes laws 3 and 4 exact over all tick sets by looking at the terms alone.
"""

import dataclasses
import itertools
import json
import random
from collections import Counter
from datetime import date, timedelta

import pytest

import rules
from rules import Rule, Rulebook
from rules.model import ACTIONS, CARDS, GATES

SEEDED_SETS = 1500
SMALL = 12


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


def terms(rule: Rule) -> list[frozenset[str]]:
    """The smallest tick sets for which a row holds."""
    return [frozenset(term) for term in itertools.product(*rule.needs)]


def without(book: Rulebook, rule: Rule) -> Rulebook:
    return dataclasses.replace(book, rules=tuple(other for other in book.rules if other is not rule))


def test_law_1_one_more_tick_never_takes_anything_away(rulebook, tick_sets):
    draw = random.Random(1)
    for ticks in tick_sets:
        more = ticks | {draw.choice(list(rulebook.ticks))}
        assert facts(rulebook, ticks) <= facts(rulebook, more)


def test_law_1_over_every_set_of_the_busiest_ticks(rulebook):
    uses = Counter(tick for rule in rulebook.rules for tick in rule.ticks)
    busiest = [tick for tick, _ in uses.most_common(SMALL)]
    seen: dict[frozenset[str], set[tuple[str, ...]]] = {}
    for size in range(SMALL + 1):
        for chosen in itertools.combinations(busiest, size):
            ticks = frozenset(chosen)
            seen[ticks] = facts(rulebook, ticks)
            assert all(seen[ticks - {tick}] <= seen[ticks] for tick in ticks)


def test_law_2_every_symptom_place_and_background_leads_somewhere_of_its_own(rulebook):
    everyone = readings(rulebook, frozenset()).keys()
    for tick in rulebook.ticks.values():
        if tick.group != "warning":
            assert readings(rulebook, frozenset({tick.id})).keys() - everyone, tick.id


def test_law_2_with_nothing_ticked_the_overview_is_shown(rulebook):
    assert readings(rulebook, frozenset())["basics"] == "more"


def test_law_3_no_row_could_be_deleted_without_a_change(rulebook):
    """Even each topic of a row is needed: some tick set loses it, or loses its reading, without the row."""
    for rule in rulebook.rules:
        others = without(rulebook, rule)
        for topic in rule.topics:
            changed = [
                term for term in terms(rule) if readings(others, term).get(topic) != readings(rulebook, term)[topic]
            ]
            assert changed, f"{rule.id} adds nothing to {topic}"


def test_law_3_every_topic_can_be_reached(rulebook):
    assert {topic for rule in rulebook.rules for topic in rule.topics} == set(rulebook.topics)


def test_law_4_every_tick_matters(rulebook):
    for tick in rulebook.ticks:
        assert facts(rulebook, frozenset({tick})) != facts(rulebook, frozenset())


def test_law_5_every_ticked_warning_sign_is_shown_and_no_other(rulebook, tick_sets):
    singles = [frozenset({tick}) for tick in rulebook.ticks]
    for ticks in (*singles, *tick_sets):
        expected = {rulebook.ticks[tick].warning for tick in ticks} - {""}
        assert {sign.id for sign in rules.match(rulebook, ticks).warnings} == expected


def test_law_5_each_warning_sign_alone_is_enough(rulebook):
    for sign in rulebook.warnings.values():
        assert rules.match(rulebook, [sign.id]).warnings == (sign,)


def test_law_11_every_sign_has_one_card_one_question_and_an_emergency_one_action(rulebook):
    for sign in rulebook.warnings.values():
        assert sign.card in CARDS, sign.id
        assert sign.gate in GATES, sign.id
        assert (sign.action in ACTIONS) if sign.card == "emergency" else not sign.action, sign.id


def test_law_6_order_and_repetition_do_not_matter(rulebook, tick_sets):
    draw = random.Random(6)
    for ticks in tick_sets[:300]:
        shuffled = [*ticks, *ticks]
        draw.shuffle(shuffled)
        assert rules.match(rulebook, shuffled) == rules.match(rulebook, ticks)


def test_law_6_the_order_of_rows_does_not_matter(rulebook, tick_sets):
    reversed_book = dataclasses.replace(rulebook, rules=rulebook.rules[::-1])
    for ticks in tick_sets[:300]:
        assert readings(reversed_book, ticks) == readings(rulebook, ticks)
        assert facts(reversed_book, ticks) == facts(rulebook, ticks)


def test_law_7_the_ticks_shown_as_the_reason_suffice_and_none_can_be_spared(rulebook, tick_sets):
    for ticks in tick_sets[:300]:
        for found in rules.match(rulebook, ticks).topics:
            because = frozenset(found.because)
            assert because <= ticks
            assert readings(rulebook, because)[found.topic] == found.reading
            assert all(readings(rulebook, because - {tick}).get(found.topic) != found.reading for tick in because)


def test_law_9_every_row_has_sources_and_a_review_that_is_not_overdue(rulebook):
    today = date.today()  # noqa: DTZ011 - the reader's own day
    for rule in rulebook.rules:
        assert rule.sources
        assert (
            date.fromisoformat(rule.reviewed_on)
            <= today
            <= date.fromisoformat(rule.reviewed_on) + timedelta(days=3 * 366)
        )


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
