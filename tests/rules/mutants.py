"""Small wrong edits of a table, one each: what an author could do by mistake."""

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from rules import Rule, Rulebook

CELLS = {"symptom": "symptoms", "location": "locations", "background": "background"}
ADDITIONS = 2


class Mutant(NamedTuple):
    """A table with one edit; `name` says row and edit, `kind` what sort of edit it is."""

    name: str
    kind: str
    book: Rulebook


def mutants(book: Rulebook) -> Iterator[Mutant]:
    """Yield every mutant of a table, in table order. Draws depend on the row's id alone, not on its neighbours."""
    for rule in book.rules:
        for kind, edit, changed in _edits(book, rule):
            rows = (changed if row is rule else row for row in book.rules)
            yield Mutant(f"{rule.id}: {edit}", kind, replace(book, rules=tuple(row for row in rows if row)))


def _edits(book: Rulebook, rule: Rule) -> Iterator[tuple[str, str, Rule | None]]:
    yield "row deleted", "deleted", None
    yield from (("condition dropped", edit, row) for edit, row in _without_a_condition(rule))
    yield from (("tick dropped", edit, row) for edit, row in _without_a_tick(rule))
    yield from (("condition added", edit, row) for edit, row in _with_a_condition(book, rule))
    yield from (("topic swapped", edit, row) for edit, row in _with_another_topic(book, rule))
    other = "more" if rule.reading == "main" else "main"
    yield "reading flipped", f"{rule.reading} becomes {other}", replace(rule, reading=other)


def _without_a_condition(rule: Rule) -> Iterator[tuple[str, Rule]]:
    for cell in CELLS.values():
        if getattr(rule, cell):
            yield f"without {cell}", replace(rule, **{cell: ()})
    for tick in rule.all_of:
        yield f"without {tick}", replace(rule, all_of=tuple(other for other in rule.all_of if other != tick))


def _without_a_tick(rule: Rule) -> Iterator[tuple[str, Rule]]:
    for cell in CELLS.values():
        ticks = getattr(rule, cell)
        for tick in ticks if len(ticks) > 1 else ():
            yield f"without {tick}", replace(rule, **{cell: tuple(other for other in ticks if other != tick)})


def _with_a_condition(book: Rulebook, rule: Rule) -> Iterator[tuple[str, Rule]]:
    draw = random.Random(f"condition {rule.id}")
    used = {book.ticks[tick].group for tick in rule.ticks}
    spare = [tick.id for tick in book.ticks.values() if tick.group in CELLS.keys() - used]
    for tick in draw.sample(spare, min(ADDITIONS, len(spare))):
        yield f"also needs {tick}", replace(rule, **{CELLS[book.ticks[tick].group]: (tick,)})


def _with_another_topic(book: Rulebook, rule: Rule) -> Iterator[tuple[str, Rule]]:
    draw = random.Random(f"topic {rule.id}")
    for topic in rule.topics:
        other = draw.choice([id for id in book.topics if id not in rule.topics])
        swapped = tuple(other if id == topic else id for id in rule.topics)
        yield f"{topic} becomes {other}", replace(rule, topics=swapped)
