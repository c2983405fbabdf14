"""What one small table does, row by row; and that the quick way says of any table what `holds` says of its rows."""

import dataclasses
import doctest
import itertools
import pickle
import random
from collections.abc import Iterator

import pytest

import rules
from rules import Reason, Rule, Rulebook, UnknownTickError, engine
from rules.model import MOST_TERMS
from tests.rules.tables_at_random import every_set, random_table

RANDOM_SETS = 4_000


@pytest.mark.parametrize(
    ("ticks", "shown"),
    {
        "nobody leaves without the page for everyone": ("", {"basics": "more"}),
        "one tick of each group is enough": ("sx_pain loc_shoulder", {"tendon": "main", "basics": "more"}),
        "one group alone is not enough for main": ("sx_pain", {"tendon": "more", "basics": "more"}),
        "one tick of all_of is not enough": ("sx_chest", {"heart": "more", "basics": "more"}),
        "every tick of all_of is, and topics stand in editorial order": (
            "bg_older sx_chest sx_pain",
            {"heart": "main", "tendon": "more", "ageing": "more", "basics": "more"},
        ),
    }.values(),
)
def test_a_small_table_shows_what_its_rows_say(tables, ticks: str, shown: dict[str, str]):
    found = rules.match(rules.load(tables()), ticks.split()).topics
    assert [(one.topic, one.reading) for one in found] == list(shown.items())


def test_every_match_brings_its_rows_and_the_ticks_they_met(tables):
    result = rules.match(rules.load(tables()), ["sx_stiff", "sx_pain", "loc_shoulder"])
    tendon = next(found for found in result.topics if found.topic == "tendon")
    assert [(reason.rule.id, reason.ticked) for reason in tendon.reasons] == [
        ("tendon-01", ("sx_stiff", "sx_pain", "loc_shoulder")),
        ("tendon-02", ("sx_stiff", "sx_pain")),
        ("place-01", ("loc_shoulder",)),
    ]
    assert tendon.because == ("sx_stiff", "loc_shoulder")


def test_a_warning_sign_is_looked_up_by_name_and_shown_once(tables):
    for ticks in (["rf_chest_pain"], ["sx_chest"], ["rf_chest_pain", "sx_chest"]):
        found = rules.match(rules.load(tables()), ticks).warnings
        assert [(warning.id, warning.card) for warning in found] == [("rf_chest_pain", "emergency")]


def test_a_tick_that_changed_nothing_is_named(tables):
    book = rules.load(tables())
    assert rules.inert(book, ["sx_pain", "sx_stiff", "loc_shoulder"]) == ("sx_stiff", "sx_pain")
    assert rules.inert(book, ["sx_pain", "loc_shoulder"]) == ()


def test_an_unknown_tick_is_refused_with_near_ones_and_a_retired_sign_with_the_one_that_says_it_now(rulebook):
    for tick, near in {"sx_stif": "sx_stiff", "rf_lump_back": "rf_lump_big"}.items():
        with pytest.raises(UnknownTickError, match=f"there is no tick '{tick}'; did you mean '{near}'"):
            rules.match(rulebook, [tick])


Told = tuple[str, str, tuple[Reason, ...]]


def plainly(book: Rulebook, hold: tuple[Rule, ...], ticks: frozenset[str]) -> Iterator[Told]:
    """Topic, reading and reasons as the rows that hold give them, each looked at for each topic."""
    reasons = [Reason(rule, tuple(tick for tick in rule.ticks if tick in ticks)) for rule in hold]
    for topic in book.topics:
        if here := tuple(reason for reason in reasons if topic in reason.rule.topics):
            yield topic, "main" if any(reason.rule.reading == "main" for reason in here) else "more", here


def is_agreed(book: Rulebook, ticks: frozenset[str]) -> bool:
    """Whether the quick way says what the meaning of a row says, asked of every row."""
    hold = tuple(rule for rule in book.rules if rules.holds(rule, ticks))
    told = [(found.topic, found.reading, found.reasons) for found in rules.match(book, ticks).topics]
    return rules.rows_that_hold(book, ticks) == hold and told == list(plainly(book, hold, ticks))


def differing(book: Rulebook, *sets: frozenset[str]) -> list[frozenset[str]]:
    return [ticks for ticks in sets if not is_agreed(book, ticks)]


def test_the_quick_way_says_what_the_rows_mean_for_up_to_two_ticks_all_and_many_at_random(rulebook):
    draw, ids = random.Random(2026), list(rulebook.ticks)
    few = (frozenset(some) for size in range(3) for some in itertools.combinations(ids, size))
    many = (frozenset(draw.sample(ids, draw.randint(3, 30))) for _ in range(RANDOM_SETS))
    assert not differing(rulebook, *few, *many, frozenset(ids))


@pytest.mark.parametrize("seed", range(12))
def test_the_quick_way_says_what_the_rows_mean_in_tables_at_random(seed):
    book = random_table(seed)
    assert not differing(book, *every_set(book))


def test_a_row_of_very_many_terms_is_asked_and_fills_no_index():
    book = random_table(1, ticks_per_group=5)
    groups = {f"{cell}s": tuple(tick.id for tick in book.group(cell)) for cell in ("symptom", "location")}
    behind = tuple(tick.id for tick in book.group("background"))
    wide = dataclasses.replace(book.rules[3], id="row-99", **groups, background=behind, all_of=(), line=99)
    book = dataclasses.replace(book, rules=(*book.rules, wide))
    assert len(set(wide.terms())) > MOST_TERMS
    assert list(book.index.wide.values()) == [wide]
    draw, ids = random.Random(3), list(book.ticks)
    assert not differing(book, *(frozenset(draw.sample(ids, draw.randint(0, 15))) for _ in range(500)))


def test_an_answer_can_be_kept_and_is_equal_to_the_same_answer(rulebook):
    answer = rules.match(rulebook, ["sx_stiff", "loc_shoulder", "rf_chest_pain"])
    assert pickle.loads(pickle.dumps(answer)) == answer
    assert rules.match(rulebook, ("rf_chest_pain", "loc_shoulder", "sx_stiff")) == answer


def test_the_examples_in_the_docstrings_are_true():
    assert doctest.testmod(engine).failed == 0
