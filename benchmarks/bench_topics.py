"""What more topics cost: `python benchmarks/bench_topics.py [--times 1,2,4,8]`.

The shipped texts with every topic several times over, under new names: how long reading them takes. And a random table
of 1,000 rows over as many topics: how long one `match` takes, and how large the copy is that the board fetches.
"""

import argparse
import json
import statistics
import sys
import timeit
from dataclasses import replace
from pathlib import Path
from string import ascii_lowercase

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks" / "latency")]

from bench_match import median_microseconds, random_sets  # noqa: E402 - the folders above are not installed
from tables import random_table  # noqa: E402

import rules  # noqa: E402
from content import reader  # noqa: E402
from rules import Rulebook  # noqa: E402

ROWS, REPEATS, SETS = 1_000, 3, 40
TOPICS = "en/topics/"
COPY = ascii_lowercase
"""How copies are told apart: an id has no digit."""


def texts(times: int) -> dict[str, bytes]:
    """The shipped texts, with so many copies of every topic."""
    shipped = reader.files(reader.FOLDER, "en")
    copies = {
        path.replace(".md", f"-{COPY[n]}.md"): text
        for path, text in shipped.items()
        for n in range(1, times)
        if path.startswith(TOPICS)
    }
    return shipped | copies


def table(times: int) -> Rulebook:
    """A random table of 1,000 rows that lead to so many copies of every topic."""
    book = random_table(ROWS)
    shown = list(book.topics.values())
    every = [replace(each, id=f"{each.id}-{COPY[n]}" if n else each.id) for n in range(times) for each in shown]
    named = [
        replace(rule, topics=tuple(f"{topic}-{COPY[n % times]}" if n % times else topic for topic in rule.topics))
        for n, rule in enumerate(book.rules)
    ]
    return replace(book, topics={topic.id: topic for topic in every}, rules=tuple(named))


def row(times: int) -> str:
    """One line of the table."""
    files, book = texts(times), table(times)
    reading = statistics.median(timeit.repeat(lambda: reader.read(files, "en"), number=1, repeat=REPEATS))
    sets = random_sets(list(book.ticks))[:SETS]
    asking = median_microseconds(lambda ticks: rules.match(book, ticks), sets)
    sent = len(json.dumps(rules.compiled(book)).encode()) / 1e3
    return f"| {len(book.topics)} | {reading * 1e3:.0f} | {asking:.1f} | {sent:.0f} |"


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description="what more topics cost")
    parser.add_argument("--times", default="1,2,4,8", help="so many copies of every topic, with commas between")
    print("| topics | reading all texts, ms | one match, us | the board's copy, kB |\n|---|---|---|---|")
    for times in map(int, parser.parse_args().times.split(",")):
        print(row(times), flush=True)


if __name__ == "__main__":
    main()
