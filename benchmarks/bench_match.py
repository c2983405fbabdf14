"""How long one `match` takes on the shipped table: `python benchmarks/bench_match.py`.

Prints Markdown: the median over many tick sets in microseconds, next to asking `holds` of every row (the table's
meaning without its index) and to a plain dictionary look-up per tick, all in one interleaved run.
"""

import random
import statistics
import sys
import timeit
from collections.abc import Callable, Iterable
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import rules  # noqa: E402 - the folder above is not installed

REPEATS, INNER = 15, 20


def scenario_sets() -> list[frozenset[str]]:
    """The tick sets of the scenarios: what readers are thought to tick."""
    files = sorted((ROOT / "tests" / "scenarios").glob("*.yaml"))
    return [frozenset(entry["ticks"]) for file in files for entry in yaml.safe_load(file.read_text(encoding="utf-8"))]


def random_sets(ids: list[str]) -> list[frozenset[str]]:
    """Tick sets of 3 to 12 ids, drawn from all with a fixed seed."""
    draw = random.Random(2026)
    return [frozenset(draw.sample(ids, draw.randint(3, 12))) for _ in range(200)]


def median_microseconds(ask: Callable[[frozenset[str]], object], sets: Iterable[frozenset[str]]) -> float:
    """The median over the sets of the best of several repeats, in microseconds."""
    best = [min(timeit.repeat(lambda ticks=ticks: ask(ticks), number=INNER, repeat=REPEATS)) for ticks in sets]
    return statistics.median(best) / INNER * 1e6


def main() -> None:
    """Measure and print a table: a line for each family of tick sets."""
    book = rules.load()
    asks = {
        "match": lambda ticks: rules.match(book, ticks),
        "holds of every row": lambda ticks: [rule for rule in book.rules if rules.holds(rule, ticks)],
        "one look-up a tick": lambda ticks: [book.ticks[tick] for tick in ticks],
    }
    print(f"{len(book.rules)} rows, {len(book.ticks)} ticks\n\n| ticks | {' | '.join(f'{ask}, us' for ask in asks)} |")
    print("|---" * (len(asks) + 1) + "|")
    for name, sets in (("scenarios", scenario_sets()), ("3 to 12 random ticks", random_sets(list(book.ticks)))):
        times = {ask: median_microseconds(function, sets) for ask, function in asks.items()}
        print(f"| {name} | {' | '.join(f'{time:.1f}' for time in times.values())} |")


if __name__ == "__main__":
    main()
