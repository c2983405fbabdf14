"""How long a proof takes: `python benchmarks/bench_proof.py [--most 3]`.

The laws over all tick sets, beside asking the engine about every set of at most three ticks, which shows nothing of
larger sets; and the same for random tables of our shape with more rows. Prints Markdown.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from itertools import combinations
from math import comb
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks" / "latency")]

from tables import random_table  # noqa: E402 - the folders above are not installed

import rules  # noqa: E402
from rules import Rulebook  # noqa: E402

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
