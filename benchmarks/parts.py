"""The parts of docs/measurements.md, and the scripts that each is read from. Limits: benchmarks/README.md."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from benchmarks.held import engine, people, screen
from benchmarks.rows import Row


class Reading(NamedTuple):
    """Scripts, and the rows that their outputs give together."""

    scripts: tuple[str, ...]
    rows: Callable[..., Iterator[Row]]


class Part(NamedTuple):
    """One part of the page: its name on the command line, its title, what is done, and what it is read from."""

    name: str
    title: str
    tells: str
    readings: tuple[Reading, ...]


def _one(script: str, *rows: Callable[..., Iterator[Row]]) -> tuple[Reading, ...]:
    return tuple(Reading((script,), each) for each in rows)


PARTS = (
    Part(
        "engine",
        "One question to the table",
        "Peers get the same random tables, and have to name the same rows before anything is timed.",
        (*_one("match", engine.match), *_one("engines", engine.engines, engine.memory_of_tables)),
    ),
    Part(
        "tick",
        "From a click to its topics",
        "A real Chromium, the same random clicks for all in turn; every design has to show what `match` says.",
        _one("ticks", screen.ticks, screen.shifts),
    ),
    Part(
        "start",
        "Cold start",
        "A process is started, and asked until it answers; its files are in the system's cache.",
        _one("start", screen.start),
    ),
    Part(
        "look",
        "The first look",
        "A Chromium that has never seen the page, then the same one again, over this machine's own line and slow ones.",
        _one("first look", screen.first_look) + _one("ticks", screen.weights),
    ),
    Part(
        "visitors",
        "Many visitors at once",
        "Real WebSockets at one process; each visitor ticks one more box about every two seconds.",
        _one("visitors", people.visitors) + _one("more visitors", people.visitors),
    ),
    Part("class", "A class", "Learners who join and answer together, at one process.", _one("class", people.learners)),
    Part(
        "memory",
        "What visits leave behind",
        "Visitors come, read, leave, are forgotten.",
        _one("visits", people.visits),
    ),
    Part(
        "growth",
        "Growth",
        "The same work with more rows, topics or visitors; the ratio is the growth.",
        (
            *_one("engines", engine.more_rules),
            *_one("ticks", screen.more_rules),
            *_one("topics", engine.more_topics),
            Reading(("visitors", "more visitors"), people.more_visitors),
        ),
    ),
    Part("proof", "The proof", "Every law over all tick sets.", _one("proof", engine.proof)),
)
