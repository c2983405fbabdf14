"""What the engine, the tables and the proof are held against."""

from collections.abc import Iterator
from itertools import pairwise

from benchmarks.rows import Limit, Line, Row, number
from benchmarks.scripts import Output

ROWS, MATCH, READ = "ours: rows_that_hold", "ours: match", "ours: match, and every reason read"
EXPLAIN = "ours: explain, one topic of 60"
NOT_SLOWER = Limit(1)


def match(output: Output) -> Iterator[Row]:
    """Hold one match on the shipped table against asking every row."""
    for line in output.lines:
        ours, meaning = (number(line[f"{what}, us"]) for what in ("match", "holds of every row"))
        what = f"one `match` on the shipped table, {line['ticks']}"
        yield Row(what, "us", ours, "asking every row for its meaning", meaning, Limit(20, is_ratio=False))


def engines(output: Output) -> Iterator[Row]:
    """Hold our lines against the peers, size by size."""
    for size, lines in _by_size(output).items():
        spent = {name: number(line["us per check"]) for name, line in lines.items()}
        peers = {name: time for name, time in spent.items() if not name.startswith("ours")}
        if size == "100 rows" and "zen-engine" in peers:
            what = f"which rows hold, {size}"
            yield Row(what, "us", spent[ROWS], "zen-engine", spent["zen-engine"], Limit(1 / 50))
        if peers:
            best = min(peers, key=peers.__getitem__)
            quickest = f"the quickest peer, {best}"
            silent = f"{quickest}, which gives no reasons"
            yield Row(f"which rows hold, {size}", "us", spent[ROWS], quickest, peers[best], NOT_SLOWER)
            yield Row(f"`match`, {size}", "us", spent[MATCH], silent, peers[best], NOT_SLOWER)
            yield Row(f"`match`, and every reason read, {size}", "us", spent[READ], silent, peers[best], NOT_SLOWER)
        yield Row(f"`explain`: all rows of one topic, {size}", "us", spent[EXPLAIN], "our `match`", spent[MATCH])


def memory_of_tables(output: Output) -> Iterator[Row]:
    """Hold the table in memory against the smallest peer's."""
    for size, lines in _by_size(output).items():
        held = {name: number(line["memory, MB"]) for name, line in lines.items()}
        peers = {name: memory for name, memory in held.items() if not name.startswith("ours") and memory}
        if peers:
            least = min(peers, key=peers.__getitem__)
            yield Row(f"the table in memory, {size}", "MB", held[ROWS], f"the smallest peer, {least}", peers[least])


def more_rules(output: Output) -> Iterator[Row]:
    """Tell the growth with ten times the rows."""
    sizes = list(_by_size(output).items())
    for (small, before), (large, after) in pairwise(sizes):
        for name, what in ((ROWS, "which rows hold"), (MATCH, "`match`")):
            ours, theirs = (number(lines[name]["us per check"]) for lines in (after, before))
            yield Row(f"{what}, {large}", "us", ours, f"with {small}", theirs, Limit(20))


def more_topics(output: Output) -> Iterator[Row]:
    """Tell the growth with more topics."""
    few, *_, many = output.lines
    count = number(many["topics"]) / number(few["topics"])
    columns = (
        ("one match, us", "`match`, 1,000 rows", "us", Limit(2)),
        ("reading all texts, ms", "reading all texts at the start", "ms", Limit(1.2 * count)),
        ("the board's copy, kB", "what the board fetches, 1,000 rows", "kB", Limit(2)),
    )
    for column, what, unit, limit in columns:
        ours, theirs = number(many[column]), number(few[column])
        yield Row(f"{what}, {many['topics']} topics", unit, ours, f"with {few['topics']}", theirs, limit)


def proof(output: Output) -> Iterator[Row]:
    """Hold the proof against asking about small sets, and tell its growth."""
    (laws, time), (asking, beside), *more = ((line["what"], number(line["seconds"])) for line in output.lines)
    yield Row(laws, "s", time, asking, beside, Limit(1, is_ratio=False))
    for what, spent in more:
        yield Row(what, "s", spent, "the shipped table", time)


def _by_size(output: Output) -> dict[str, dict[str, Line]]:
    """Return the lines of each engine that ran, by size and name."""
    sizes: dict[str, dict[str, Line]] = {}
    for line in output.lines:
        size = next(iter(line))
        if line[size] and line["us per check"] != "not run":
            sizes.setdefault(size, {})[line[size]] = line
    return sizes
