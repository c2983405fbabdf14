"""The quality sheets (docs/quality): every topic scored on every item, every point lost has a reason, targets are met.

The scores are the authors' own judgement; no test can say that they are right.
"""

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

PEMAT = [*range(1, 13), *range(15, 27)]
CDC = [*range(1, 21)]
DISCERN = [*range(1, 17)]
WITH_TREATMENTS = {
    "arteries",
    "calciphylaxis",
    "cause-kidney",
    "cause-medicines",
    "joint-crystals",
    "kidneys",
    "muscle",
    "skin",
    "tendon",
    "treatments",
}


@pytest.fixture(scope="module")
def folder(root) -> Path:
    return root / "docs" / "quality"


def read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(folder / "totals.py")], capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize(("name", "items"), [("pemat.csv", PEMAT), ("cdc-index.csv", CDC)])
def test_every_topic_has_every_item_exactly_once(folder, library, name: str, items: list[int]):
    counts = Counter((row["topic"], row["item"]) for row in read(folder, name))
    assert counts == Counter((topic, str(item)) for topic in library.topics for item in items)


def test_every_page_with_treatments_has_every_question_exactly_once(folder, library):
    counts = Counter((row["topic"], row["question"]) for row in read(folder, "discern.csv"))
    assert counts == Counter((topic, str(question)) for topic in WITH_TREATMENTS for question in DISCERN)
    assert set(library.topics) >= WITH_TREATMENTS


@pytest.mark.parametrize("name", ["pemat.csv", "cdc-index.csv"])
def test_scores_are_one_zero_or_not_applicable_and_each_zero_has_a_note(folder, name: str):
    for row in read(folder, name):
        assert row["score"] in {"1", "0", "NA"}, row
        assert row["note"] or row["score"] != "0", row


def test_discern_scores_are_one_to_five_and_each_low_one_has_a_note(folder):
    for row in read(folder, "discern.csv"):
        assert row["score"] in {"1", "2", "3", "4", "5"}, row
        assert row["note"] or int(row["score"]) > 3, row


def test_a_drawing_is_scored_where_there_is_one_and_nowhere_else(folder, library):
    drawn = {topic for drawing in library.drawings.values() for topic in drawing.topics}
    scored = {row["topic"] for row in read(folder, "pemat.csv") if row["item"] == "17" and row["score"] != "NA"}
    assert scored == drawn


def test_every_exception_has_a_reason_and_stands_once(folder):
    rows = read(folder, "exceptions.csv")
    assert all(row["reason"] for row in rows)
    assert len({(row["instrument"], row["topic"], row["item"]) for row in rows}) == len(rows)


def test_the_targets_are_met(folder):
    done = run(folder)
    assert not done.returncode, done.stdout + done.stderr


def test_a_topic_below_its_target_would_be_noticed(folder, tmp_path):
    for path in folder.iterdir():
        if path.is_file():
            (tmp_path / path.name).write_bytes(path.read_bytes())
    sheet = tmp_path / "discern.csv"
    rows = read(tmp_path, "discern.csv")
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "score": "2" if row["question"] == "9" else row["score"]} for row in rows)
    done = run(tmp_path)
    assert done.returncode == 1
    assert "tendon: DISCERN question 9 is 2, target 3" in done.stdout
