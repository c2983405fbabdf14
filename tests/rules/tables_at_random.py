"""Small random tables for oracles: few ticks, so that every tick set can be looked at."""

import itertools
import random

from rules import Rule, Rulebook, Tick, TopicLine

PREFIXES = {"symptom": "sx", "location": "loc", "background": "bg"}


def random_table(seed: int, rows: int = 12, ticks_per_group: int = 3, topics: int = 4) -> Rulebook:
    """Draw a table with a fixed seed; about every second one has superfluous rows or idle ticks."""
    draw = random.Random(seed)
    groups = {group: [f"{prefix}_{n}" for n in range(ticks_per_group)] for group, prefix in PREFIXES.items()}
    ids = [tick for group in groups.values() for tick in group]
    ticks = {id: Tick(id, group, "area", "", 2) for group, members in groups.items() for id in members}
    pages = {f"t{n}": TopicLine(f"t{n}", "chapter", n + 2) for n in range(topics)}
    rules = tuple(_row(draw, groups, ids, list(pages), line) for line in range(2, rows + 2))
    return Rulebook(ticks, {}, pages, rules, "random")


def every_set(book: Rulebook) -> list[frozenset[str]]:
    """Return every set of ticks of a table, the smallest first."""
    return [frozenset(some) for size in range(len(book.ticks) + 1) for some in itertools.combinations(book.ticks, size)]


def _row(draw: random.Random, groups: dict[str, list[str]], ids: list[str], topics: list[str], line: int) -> Rule:
    cells = {group: tuple(draw.sample(members, draw.randint(1, 2))) for group, members in groups.items()}
    kept = {group: cell if draw.random() < 0.5 else () for group, cell in cells.items()}
    used = {tick for cell in kept.values() for tick in cell}
    all_of = tuple(tick for tick in draw.sample(ids, draw.randint(0, 2)) if tick not in used)
    return Rule(
        id=f"row-{line:02d}",
        topics=tuple(draw.sample(topics, draw.randint(1, 2))),
        reading=draw.choice(("main", "more")),
        symptoms=kept["symptom"],
        locations=kept["location"],
        background=kept["background"],
        all_of=all_of,
        why="drawn",
        sources=("S001",),
        reviewed_on="2026-11-21",
        reviewer="",
        line=line,
    )
