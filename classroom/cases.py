"""What learners expect of a case, beside what the table shows and its teacher expects. Counts and scores nothing."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

import rules
from content import Case
from rules import Rulebook
from rules.explain import RowExplanation
from rules.model import CARDS


class Compared(NamedTuple):
    """Ids in the order of the table, parted by who named them."""

    both: tuple[str, ...]
    only_you: tuple[str, ...]
    only_they: tuple[str, ...]


def compare(order: Iterable[str], yours: Collection[str], theirs: Collection[str]) -> Compared:
    """Part the ids of `order` by who named them; an id that `order` does not know is passed over."""
    ids = tuple(order)
    return Compared(
        tuple(id for id in ids if id in yours and id in theirs),
        tuple(id for id in ids if id in yours and id not in theirs),
        tuple(id for id in ids if id in theirs and id not in yours),
    )


def cards(rulebook: Rulebook, signs: Iterable[str]) -> tuple[str, ...]:
    """Return the cards on which these warning signs stand, most urgent first."""
    opened = {rulebook.warnings[sign].card for sign in signs}
    return tuple(card for card in CARDS if card in opened)


def nearest(rulebook: Rulebook, ticks: Iterable[str], topic: str) -> RowExplanation:
    """Return the row that comes nearest to showing a topic that is not shown."""
    return rules.explain(rulebook, ticks, topic).rows[0]


def kept(cases: Iterable[Case], level: str = "", subject: str = "") -> tuple[Case, ...]:
    """Return the cases of a level and about a subject; an empty name asks for any."""
    return tuple(case for case in cases if level in ("", case.level) and subject in ("", *case.about))
