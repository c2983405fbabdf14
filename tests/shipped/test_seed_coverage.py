"""The record of the two seed articles (docs/seed-coverage.csv): no claim is silently dropped, no mistake is kept.

The articles are not in the repository; of them this file holds the headings alone. A card that a row names is an id of
content/en/cards/; while the catalogue is being written, the test on cards fails and names the cards still missing.
"""

import csv
import re
from collections import Counter

import pytest

COLUMNS = ["id", "seed", "heading", "item", "verdict", "covered_in", "changed"]
VERDICTS = {"supported", "nuanced", "wrong", "harmful", "no-source", "opinion"}
KEPT = "kept, with a source"
LEFT_OUT = "left-out"

HEADINGS = {
    "A": (
        "What Does Calcification Of Soft Tissue Mean",
        "Understanding Calcification: The Basics",
        "Causes of Soft Tissue Calcification",
        "Genetic Predisposition",
        "Inflammatory Conditions",
        "Injury and Trauma",
        "Metabolic Disorders",
        "Diabetes",
        "Locations of Soft Tissue Calcification",
        "Muscles",
        "Tendons and Ligaments",
        "Blood Vessels",
        "Organs",
        "Diagnosis of Soft Tissue Calcification",
        "Imaging Techniques",
        "Blood Tests",
        "Treatment Options for Calcification",
        "Conservative Management",
        "Medical Interventions",
        "Surgical Interventions",
        "Preventing Soft Tissue Calcification",
        "Dietary Changes",
        "Regular Exercise",
        "Medical Management",
        "Calcification of Soft Tissue: Long-Term Effects",
        "Chronic Pain and Disability",
        "Impaired Organ Function",
        "FAQ Section",
        "What are the most common symptoms of soft tissue calcification?",
        "How is calcification of soft tissue diagnosed?",
        "What are the long-term risks of untreated soft tissue calcification?",
        "Conclusion",
    ),
    "B": (
        "Soft Tissue Calcifications",
        "Types of Soft Tissue Calcifications",
        "Causes of Soft Tissue Calcifications",
        "Symptoms of Soft Tissue Calcifications",
        "Diagnostic Tests for Soft Tissue Calcifications",
        "Treatments for Soft Tissue Calcifications",
        "Drugs Used in Treating Soft Tissue Calcifications",
        "Surgical Procedures for Soft Tissue Calcifications",
        "Conclusion",
        "Disclaimer",
        "References",
    ),
}
"""Every heading of both seeds, in order, without the colon at its end."""

LISTS = {
    "Type": ("Types of Soft Tissue Calcifications", 4),
    "Cause": ("Causes of Soft Tissue Calcifications", 10),
    "Symptom": ("Symptoms of Soft Tissue Calcifications", 10),
    "Test": ("Diagnostic Tests for Soft Tissue Calcifications", 10),
    "Treatment": ("Treatments for Soft Tissue Calcifications", 10),
    "Drug": ("Drugs Used in Treating Soft Tissue Calcifications", 10),
    "Operation": ("Surgical Procedures for Soft Tissue Calcifications", 10),
}
"""The numbered lists of seed B: the word before the number in `item`, the heading, and how many the list has."""


@pytest.fixture(scope="module")
def lines(root) -> list[dict[str, str]]:
    with (root / "docs" / "seed-coverage.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def targets(lines) -> dict[str, list[str]]:
    """The targets that each row names."""
    return {line["id"]: line["covered_in"].split("; ") for line in lines}


def named(targets, room: str) -> set[str]:
    """The ids that any row names in one room of the site, as in topics/<id>."""
    paths = (target.partition("/") for row in targets.values() for target in row)
    return {id for folder, slash, id in paths if slash and folder == room}


def test_the_file_is_plain_csv_with_line_feeds_only(root):
    data = (root / "docs" / "seed-coverage.csv").read_bytes()
    assert data.startswith(",".join(COLUMNS).encode() + b"\n")
    assert data.endswith(b"\n")
    assert b"\r" not in data


def test_ids_are_unique_and_in_order(lines):
    assert [line["id"] for line in lines] == [f"c{number:03}" for number in range(1, len(lines) + 1)]


def test_nothing_is_empty_and_no_cell_can_be_taken_for_a_formula_or_a_second_line(lines):
    for line in lines:
        assert list(line) == COLUMNS, line["id"]
        for cell in line.values():
            assert cell, line["id"]
            assert cell == cell.strip(), line["id"]
            assert not cell.startswith(("=", "+", "-", "@")), line["id"]
            assert "\n" not in cell, line["id"]


def test_no_claim_stands_twice_under_one_heading(lines):
    counts = Counter((line["seed"], line["heading"], line["item"]) for line in lines)
    assert not [claim for claim, count in counts.items() if count > 1]


def test_every_verdict_is_one_of_the_list_and_each_is_used(lines):
    assert {line["verdict"] for line in lines} == VERDICTS


def test_every_heading_of_both_seeds_has_a_row_and_they_stand_in_order(lines):
    under = list(dict.fromkeys((line["seed"], line["heading"]) for line in lines))
    assert under == [(seed, heading) for seed, headings in HEADINGS.items() for heading in headings]


@pytest.mark.parametrize("word", LISTS)
def test_every_numbered_list_is_complete_and_in_order(lines, word: str):
    heading, size = LISTS[word]
    items = [line["item"] for line in lines if line["seed"] == "B" and line["heading"] == heading]
    numbers = [int(found[1]) for item in items if (found := re.match(rf"{word} (\d+): ", item))]
    assert numbers == list(range(1, size + 1))


def test_what_changed_is_one_sentence_and_only_a_supported_claim_is_kept(lines):
    """A wrong or harmful claim is never kept, and neither is one that is only half true, unsourced or an opinion."""
    for line in lines:
        assert (line["changed"] == KEPT) == (line["verdict"] == "supported"), line["id"]
        assert not line["changed"].lower().startswith("kept") or line["changed"] == KEPT, line["id"]
        assert line["changed"] == KEPT or re.fullmatch(r"[A-Z][^.]*\.", line["changed"]), line["id"]


def test_only_an_opinion_or_a_claim_without_a_source_is_left_out_and_then_nothing_else_is_named(lines, targets):
    for line in lines:
        if LEFT_OUT in targets[line["id"]]:
            assert targets[line["id"]] == [LEFT_OUT], line["id"]
            assert line["verdict"] in {"opinion", "no-source"}, line["id"]


def test_every_target_has_a_known_shape_and_is_named_once_a_row(targets):
    for id, row in targets.items():
        assert len(row) == len(set(row)), id
        for target in row:
            assert re.fullmatch(r"(topics|cards)/[a-z-]+|warnings/rf_[a-z_]+|about|left-out", target), (id, target)


def test_every_topic_warning_sign_and_page_that_is_named_exists(library, targets):
    missing = named(targets, "topics") - set(library.topics) | named(targets, "warnings") - set(library.warnings)
    assert not missing
    assert "about" in library.pages


def test_every_card_that_is_named_exists(library, targets):
    missing = named(targets, "cards") - set(library.cards)
    assert not missing


def test_a_target_that_is_missing_would_be_noticed(library):
    broken = {"c001": ["topics/tendon", "cards/test-ghost", "about", LEFT_OUT]}
    assert not named(broken, "topics") - set(library.topics)
    assert named(broken, "cards") - set(library.cards) == {"test-ghost"}
