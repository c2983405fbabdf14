"""The audit's findings on dates, and its command."""

import shutil
from datetime import date

import content
from content.audit import findings, untranslated
from content.reader import files
from tests.builders import change


def test_a_review_that_is_due_lies_ahead_or_is_put_off_too_long_is_a_finding(texts, library):
    overdue = list(findings(library, date(2028, 1, 1)))
    assert "content/en/topics/tendon.md:1: the next review was due on 2027-11-21" in overdue
    assert len([fault for fault in overdue if "was due" in fault]) == len(library.reading) + len(library.cases)
    assert any("lies in the future" in fault for fault in findings(library, date(2026, 1, 1)))
    change(texts / "en/topics/tendon.md", "2027-11-21", "2031-11-21")
    found = list(findings(content.load("en", texts), date(2026, 12, 1)))
    assert found == ["content/en/topics/tendon.md:1: the next review is more than 3 years after the last"]


def test_a_translator_is_told_how_many_lines_are_still_english_and_where(texts):
    shutil.copytree(texts / "en", texts / "es")
    before = still_english(texts)
    assert "most of them: interface.yaml" in before
    change(texts / "es/care-cards.yaml", "Urgent advice:", "Consejo urgente:")
    assert _number(before) - _number(still_english(texts)) == 1


def test_a_translation_of_every_line_has_none_left(texts):
    (texts / "es").mkdir()
    (texts / "es/about.md").write_text("# De qué trata\n", encoding="utf-8")
    assert still_english(texts) == "0 lines are still as in en/"


def still_english(folder) -> str:
    return untranslated(files(folder, "es"), files(folder, "en"), "es")


def _number(line: str) -> int:
    return int(line.partition(" ")[0].replace(",", ""))
