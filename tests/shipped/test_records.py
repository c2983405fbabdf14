"""What was found, scored or taken up once: every record has its decision, and pages and figures still bear it out."""

import csv
import itertools
import sys
from collections import Counter
from importlib import util
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
QUALITY = ROOT / "docs" / "quality"
FINDINGS = 388
"""Findings of the two editors who read every page; none may get lost."""
WITH_TREATMENTS = {
    *("arteries", "calciphylaxis", "cause-kidney", "cause-medicines", "joint-crystals"),
    *("kidneys", "muscle", "skin", "tendon", "treatments"),
}


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "docs" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def parted(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def test_every_finding_is_decided_and_one_that_changes_nothing_says_why():
    found = rows("corrections.csv")
    assert len({row["finding"] for row in found}) >= FINDINGS
    assert {row["decision"] for row in found} == {"changed", "kept", "right", "later"}
    assert not [row for row in found if row["decision"] in {"kept", "later"} and not row["why"].strip()]


def test_a_change_is_in_a_file_that_is_there_and_cites_what_was_read_for_it(library):
    for row in (row for row in rows("corrections.csv") if row["decision"] == "changed"):
        files = [ROOT / name for name in parted(row["where"])]
        assert files, row
        assert all(path.exists() for path in files), row
        sources = parted(row["sources"])
        assert set(sources) <= library.sources.keys(), row
        texts = "".join(path.read_text(encoding="utf-8") for path in files if path.is_file())
        assert not sources or any(id in texts for id in sources), row


def test_every_page_and_sign_that_a_claim_of_the_first_notes_went_to_exists(library):
    named = {target for line in rows("seed-coverage.csv") for target in parted(line["covered_in"])}
    there = {f"topics/{id}" for id in library.topics} | {f"cards/{id}" for id in library.cards}
    there |= {f"warnings/{id}" for id in library.warnings} | {"about", "left-out"}
    assert len(named) > 100
    assert not named - there


# How well the pages are written: the scores are the authors' own judgement; no test can say that they are right.


@pytest.mark.parametrize(
    ("sheet", "item", "items", "scores"),
    [
        ("pemat", "item", {*range(1, 13), *range(15, 27)}, {"1", "0", "NA"}),
        ("cdc-index", "item", {*range(1, 21)}, {"1", "0", "NA"}),
        ("discern", "question", {*range(1, 17)}, {"1", "2", "3", "4", "5"}),
    ],
)
def test_every_topic_is_scored_on_every_item_once_and_a_point_lost_has_a_reason(library, sheet, item, items, scores):
    scored = rows(f"quality/{sheet}.csv")
    topics = WITH_TREATMENTS if sheet == "discern" else set(library.topics)
    assert topics <= library.topics.keys()
    counts = Counter((row["topic"], int(row[item])) for row in scored)
    assert counts == Counter(itertools.product(topics, items))
    assert {row["score"] for row in scored} <= scores
    lost = {"1", "2", "3"} if sheet == "discern" else {"0"}
    assert not [row for row in scored if row["score"] in lost and not row["note"]]


def test_a_drawing_is_scored_where_there_is_one_and_an_exception_has_its_reason(library):
    drawn = {topic for drawing in library.drawings.values() for topic in drawing.topics}
    pemat = rows("quality/pemat.csv")
    assert {row["topic"] for row in pemat if row["item"] == "17" and row["score"] != "NA"} == drawn
    exceptions = rows("quality/exceptions.csv")
    assert all(row["reason"] for row in exceptions)
    assert len({(row["instrument"], row["topic"], row["item"]) for row in exceptions}) == len(exceptions)


def test_the_targets_are_met_and_a_topic_below_its_own_would_be_noticed():
    spec = util.spec_from_file_location("totals", QUALITY / "totals.py")
    totals = sys.modules["totals"] = util.module_from_spec(spec)
    spec.loader.exec_module(totals)
    scores, exceptions = totals.read_scores(), totals.read_exceptions()
    assert not list(totals.shortfalls(scores, exceptions))
    worse = list(totals.shortfalls(scores | {("discern", "tendon", 9): 2}, exceptions))
    assert worse == ["tendon: DISCERN question 9 is 2, target 3"]
