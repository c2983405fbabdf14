"""Our rules next to other engines, on the same random tables: `python benchmarks/bench_engines.py [--sizes 100,1000]`.

Peers are no part of the project: whatever of benchmarks/requirements.txt is importable takes part. Before anything is
timed, every engine has to name exactly the rows that `rules.holds` names. One interleaved run; the figure is the median
over the tick sets of the best of several repeats. Build time and memory come from a fresh process for each engine:
memory is what tracemalloc counts, for zen-engine (Rust, which tracemalloc cannot see) the growth of the resident set.
"""

import argparse
import gc
import importlib.metadata
import importlib.util
import multiprocessing
import os
import platform
import random
import statistics
import sys
import time
import timeit
import tracemalloc
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

import peers  # the folder of this script is on the path already

import rules
from rules.model import Reason, Rule, Rulebook, Tick, Topic

LIMIT = 60.0  # seconds an engine may need at one size, in all
PLANS = {1_000: (31, 9), 10_000: (11, 5), sys.maxsize: (5, 2)}  # up to so many rows: tick sets, repeats
SPLIT = {"symptom": 26, "location": 24, "background": 20}
TICKS = {f"{group}_{n:02}": Tick(f"{group}_{n:02}", group, "", "", 0) for group, n in SPLIT.items() for n in range(n)}
TOPICS = {f"topic-{n:02}": Topic(f"topic-{n:02}", "", 0) for n in range(60)}
# Which cells a row fills, how many ticks a cell holds, and how often: counted in the shipped table.
SHAPES = {"sb": 44, "sl": 42, "s": 28, "b": 23, "l": 16, "a": 6, "lb": 4, "slb": 3, "sa": 2, "": 1}
WIDTHS = {1: 194, 2: 48, 3: 10, 4: 3}
OURS, MATCH, READ = "ours: rows_that_hold", "ours: match", "ours: match, and every reason read"


class Engine(NamedTuple):
    """How to build it from a rulebook, how to read row ids from its answer, and which module it needs."""

    build: Callable[[Rulebook], Callable[[frozenset[str]], object]]
    ids: Callable[[object], Iterable[str]]
    module: str = "rules"


class Cost(NamedTuple):
    """Seconds to build, seconds for a check, bytes of the compiled form; from a process of its own."""

    build: float
    check: float
    memory: int


def filed(book: Rulebook) -> Rulebook:
    """The book with its rows filed; otherwise the first question would file them."""
    _ = book.index
    return book


def read(book: Rulebook, ticks: frozenset[str]) -> list[tuple[str, tuple[Reason, ...]]]:
    """Each topic with all its reasons: a match makes them when they are asked for."""
    return [(found.topic, found.reasons) for found in rules.match(book, ticks).topics]


ENGINES = {
    OURS: Engine(lambda book: partial(rules.rows_that_hold, filed(book)), lambda rows: [rule.id for rule in rows]),
    MATCH: Engine(
        lambda book: partial(rules.match, filed(book)),
        lambda found: {rule.id for it in found.topics for rule in it.rows},
    ),
    READ: Engine(lambda book: partial(read, filed(book)), lambda found: {it.rule.id for _, why in found for it in why}),
    "zen-engine": Engine(peers.zen, lambda result: [output["row"] for output in result], "zen"),
    "rule-engine": Engine(peers.rule_engine, list, "rule_engine"),
    "json-logic-qubit": Engine(peers.json_logic, list, "json_logic"),
    "pandas": Engine(peers.pandas, list, "pandas"),
}


def random_book(size: int) -> Rulebook:
    """A table of our shape: any-of groups plus all_of, two topics at most; always the same for one size."""
    draw = random.Random(size)

    def group(name: str, shape: str) -> tuple[str, ...]:
        ids = [id for id, tick in TICKS.items() if tick.group == name]
        return tuple(draw.sample(ids, pick(WIDTHS))) if name[0] in shape else ()

    def pick(weights: dict) -> object:
        return draw.choices(list(weights), list(weights.values()))[0]

    def row(n: int) -> Rule:
        shape, reading = pick(SHAPES), pick({"main": 90, "more": 79})
        all_of = tuple(draw.sample(list(TICKS), 2)) if "a" in shape else ()
        topics = tuple(draw.sample(list(TOPICS), pick({1: 126, 2: 43})))
        groups = [group(name, shape) for name in SPLIT]
        return Rule(f"row-{n}", topics, reading, *groups, all_of, "", (), "", "", n + 2)

    return Rulebook(TICKS, {}, TOPICS, tuple(row(n) for n in range(size)))


def tick_sets(count: int) -> list[frozenset[str]]:
    """Tick sets of 3 to 12 ids, drawn with a fixed seed."""
    draw = random.Random(2026)
    return [frozenset(draw.sample(list(TICKS), draw.randint(3, 12))) for _ in range(count)]


