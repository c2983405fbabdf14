"""What readers shall be shown: people with ticks (*.yaml) and the evidence's candidate rules (candidates.csv)."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

import rules
from rules import Rulebook

HERE = Path(__file__).parent
HELP = "when-to-get-help"
BEHIND = frozenset({"R76"})
"""Pregnancy with any symptom at all: help is shown, behind, as decision 0003 has it of "with any symptom"."""


class Expectation(NamedTuple):
    """Ticks, and the topics that are in front (`main`), in front or behind (`shown`), behind (`more`), or `hidden`.

    `warnings` is the exact set of signs, or None where nothing is said of it.
    """

    name: str
    ticks: tuple[str, ...]
    main: frozenset[str]
    shown: frozenset[str]
    hidden: frozenset[str] = frozenset()
    more: frozenset[str] = frozenset()
    warnings: frozenset[str] | None = None

    @property
    def signs(self) -> frozenset[str]:
        """The signs, or none where nothing is said of them."""
        return self.warnings or frozenset()


def people(files: str = "*.yaml") -> list[Expectation]:
    """Every scenario of every file, or of one."""
    return [
        Expectation(
            person["name"],
            tuple(person["ticks"]),
            *(frozenset(person[key]) for key in ("main", "shown", "hidden")),
            more=frozenset(person.get("more", ())),
            warnings=frozenset(person["warnings"]),
        )
        for file in sorted(HERE.glob(files))
        for person in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


def candidate_sets() -> list[Expectation]:
    """Every line of candidates.csv; a line is named by its candidates and its ticks."""
    with (HERE / "candidates.csv").open(encoding="ascii", newline="") as file:
        lines = list(csv.DictReader(file, strict=True))
    return [
        Expectation(
            f"{line['candidate']}: {line['ticks']}",
            cell(line["ticks"]),
            frozenset({HELP} & {*cell(line["topics"])} if line["candidate"] not in BEHIND else ()),
            frozenset(cell(line["topics"])),
        )
        for line in lines
    ]


def cell(text: str) -> tuple[str, ...]:
    """The ids of one cell."""
    return tuple(id.strip() for id in text.split(";") if id.strip())


def faults(book: Rulebook, expected: Expectation) -> Iterator[str]:
    """Yield what the table shows otherwise than expected, each as a sentence."""
    result = rules.match(book, expected.ticks)
    main = {found.topic for found in result.reading("main")}
    shown = {found.topic for found in result.topics}
    signs = {sign.id for sign in result.warnings}
    yield from (f"'{topic}' is not main" for topic in sorted(expected.main - main))
    yield from (f"'{topic}' is main" for topic in sorted(expected.more & main))
    yield from (f"'{topic}' is not shown" for topic in sorted((expected.shown | expected.more) - shown))
    yield from (f"'{topic}' is shown" for topic in sorted(expected.hidden & shown))
    if expected.warnings is not None and expected.warnings != signs:
        yield f"the signs are {sorted(signs)}"
