"""Where a learner differs from the table or from the teacher: by a sign and in words, and never as a number."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

import pen
from classroom import cases as lesson
from content import Case
from rules.model import CARDS, READINGS
from views.lessons import expected, told
from views.lessons.told import Line, RowTold
from views.visit import Visit

TABLE, TEACHER = "table", "teacher"
"""With whom a learner is compared."""
WHO = ("both", "only_you", "only_they")
Rows = Mapping[str, RowTold]
NO_ROWS: Rows = {}


class Group(NamedTuple):
    """Lines under a heading, or words; with a sign where it says who named them."""

    title: str
    lines: list[Line]
    kind: str = ""
    mark: str = ""
    words: str = ""


def cards(visit: Visit, case: Case, signs: Collection[str], they: str) -> str:
    """Draw in a line each which cards both named, and which only one did; nothing where no card was expected."""
    yours, theirs = expected.cards(visit, case), lesson.cards(visit.rulebook, signs)
    parts = zip(WHO, lesson.compare(CARDS, yours, theirs), strict=True)
    met = [_group(visit, they, who, words=_listed(visit, part)) for who, part in parts if part and yours]
    return pen.part("lessons", "met", met)


def named_cards(visit: Visit, signs: Collection[str], some: str, none: str) -> str:
    """Name the cards on which signs stand, in the words under `some`, or say the words under `none`."""
    found = lesson.cards(visit.rulebook, signs)
    return visit.say(some, cards=_listed(visit, found)) if found else visit.say(none)


def pages(visit: Visit, case: Case, readings: Mapping[str, str], they: str, rows: Rows = NO_ROWS) -> str:
    """Draw pages by who named them, or by where they stand if none was expected. `readings` are theirs by topic."""

    def line(id: str) -> Line:
        if id in readings:
            return told.topic(visit, id, visit.say(f"cases.shown_{readings[id]}"), rows.get(id))
        if they == TABLE:
            return told.topic(visit, id, visit.say("cases.shown_not"), misses=told.misses(visit, case.ticks, id))
        return told.topic(visit, id, visit.say("cases.not_in_list"))

    if yours := expected.topics(visit, case):
        parted = zip(WHO, lesson.compare(visit.rulebook.topics, yours, readings), strict=True)
        groups = [_group(visit, they, who, [line(id) for id in ids]) for who, ids in parted]
    else:
        groups = [_of_reading(visit, reading, readings, rows) for reading in READINGS]
    return pen.part("lessons", "groups", visit.say("cases.pages"), groups, visit.say("cases.nobody"))


def _of_reading(visit: Visit, reading: str, readings: Mapping[str, str], rows: Rows) -> Group:
    ids = [id for id in visit.rulebook.topics if readings.get(id) == reading]
    return Group(visit.say(f"cases.stands_{reading}"), [told.topic(visit, id, row=rows.get(id)) for id in ids])


def _group(visit: Visit, they: str, who: str, lines: list[Line] | None = None, words: str = "") -> Group:
    return Group(visit.say(f"cases.you_{they}_{who}"), lines or [], who, visit.say(f"cases.mark_{who}"), words)


def _listed(visit: Visit, found: Collection[str]) -> str:
    return visit.library.listed([visit.say(f"cases.card_{card}") for card in found])
