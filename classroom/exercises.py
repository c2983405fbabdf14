"""Three set exercises: a small broken table each, the mended one, and tick sets to try. Mended is what is proved equal.

A folder of `exercises/` holds the four tables, `mended/rules.csv` and `cases.csv`; its words are in interface.yaml.
"""

from functools import cache
from pathlib import Path

import rules
from classroom.sandbox import Bench
from content import Library
from rules import cases, reader

FOLDER = Path(__file__).parent / "exercises"
IDS = ("silent-rows", "lost-page", "too-broad")
"""In the order of a lesson: what the prover finds alone, what it finds and you must say, and what it cannot see."""


@cache
def bench(id: str) -> Bench:
    """Return one exercise as a bench whose goal is the mended table."""
    folder = FOLDER / id
    tables = reader.files(folder)
    goal = rules.read({**tables, **reader.files(folder / "mended")})
    return Bench(tables, goal, tuple(cases.read(folder / "cases.csv")))


def speakable(library: Library) -> tuple[str, ...]:
    """Return the exercises whose ticks and topics have words here: all for the shipped texts, none for a pack."""
    labels = {*library.ticks, *library.warnings}
    return tuple(
        id
        for id in IDS
        if labels >= bench(id).goal.ticks.keys() and library.topics.keys() >= bench(id).goal.topics.keys()
    )
