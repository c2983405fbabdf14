"""How long a proof takes: `python -m benchmarks.bench_proof [--most 3]`.

The laws over all tick sets, beside asking the engine about every set of at most three ticks, which shows nothing of
larger sets; and the same for random tables of our shape with more rows. Prints Markdown.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import combinations
from math import comb

import rules
from rules import Rule, Rulebook

REPEATS = 3
SIZES = (300, 1_000)


def seconds(work: Callable[[], object]) -> float:
    """The median of several runs, in seconds."""
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


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


def asked(book: Rulebook, most: int) -> None:
    """Ask about every set of at most so many ticks."""
    for size in range(most + 1):
        for ticks in combinations(book.ticks, size):
            rules.match(book, ticks)


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description="how long a proof takes")
    parser.add_argument("--most", type=int, default=3, help="ask about every set of at most so many ticks (default 3)")
    most = parser.parse_args().most
    today, book = datetime.now(UTC).date(), rules.load()
    sets = sum(comb(len(book.ticks), size) for size in range(most + 1))
    print("| what | seconds |\n|---|---|")
    print(
        f"| all laws over all 2^{len(book.ticks)} tick sets | {seconds(lambda: rules.prove(book, today=today)):.3f} |"
    )
    print(f"| asking about the {sets:,} sets of at most {most} ticks | {seconds(lambda: asked(book, most)):.3f} |")
    for size in SIZES:
        proof = partial(rules.prove, random_table(size), today=today)
        print(f"| all laws, a random table of {size:,} rows | {seconds(proof):.3f} |")


if __name__ == "__main__":
    main()
