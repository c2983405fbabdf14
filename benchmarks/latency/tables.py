"""Rule tables of any size in the shape of the shipped one, and the clicks that every design gets."""

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import rules
from rules import Rule, Rulebook

MOST = 12
"""So many ticks stand at once at most, about as many as a visitor makes; then the oldest goes with the next click."""


def random_table(size: int) -> Rulebook:
    """Return a table of `size` rows, the same each time: shaped like some shipped row, each with ids drawn anew."""
    book, draw = rules.load(), random.Random(size)
    by_group = {group: [tick.id for tick in book.group(group)] for group in ("symptom", "location", "background")}
    every = [id for ids in by_group.values() for id in ids]

    def anew(cell: Sequence[str], ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(draw.sample(list(ids), len(cell)))

    def row(n: int, like: Rule) -> Rule:
        return replace(
            like,
            id=f"row-{n}",
            topics=anew(like.topics, list(book.topics)),
            symptoms=anew(like.symptoms, by_group["symptom"]),
            locations=anew(like.locations, by_group["location"]),
            background=anew(like.background, by_group["background"]),
            all_of=anew(like.all_of, every),
        )

    return replace(book, rules=tuple(row(n, draw.choice(book.rules)) for n in range(size)))


def clicks(ids: Sequence[str], count: int) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield what to click, at random over all ids and fixed for ever, and the ticks that are on after it."""
    draw, on = random.Random(2026), dict[str, None]()
    for _ in range(count):
        id = draw.choice(ids)
        if id not in on and len(on) == MOST:
            id = next(iter(on))
        if id in on:
            del on[id]
        else:
            on[id] = None
        yield id, frozenset(on)
