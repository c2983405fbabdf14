"""Two editors read every page. Each of their findings is decided, and a change is where its row says."""

import csv
from pathlib import Path

import pytest

DECISIONS = {"changed", "kept", "right", "later"}
REPORT_3 = [
    *(f"3-A{number}" for number in range(1, 20)),
    *(f"3-B{number}" for number in range(1, 17)),
    *(f"3-C{number}" for number in range(1, 8)),
    *(f"3-D{number}" for number in range(1, 7)),
    *(f"3-F:{id}" for id in ("uk", "us", "eu", "canada", "australia", "india", "new-zealand", "ireland", "other")),
    *(f"3-G{number}" for number in range(1, 18)),
    *(f"3-I{number}" for number in range(1, 71)),
    *("3-E:rf_dark_skin_other", "3-E:rf_dark_skin_kidney", "3-E:rf_toe_foot_wound", "3-E:rf_stone_pain"),
    *("3-E:rf_hands_clumsy", "3-E:rf_bone_pain", "3-E:rf_thirst_tired", "3-E:rf_thirst_cancer"),
    *("3-E:rf_breath_effort", "3-E:rf_hot_joint_fever", "3-E:missing", "3-H:"),
]
REPORT_4 = [
    *(f"4-A{number}" for number in range(1, 14)),
    *(f"4-B{number}" for number in range(1, 13)),
    *("4-C:pregnant-thirst", "4-C:too-many-pills", "4-C:head-scan", "4-C:heart-scan", "4-C:shin-sore"),
    *("4-C:shoulder-at-night", "4-C:stiff-hip", "4-C:old-infection", "4-C:stiff-at-school", "4-C:ringing-ears"),
    *("4-C:dialysis-skin", "4-C:sore-shoulder", "4-C:smaller"),
    *(f"4-D{number}" for number in range(1, 4)),
    *(f"4-H{number}" for number in range(1, 81)),
    *("4-D:", "4-E", "4-F", "4-G"),
]
"""The numbers that the findings had in the two reports; one that ends in ':' is a table, whose rows have names."""
WHOLE = ("4-E", "4-F", "4-G", "3-E:missing")
"""Findings that were lists; their rows are numbered or named behind these letters."""


@pytest.fixture(scope="module")
def rows(root: Path) -> list[dict[str, str]]:
    with (root / "docs/corrections.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("finding", [*REPORT_3, *REPORT_4])
def test_every_finding_is_decided(rows, finding: str):
    """`3-A1` is met by a row of its own or by its parts `3-A1.1`, and not by `3-A10`."""
    beginning = finding if finding.endswith(":") or finding in WHOLE else f"{finding}."
    assert [row for row in rows if row["finding"] == finding or row["finding"].startswith(beginning)]


def test_a_decision_is_one_of_four_and_one_that_changes_nothing_says_why(rows):
    assert {row["decision"] for row in rows} <= DECISIONS
    assert not [row for row in rows if row["decision"] in {"kept", "later"} and not row["why"].strip()]


def test_a_change_is_in_a_file_that_is_there_and_cites_what_was_read_for_it(rows, root: Path, library):
    lost = []
    for row in (row for row in rows if row["decision"] == "changed"):
        files = [root / name.strip() for name in row["where"].split(";") if name.strip()]
        sources = [id.strip() for id in row["sources"].split(";") if id.strip()]
        texts = "".join(path.read_text(encoding="utf-8") for path in files if path.is_file())
        if not files or not all(path.exists() for path in files):
            lost.append((row["finding"], row["where"], "no such file"))
        if missing := [id for id in sources if id not in library.sources]:
            lost.append((row["finding"], missing, "no such source"))
        elif sources and not any(id in texts for id in sources):
            lost.append((row["finding"], sources, "not cited where the change is"))
    assert not lost
