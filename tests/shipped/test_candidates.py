"""The record of the recast (docs/decisions/0003): every candidate went somewhere, every row came from somewhere.

In `recast` every id stands between backticks: a topic, tick, row or reading, or a field of a text, as in
`rf_stone_pain: why`.
"""

import csv
import re

import pytest

from rules.model import READINGS

COLUMNS = ["candidate", "rows", "recast"]
RULES, ESCALATIONS, MODIFIERS = (
    [f"R{number:02}" for number in range(1, 87)],
    [f"X{number}" for number in range(1, 14)],
    [f"M{number:02}" for number in range(1, 12)],
)
NAMED = re.compile(r"`([^`]*)`")
BARE_ID = re.compile(r"\b(?:rf|sx|loc|bg)_\w+|\b[a-z]+-\d\d\b")

ADDED = {
    "a symptom alone leads somewhere, where the candidates asked for a second tick with it (law 2)": {
        *("signs-04", "signs-13", "signs-18", "skin-12", "heart-04"),
    },
    "a background alone leads somewhere, where the candidates asked for a symptom or a place with it (law 2)": {
        *("causes-01", "causes-11", "causes-12", "causes-17", "causes-18", "causes-19", "causes-20", "life-05"),
    },
    "bone after an operation or an injury of the spinal cord is mostly real bone, so that page is named beside it": {
        "causes-02",
    },
    "a thyroid problem leads to the page on the thyroid too, not only to the loose link with hormones": {"causes-06"},
    "leg pain on walking with diabetes or heart risks makes main what R47 and R64 show as more": {"heart-03"},
    "pain in waves with much calcium or vitamin D makes main what R68 shows as more": {"kidneys-03"},
}
"""Rows of the table that no candidate asked for, by the reason for each."""


@pytest.fixture(scope="module")
def record(root) -> list[dict[str, str]]:
    path = root / "docs" / "decisions" / "0003-candidate-rules.csv"
    with path.open(encoding="ascii", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def carried(record) -> dict[str, list[str]]:
    """The rows that each line names."""
    return {line["candidate"]: [id.strip() for id in line["rows"].split(";") if id.strip()] for line in record}


@pytest.fixture(scope="module")
def known(rulebook, library) -> set[str]:
    """Everything that a recast may name."""
    fields = {f"{id}: {field}" for id, words in library.warnings.items() for field in filled(words)}
    fields |= {f"{id}: {field}" for id, words in library.care_cards.items() for field in filled(words)}
    return {*fields, *READINGS, *rulebook.ticks, *rulebook.topics, *(rule.id for rule in rulebook.rules)}


def filled(words) -> list[str]:
    return [field for field in words.__slots__ if getattr(words, field)]


def test_every_candidate_escalation_and_modifier_stands_once_and_in_order(record):
    assert [line["candidate"] for line in record] == RULES + ESCALATIONS + MODIFIERS


def test_every_line_has_its_cells_and_says_in_one_sentence_what_became_of_it(record):
    for line in record:
        assert list(line) == COLUMNS
        assert re.fullmatch(r"[^.\n]+\.", line["recast"]), line["candidate"]
        assert not [cell for cell in line.values() if cell.startswith(("=", "+", "-", "@"))]


def test_every_row_that_is_named_exists_and_is_named_once_a_line(rulebook, carried):
    ids = {rule.id for rule in rulebook.rules}
    for candidate, rows in carried.items():
        assert set(rows) <= ids, candidate
        assert len(rows) == len(set(rows)), candidate


def test_every_candidate_became_rows_and_no_escalation_or_modifier_did(carried):
    """Urgency is never computed from ticks: it stands in the words, the same for everybody."""
    assert all(carried[candidate] for candidate in RULES)
    assert not any(carried[candidate] for candidate in ESCALATIONS + MODIFIERS)


def test_every_row_of_the_table_carries_a_candidate_or_was_added_for_a_reason(rulebook, carried):
    from_candidates = {id for rows in carried.values() for id in rows}
    added = [id for ids in ADDED.values() for id in ids]
    assert len(added) == len(set(added))
    assert not from_candidates & set(added)
    without = {rule.id for rule in rulebook.rules} - from_candidates - set(added)
    assert not without, f"name in ADDED, above, why each of these rows was added: {sorted(without)}"
    gone = (from_candidates | set(added)) - {rule.id for rule in rulebook.rules}
    assert not gone, f"these rows are no longer in rules.csv: {sorted(gone)}"


def test_rows_added_so_that_a_tick_leads_somewhere_need_one_tick_and_are_background_reading(rulebook):
    alone = {id for reason, ids in ADDED.items() if reason.endswith("(law 2)") for id in ids}
    for rule in rulebook.rules:
        if rule.id in alone:
            assert len(rule.needs) == 1, rule.id
            assert rule.reading == "more", rule.id


def test_whatever_a_recast_names_exists_and_no_field_that_it_points_to_is_empty(record, known):
    for line in record:
        assert not set(NAMED.findall(line["recast"])) - known, line["candidate"]
        assert set(re.findall(r"\b[RXM]\d+\b", line["recast"])) <= {*RULES, *ESCALATIONS, *MODIFIERS}, line["candidate"]


def test_no_recast_names_an_id_outside_backticks(record):
    for line in record:
        assert not BARE_ID.findall(NAMED.sub("", line["recast"])), line["candidate"]


def test_every_escalation_and_modifier_points_to_words(record, library):
    for line in record:
        if line["candidate"] in {*ESCALATIONS, *MODIFIERS}:
            owners = {name.partition(": ")[0] for name in NAMED.findall(line["recast"]) if ": " in name}
            assert owners & {*library.warnings, *library.care_cards}, line["candidate"]


@pytest.mark.parametrize("name", ["rf_ghost: faster", "rf_stone_pain: ghost", "rf_baby_fever: faster", "skin-99", ""])
def test_a_name_that_is_wrong_would_be_noticed(known, name: str):
    """The third is a field that stands empty."""
    assert name not in known
