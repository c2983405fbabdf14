"""A quiz out of cases and rows, the same for the same seed: no fact to remember, each option with its reason."""

from random import Random

from classroom import questions
from classroom.desk import Desk
from classroom.item import Item, Option
from content import Library
from rules import Rulebook

__all__ = ["EACH", "KINDS", "Item", "Option", "quiz"]

KINDS = questions.KINDS
EACH = 3
"""Items of each kind in a quiz, each from another case."""
ONCE = frozenset({"stays"})
"""Kinds whose right answer is always the same one."""


def quiz(rulebook: Rulebook, library: Library, seed: int, each: int = EACH) -> tuple[Item, ...]:
    """Return the items of a quiz: one of each kind, then the next of each kind."""
    desk = Desk(rulebook, library, Random(seed))  # noqa: S311 - a lesson, and the same one for everybody
    by_kind = [_of_kind(desk, seed, kind, 1 if kind in ONCE else each) for kind in KINDS]
    return tuple(items[turn] for turn in range(each) for items in by_kind if turn < len(items))


def _of_kind(desk: Desk, seed: int, kind: str, each: int) -> list[Item]:
    found: list[Item] = []
    for case in desk.shuffled(desk.library.cases.values()):
        asked = KINDS[kind](desk, case)
        if asked:
            question, options = asked
            id = f"quiz-{seed}-{kind}-{len(found) + 1}"
            found.append(Item(id, kind, case.id, question, tuple(desk.shuffled(options))))
        if len(found) == each:
            break
    return found
