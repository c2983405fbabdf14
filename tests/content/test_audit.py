"""The audit's findings on dates, and its command."""

import shutil
from datetime import date

import content
from content.audit import findings, untranslated
from content.reader import files


def test_a_review_that_is_due_is_a_finding(library):
    overdue = list(findings(library, date(2028, 1, 1)))
    assert "content/en/topics/tendon.md:1: the next review was due on 2027-11-21" in overdue
    assert len([fault for fault in overdue if "was due" in fault]) == len(library.reading) + len(library.cases)


def test_a_review_from_the_future_is_a_finding(library):
    assert any("lies in the future" in fault for fault in findings(library, date(2026, 1, 1)))


def test_a_review_period_of_more_than_three_years_is_a_finding(texts):
    path = texts / "en/topics/tendon.md"
    path.write_text(path.read_text(encoding="utf-8").replace("2027-11-21", "2031-11-21"), encoding="utf-8")
    found = list(findings(content.load("en", texts), date(2026, 12, 1)))
    assert found == ["content/en/topics/tendon.md:1: the next review is more than 3 years after the last"]


def test_a_translator_is_told_how_many_lines_are_still_english_and_where(texts):
    shutil.copytree(texts / "en", texts / "es")
    path = texts / "es/care-cards.yaml"
    before = still_english(texts)
    assert "most of them: interface.yaml" in before
    path.write_text(path.read_text(encoding="utf-8").replace("Urgent advice:", "Consejo urgente:"), encoding="utf-8")
    assert _number(before) - _number(still_english(texts)) == 1


def test_a_translation_of_every_line_has_none_left(texts):
    (texts / "es").mkdir()
    (texts / "es/about.md").write_text("# De qué trata\n", encoding="utf-8")
    assert still_english(texts) == "0 lines are still as in en/"


def still_english(folder) -> str:
    return untranslated(files(folder, "es"), files(folder, "en"), "es")


def _number(line: str) -> int:
    return int(line.partition(" ")[0].replace(",", ""))
