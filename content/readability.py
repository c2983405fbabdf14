"""How old a reader must be: Flesch-Kincaid grade and SMOG of a page, after every line is made a sentence.

Needs textstat, which only the tests and the audit have; the app never imports this module.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import textstat

from content.model import Page, Words
from content.wording import without

AIM_GRADE, AIM_SMOG = 6.0, 9.0
STOP_GRADE, STOP_SMOG = 8.0, 10.0
WITHOUT_NAMES = Words()


@dataclass(frozen=True, slots=True)
class Grade:
    """Years of schooling (US grades): about 5 to 6 is a reading age of 11."""

    flesch_kincaid: float
    smog: float


def grade(sentences: Iterable[str]) -> Grade:
    """Grade a text given as sentences; list items and headings count as sentences of their own."""
    text = " ".join(sentence.strip().rstrip(".:?!") + "." for sentence in sentences if sentence.strip())
    return Grade(round(textstat.flesch_kincaid_grade(text), 1), round(textstat.smog_index(text), 1))


def page_grade(page: Page, words: Words = WITHOUT_NAMES) -> Grade:
    """Grade one page, without its headings; a name of a medicine is read letter by letter off a packet, not graded."""
    return grade(without(sentence.text, words.medicines) for sentence in page.sentences)
