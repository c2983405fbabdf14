"""Invented people of the tests, and three judges to answer them: the table and two straw men."""

import random
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import rules
from content import Library
from rules import Rulebook
from tests.scenarios.expectations import HELP, Expectation

DRAWN, FEWEST, MOST = 2000, 3, 8


class Answer(NamedTuple):
    """What a judge shows: pages in front, pages behind, warning signs."""

    main: frozenset[str]
    more: frozenset[str]
    signs: frozenset[str]


Judge = Callable[[Iterable[str]], Answer]


def cases(library: Library) -> list[Expectation]:
    """Return the people of the teaching cases; a case says nothing of pages not to be shown."""
    return [
        Expectation(case.id, case.ticks, frozenset(case.main), frozenset(), warnings=frozenset(case.warnings))
        for case in library.cases.values()
    ]


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
