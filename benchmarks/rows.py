"""A measured figure beside another one, the ratio of the two, and the limit that it is held against."""

import re
from collections.abc import Iterator
from typing import NamedTuple

Line = dict[str, str]
"""One line of a printed table: what stands under each heading."""


class Limit(NamedTuple):
    """At most so much, of the ratio or of our own figure in its unit."""

    most: float
    is_ratio: bool = True


class Row(NamedTuple):
    """What was measured, ours and what stands beside it in the same unit, and the limit if there is one."""

    what: str
    unit: str
    ours: float
    beside: str
    theirs: float
    limit: Limit | None = None

    @property
    def ratio(self) -> float:
        """Ours in parts of the other one: below 1 is less than it."""
        return self.ours / self.theirs

    @property
    def held(self) -> bool | None:
        """Whether the limit is held; None where nobody has set one."""
        if self.limit is None:
            return None
        return (self.ratio if self.limit.is_ratio else self.ours) <= self.limit.most


class Column(NamedTuple):
    """A heading of a printed table, what stands under it in words, its unit, and the limit if there is one."""

    heading: str
    what: str
    unit: str
    limit: Limit | None = None

    def row(self, ours: Line, beside: str, theirs: Line) -> Row:
        """Hold one line against another."""
        here, there = (number(line[self.heading]) for line in (ours, theirs))
        return Row(self.what, self.unit, here, beside, there, self.limit)

    def told_only(self) -> "Column":
        """Return the same without its limit."""
        return self._replace(limit=None)


def tables(text: str) -> Iterator[list[Line]]:
    """Yield every Markdown table of a text that a script has printed."""
    for block in re.findall(r"(?:^\|.*\|$\n?){2,}", text, re.MULTILINE):
        head, _, *lines = (_cells(line) for line in block.splitlines())
        yield [dict(zip(head, line, strict=True)) for line in lines]


def number(cell: str) -> float:
    """Read a number as a script prints it: `7,823`, `1.4x`."""
    return float(cell.replace(",", "").rstrip("x"))


def shown(value: float) -> str:
    """Write a number with three digits that count."""
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) >= 0.001 else f"{value:.4f}"


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]
