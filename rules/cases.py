"""Tick sets with names, from a CSV file with a column `ticks`: what an edit does to them, and which rows they meet."""

import csv
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

import faults
from rules.engine import holds, match
from rules.model import Rulebook

Case = tuple[str, frozenset[str]]


def read(path: Path) -> list[Case]:
    """Read the cases of a file; a case is named by its first cell and its ticks, which are parted by ';'."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [(f"{next(iter(row.values()))}: {row['ticks']}", _ids(row["ticks"])) for row in rows]


def singles_and_pairs(rulebook: Rulebook) -> Iterator[tuple[str, list[Case]]]:
    """Yield every single tick, and every pair of ticks, as cases."""
    yield "single ticks", [(tick, frozenset({tick})) for tick in rulebook.ticks]
    yield (
        "pairs of ticks",
        [(" and ".join(pair), frozenset(pair)) for pair in itertools.combinations(rulebook.ticks, 2)],
    )


def changed(old: Rulebook, new: Rulebook, cases: Iterable[Case]) -> list[str]:
    """Name the cases that the two tables answer differently; ticks that a table does not have are left out for it."""
    return [name for name, ticks in cases if _answer(old, ticks) != _answer(new, ticks)]


def unmet_rows(rulebook: Rulebook, cases: Iterable[Case]) -> list[str]:
    """Name the rows that hold in none of the cases."""
    sets = [ticks for _, ticks in cases]
    return [rule.id for rule in rulebook.rules if not any(holds(rule, ticks) for ticks in sets)]


def _answer(book: Rulebook, ticks: frozenset[str]) -> tuple[tuple[str, str], ...]:
    return match(book, ticks & book.ticks.keys()).outcome


def _ids(cell: str) -> frozenset[str]:
    return frozenset(faults.ids(cell))