def resident() -> int:
    """Bytes of this process in memory; 0 where the system does not tell it the way Linux does."""
    file = Path("/proc/self/statm")
    return int(file.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if file.exists() else 0


def probe(name: str, size: int) -> Cost:
    """Build and ask, after a tiny table has paid for what a library loads on first use; build again for its memory."""
    engine, book, sets = ENGINES[name], random_book(size), tick_sets(3)
    engine.build(random_book(10))(sets[0])
    gc.collect()
    before, start = resident(), time.perf_counter()
    ask = engine.build(book)
    build = time.perf_counter() - start
    gc.collect()
    memory, start = resident() - before, time.perf_counter()
    for ticks in sets:
        ask(ticks)
    check, book = (time.perf_counter() - start) / len(sets), random_book(size)
    if engine.module != "zen":
        tracemalloc.start()
        kept = engine.build(book)
        gc.collect()
        memory = tracemalloc.get_traced_memory()[0] if kept else 0
    return Cost(build, check, memory)


def costs(names: Iterable[str], size: int, checks: int) -> dict[str, Cost]:
    """Probe each engine; one that would need more than LIMIT in all is left out with a note."""
    found = {}
    for name in names:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            try:
                cost = pool.apply_async(probe, (name, size)).get(LIMIT)
            except multiprocessing.TimeoutError:
                print(f"{name}, {size:,} rows: not run, building it took more than {LIMIT:.0f} s")
                continue
        if (total := 2 * cost.build + (checks + 3) * cost.check) > LIMIT:
            print(f"{name}, {size:,} rows: not run, would need about {total:.0f} s")
            continue
        found[name] = cost
    return found


def disagreement(book: Rulebook, asks: dict[str, Callable], sets: list[frozenset[str]]) -> str:
    """The first engine whose rows are not those that `rules.holds` names, in words; empty when all agree."""
    for ticks in sets:
        wanted = sorted(rule.id for rule in book.rules if rules.holds(rule, ticks))
        for name, ask in asks.items():
            if (got := sorted(ENGINES[name].ids(ask(ticks)))) != wanted:
                wrong = sorted(set(got) ^ set(wanted))[:5] or "a row twice"
                return f"{name} disagrees on {len(book.rules):,} rows, ticks {sorted(ticks)}: {wrong}"
    return ""


def interleaved(asks: dict[str, Callable], sets: list[frozenset[str]], repeats: int) -> dict[str, float]:
    """Microseconds for a check: every engine in turn, 3 ms or one call each, on each tick set, again and again."""
    calls = {name: timeit.repeat(partial(ask, sets[0]), number=1, repeat=3) for name, ask in asks.items()}
    numbers = {name: max(1, int(0.003 / min(several))) for name, several in calls.items()}
    best = {name: [float("inf")] * len(sets) for name in asks}
    for _ in range(repeats):
        for n, ticks in enumerate(sets):
            for name, ask in asks.items():
                ask(ticks)  # not timed: the engine before it has emptied the caches
                spent = timeit.timeit(partial(ask, ticks), number=numbers[name]) / numbers[name]
                best[name][n] = min(best[name][n], spent)
    return {name: statistics.median(several) * 1e6 for name, several in best.items()}


def show(size: int, times: dict[str, float], found: dict[str, Cost], last: tuple[int, dict[str, float]]) -> None:
    """Print one Markdown table; `last` is the size before with its times."""
    before, earlier = last
    since = f"growth since {before:,} rows" if before else "growth"
    print(f"\n| {size:,} rows | us per check | times our rows | times our match | {since} | build, ms | memory, MB |")
    print("|---|---|---|---|---|---|---|")
    for name in ENGINES:
        if name not in times:
            print(f"| {name} | not run | | | | | |")
            continue
        spent, cost = times[name], found[name]
        growth = f"{spent / earlier[name]:.1f}x" if name in earlier else "-"
        ratios = f"{spent / times[OURS]:.2f} | {spent / times[MATCH]:.2f}"
        print(f"| {name} | {spent:,.1f} | {ratios} | {growth} | {cost.build * 1e3:,.1f} | {cost.memory / 1e6:,.2f} |")
    ahead = [name for name in times if not name.startswith("ours") and times[name] < times[OURS]]
    print(f"\nAhead of our bare rows at {size:,} rows: {', '.join(ahead) or 'none of those that ran'}.")
    if size == 100 and "zen-engine" in times:
        print(f"Target: bare rows 50 times faster than zen-engine; here {times['zen-engine'] / times[OURS]:.0f} times.")


def main() -> int:
    """Check, measure and print, one size after the other."""
    parser = argparse.ArgumentParser(description="our rules next to other engines")
    parser.add_argument("--sizes", default="100,1000,10000,100000", help="numbers of rows, with commas between")
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    names = [name for name, engine in ENGINES.items() if importlib.util.find_spec(engine.module)]
    present = {ENGINES[name].module for name in names}
    missing = [package for module, package in peers.PACKAGES.items() if module not in present]
    if missing:
        print(f"missing: {', '.join(missing)}; to compare with them as well: pip install {' '.join(missing)}")
    versions = [f"{name} {importlib.metadata.version(name)}" for name in peers.PACKAGES.values() if name not in missing]
    print(f"{len(TICKS)} ticks, Python {platform.python_version()}, {os.cpu_count()} cores", *versions, sep=", ")
    last: tuple[int, dict[str, float]] = (0, {})
    for size in sizes:
        count, repeats = next(plan for most, plan in PLANS.items() if size <= most)
        book, sets = random_book(size), tick_sets(count)
        found = costs(names, size, count * (2 * repeats + 1) + 5)
        asks = {name: ENGINES[name].build(book) for name in found}
        if fault := disagreement(book, asks, [*sets, frozenset(), frozenset(TICKS)]):
            print(fault)
            return 1
        print(f"\n{size:,} rows: {len(asks)} engines name the same rows on {len(sets) + 2} tick sets")
        times = interleaved(asks, sets, repeats)
        show(size, times, found, last)
        last = (size, times)
    return 0


if __name__ == "__main__":
    sys.exit(main())
