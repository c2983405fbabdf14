"""What an edit of the tables changes: the shortest tick set for each topic that is shown otherwise, or nothing.

Rows have no negation, so two tables differ for a topic on some tick set only if they differ on one of the smallest
tick sets of a row (a term). Looking at the terms of both tables is therefore exact over all tick sets.
"""

from collections.abc import Container, Iterable, Iterator
from typing import Literal, NamedTuple

from rules.engine import holds
from rules.model import RETIRED, Reading, Rule, Rulebook, Warning


class Change(NamedTuple):
    """A topic whose reading differs ("" where it is not shown), on the shortest tick set that shows it."""

    topic: str
    ticks: tuple[str, ...]
    before: Reading | Literal[""]
    after: Reading | Literal[""]


class Difference(NamedTuple):
    """All that differs between two tables. `is_nothing` means: proved equal over all tick sets."""

    changes: tuple[Change, ...]
    vocabulary: tuple[str, ...]

    @property
    def is_nothing(self) -> bool:
        """Say whether the two tables answer alike, in every respect that a reader can see."""
        return not self.changes and not self.vocabulary


def diff(old: Rulebook, new: Rulebook) -> Difference:
    """Compare two tables over all tick sets; ticks that only one of them has count as changes of vocabulary."""
    topics = [*old.topics, *(topic for topic in new.topics if topic not in old.topics)]
    changes = (change for topic in topics if (change := _shortest(old, new, topic)))
    return Difference(tuple(changes), tuple(_vocabulary(old, new)))


def _shortest(old: Rulebook, new: Rulebook, topic: str) -> Change | None:
    before, after = _rows(old, topic), _rows(new, topic)
    if _written(before) == _written(after):
        return None
    terms = {term for rule in (*before, *after) for term in rule.terms()}
    for term in sorted(terms, key=lambda term: (len(term), sorted(term))):
        was, is_now = _reading(before, term), _reading(after, term)
        if was != is_now:
            return Change(topic, tuple(sorted(term)), was, is_now)
    return None


def _rows(book: Rulebook, topic: str) -> list[Rule]:
    return [rule for rule in book.rules if topic in rule.topics]


def _written(rows: Iterable[Rule]) -> set[tuple[str, tuple[tuple[str, ...], ...]]]:
    """What the rows say, wherever they stand: where it is the same, nobody need be asked."""
    return {(rule.reading, rule.needs) for rule in rows}


def _reading(rows: Iterable[Rule], ticks: frozenset[str]) -> Reading | Literal[""]:
    shown = {rule.reading for rule in rows if holds(rule, ticks)}
    return "main" if "main" in shown else "more" if shown else ""


def _vocabulary(old: Rulebook, new: Rulebook) -> Iterator[str]:
    pairs = (
        ("tick", old.ticks, new.ticks),
        ("warning sign", old.warnings, new.warnings),
        ("topic", old.topics, new.topics),
    )
    for noun, before, after in pairs:
        yield from (f"the {noun} '{id}' is gone{_heir(id, after)}" for id in before if id not in after)
        yield from (f"the {noun} '{id}' is new" for id in after if id not in before)
    for id, sign in old.warnings.items():
        if id in new.warnings:
            yield from (f"the warning sign '{id}' {words}" for words in _moves(sign, new.warnings[id]))
    for id, tick in old.ticks.items():
        if id in new.ticks and new.ticks[id].warning != tick.warning:
            shown, was = new.ticks[id].warning or "no sign", tick.warning or "no sign"
            yield f"the tick '{id}' shows '{shown}' instead of '{was}'"
    common = [id for id in old.topics if id in new.topics]
    if common != [id for id in new.topics if id in old.topics]:
        yield "the topics stand in another order"


def _heir(id: str, after: Container[str]) -> str:
    return f"; '{RETIRED[id]}' says it now" if RETIRED.get(id) in after else ""


def _moves(old: Warning, new: Warning) -> Iterator[str]:
    """Say where a sign stands and what it asks for now; that an emergency's action comes or goes, its card says."""
    if new.card != old.card:
        yield f"moves from the {old.card} card to the {new.card} card"
    elif new.action != old.action:
        yield f"asks to {new.action} instead of to {old.action}"
    if new.gate != old.gate:
        yield f"is asked under '{new.gate}' instead of under '{old.gate}'"
