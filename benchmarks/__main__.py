"""Run every measuring script and hold what it printed against its limits: `python -m benchmarks [NAME ...]`.

Some 20 minutes; `--quick` is a short run, to see that everything works. `--peers PYTHON` names the Python of an
environment that has both lists of peers; without it they are left out. Prints Markdown.
"""

import argparse
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from typing import NamedTuple

from benchmarks.servers import APP, BARE, BARE_DEFAULT, ROOT


class Script(NamedTuple):
    """What is run, in full and in short, and whether it runs with the peers' Python or is told of it."""

    words: str
    short: str = ""
    peers: str = ""


class Limit(NamedTuple):
    """At most so much, in a row that has these cells; with `beside`, in parts of that row."""

    script: str
    cells: tuple[str, ...]
    column: str
    most: float
    beside: tuple[str, ...] = ()


SCRIPTS = {
    "match": Script("benchmarks/bench_match.py"),
    "engines": Script("benchmarks/bench_engines.py", "--sizes 100,1000", peers="python"),
    "tick": Script("-m benchmarks.bench_tick", "--clicks 10", peers="told"),
    "first load": Script("-m benchmarks.bench_first_load", "--loads 1 --lines near"),
    "load": Script("-m benchmarks.bench_load", "10 --seconds 5"),
    "class": Script("-m benchmarks.bench_class", "10"),
    "memory": Script("-m benchmarks.bench_memory", "40"),
    "proof": Script("-m benchmarks.bench_proof", "--most 2"),
}
ZEN, PLAIN, TOLD = "zen-engine", BARE_DEFAULT.name, f"{APP.name}: confirmed by Python"
LIMITS = (
    Limit("match", ("scenarios",), "match, us", 25),
    Limit("match", ("3 to 12 random ticks",), "match, us", 25),
    Limit("tick", (APP.name,), "p95, ms", 1000 / 60),
    Limit("tick", (TOLD,), "p50, ms", 0.5, (BARE.name,)),
    *(Limit("tick", (TOLD,), "p50, ms", 1, (peer,)) for peer in ("NiceGUI", "Flask + htmx")),
    Limit("tick", (APP.name,), "server's processor, ms a tick", 0.25, (PLAIN,)),
    Limit("first load", ("near", "first", APP.name), "ready, ms", 3_000),
    Limit("first load", ("near", "first", APP.name), "kB on the line", 1.2, ("near", "first", PLAIN)),
    Limit("first load", ("near", "first", APP.name), "ready, ms", 1.2, ("near", "first", PLAIN)),
    Limit("load", (APP.name, "30"), "MB", 1.3, (PLAIN, "30")),
    Limit("load", (APP.name, "30"), "MB a visitor", 0.3),
    Limit("load", (APP.name, "100"), "p95, ms", 2_000),
    Limit("load", (APP.name, "100"), "lost", 0),
    Limit("class", (APP.name, "0"), "tap p95, ms", 2_000),
    Limit("class", (APP.name, "0"), "wrong or lost", 0),
    Limit("memory", ("all forgotten",), "MB", 1.1, ("40 visits",)),
    Limit("proof", ("all laws over",), "seconds", 1),
)
Row = dict[str, str]


def tables(text: str) -> Iterator[Row]:
    """Yield every row of every Markdown table in a text, by its headings."""
    for block in re.findall(r"(?:^\|.*\|$\n?){2,}", text, re.MULTILINE):
        head, _, *lines = ([cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines())
        yield from (dict(zip(head, line, strict=True)) for line in lines)


def verdict(limit: Limit, rows: list[Row]) -> str:
    """Say whether a limit is held, short, or was not measured."""
    ours, theirs = (_figure(rows, cells, limit.column) for cells in (limit.cells, limit.beside))
    what = f"{', '.join(limit.cells)}: {limit.column}"
    if ours is None or (limit.beside and theirs is None):
        return f"- not measured: {what}"
    figure = ours / theirs if theirs else ours
    beside = f" times that of {', '.join(limit.beside)}" if theirs else ""
    return (
        f"- {'held' if figure <= limit.most else '**SHORT**'}: {what}: {figure:,.4g}{beside}, at most {limit.most:,.4g}"
    )


def _figure(rows: list[Row], cells: tuple[str, ...], column: str) -> float | None:
    """Return the figure of the row whose first cells these are, or begin so."""
    for row in rows:
        if cells and column in row and all(map(str.startswith, row.values(), cells)):
            exact = [row for row in rows if column in row and tuple(row.values())[: len(cells)] == cells]
            return float((exact or [row])[0][column].replace(",", ""))
    return None


def report(name: str, script: Script, given: argparse.Namespace) -> Iterator[str]:
    """Run a script; yield its heading, what it printed, and its limits."""
    python = given.peers if script.peers == "python" and given.peers else sys.executable
    told = ["--peers", given.peers] if script.peers == "told" and given.peers else []
    words = [python, *script.words.split(), *(script.short.split() if given.quick else ()), *told]
    before = os.getloadavg()[0]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    yield f"\n## {name}\n\n`{' '.join(words[1:])}`; load of the machine {before:.1f}, then {os.getloadavg()[0]:.1f}\n"
    yield ended.stdout.strip() or f"**Not run**: {(ended.stderr.strip().splitlines() or ['no reason given'])[-1]}"
    rows = list(tables(ended.stdout))
    yield "\n" + "\n".join(verdict(limit, rows) for limit in LIMITS if limit.script == name)


def main() -> None:
    """Measure, and print all of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="measure, and hold against limits")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of these: {', '.join(SCRIPTS)}")
    parser.add_argument("--quick", action="store_true", help="a short run, to see that everything works")
    parser.add_argument("--peers", default="", metavar="PYTHON", help="the Python of an environment that has the peers")
    given = parser.parse_args()
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    print(f"# Measurements\n\n{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {machine}, Streamlit {version('streamlit')}")
    for name in given.names or SCRIPTS:
        print(*report(name, SCRIPTS[name], given), sep="\n", flush=True)


if __name__ == "__main__":
    main()
