"""Invented people, what is expected for them, and three judges to answer them: the table and two straw men."""

import csv
import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

import rules
from content import Library
from rules import Rulebook

SCENARIOS = Path(__file__).parent.parent / "tests" / "scenarios"
HELP = "when-to-get-help"
DRAWN, FEWEST, MOST = 2000, 3, 8


class Person(NamedTuple):
    """Ticks, and what a careful educator expects: pages in front, pages not to be shown, and the exact signs."""

    ticks: frozenset[str]
    main: frozenset[str]
    hidden: frozenset[str]
    signs: frozenset[str]


class Answer(NamedTuple):
    """What a judge shows: pages in front, pages behind, warning signs."""

    main: frozenset[str]
    more: frozenset[str]
    signs: frozenset[str]


Judge = Callable[[Iterable[str]], Answer]


def scenarios(name: str) -> list[Person]:
    """Return the people of one file of scenarios."""
    entries = yaml.safe_load((SCENARIOS / name).read_text(encoding="utf-8"))
    keys = ("ticks", "main", "hidden", "warnings")
    return [Person(*(frozenset(entry[key]) for key in keys)) for entry in entries]


def cases(library: Library) -> list[Person]:
    """Return the people of the teaching cases; a case says nothing of pages not to be shown."""
    return [
        Person(frozenset(case.ticks), frozenset(case.main), frozenset(), frozenset(case.warnings))
        for case in library.cases.values()
    ]


def candidates() -> list[Person]:
    """Return the smallest tick sets of the evidence's own candidate rules; here only their ticks count."""
    with (SCENARIOS / "candidates.csv").open(encoding="ascii", newline="") as file:
        cells = [line["ticks"].split(";") for line in csv.DictReader(file, strict=True)]
    return [Person(frozenset(tick.strip() for tick in cell), *[frozenset()] * 3) for cell in cells]


def at_random(book: Rulebook) -> Iterator[frozenset[str]]:
    """Yield tick sets that nobody chose, the same at each run."""
    draw, ids = random.Random(2026), list(book.ticks)
    return (frozenset(draw.sample(ids, draw.randint(FEWEST, MOST))) for _ in range(DRAWN))


def judges(book: Rulebook) -> dict[str, Judge]:
    """Return the table and the two straw men, by the names they have on the page."""
    emergency = frozenset(id for id, sign in book.warnings.items() if sign.card == "emergency")
    everything = Answer(frozenset(book.topics), frozenset(), frozenset(book.warnings))
    return {
        "this table": lambda ticks: _ask(book, ticks),
        "show everything": lambda ticks: everything,
        "always emergency": lambda ticks: Answer(frozenset({HELP}), frozenset(), emergency),
    }


def _ask(book: Rulebook, ticks: Iterable[str]) -> Answer:
    result = rules.match(book, ticks)
    main, more = (frozenset(found.topic for found in result.reading(name)) for name in ("main", "more"))
    return Answer(main, more, frozenset(sign.id for sign in result.warnings))
