"""A pack from a zip, read in a process of its own with limits of time and memory, so that nothing else is disturbed.

`python -m views.pack_trial LANGUAGE < PACK.zip` prints what was found as JSON.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import BoundedSemaphore
from typing import NamedTuple

import rules
from content import ContentError, Library, pack_zip, packs
from rules import Rulebook, TableError
from views import pack_gates

ROOT = Path(__file__).parent.parent
SECONDS = 5
MEMORY = 512 * 1024 * 1024
MOST_FAULTS = 30
LONGEST = 400
"""Letters of a fault that are told: it may quote what stands in the pack."""


_PLACES = BoundedSemaphore(2)
"""How many packs are tried at once; the next one waits."""


class Trial(NamedTuple):
    """What was found: faults, or the name of the pack, its size and where each tick leads."""

    faults: list[str]
    whole: int
    title: str = ""
    topics: int = 0
    rows: int = 0
    leads: list[tuple[str, list[str]]] = []  # noqa: RUF012 - a tuple's default that nobody changes


def run(data: bytes, language: str) -> Trial | None:
    """Try a pack in another process; nothing where that took too much time or memory."""
    command = [sys.executable, "-m", __name__, language]
    try:
        with _PLACES:
            done = subprocess.run(  # noqa: S603 - our own module; the pack goes in as data
                command, input=data, capture_output=True, cwd=ROOT, timeout=2 * SECONDS, check=True
            )
        return Trial(*json.loads(done.stdout))
    except (subprocess.SubprocessError, ValueError, TypeError):
        return None


def tried(data: bytes, language: str) -> Trial:
    """Open, read, check and prove a pack, and see where each tick leads."""
    try:
        files = pack_zip.files(data)
        book, library = _read(files, language)
    except (packs.PackError, TableError, ContentError) as error:
        return _faulty(list(error.problems))
    if faults := list(pack_gates.findings(book, library)):
        return _faulty(faults)
    return Trial([], 0, library.say("app.name"), len(book.topics), len(book.rules), list(_leads(book, library)))


def _read(files: dict[str, bytes], language: str) -> tuple[Rulebook, Library]:
    """Read tables and texts, and tell the faults of both at once."""
    problems = list[str]()
    try:
        book = rules.read(packs.part(files, packs.TABLES))
    except TableError as error:
        problems += error.problems
    try:
        library = packs.load(packs.part(files, packs.TEXTS), language)
    except ContentError as error:
        problems += error.problems
    if problems:
        raise packs.PackError(tuple(problems))
    return book, library


def _faulty(faults: list[str]) -> Trial:
    return Trial(
        [fault if len(fault) <= LONGEST else fault[:LONGEST] + "…" for fault in faults[:MOST_FAULTS]], len(faults)
    )


def _leads(book: Rulebook, library: Library) -> Iterator[tuple[str, list[str]]]:
    """Yield the label of each tick that rules read, and the titles of the topics that it brings, alone."""
    everyone = {found.topic for found in rules.match(book, ()).topics}
    for tick in book.ticks.values():
        if tick.group != "warning":
            found = [found.topic for found in rules.match(book, (tick.id,)).topics]
            yield library.label(tick.id), [library.topics[id].title for id in found if id not in everyone]


def _limit() -> None:
    """Let this process have so much time and memory and no more; where the system has no such limits, only time."""
    try:
        import resource  # noqa: PLC0415 - not there on every system
    except ModuleNotFoundError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    _limit()
    json.dump(tried(sys.stdin.buffer.read(pack_zip.LARGEST_ZIP + 1), sys.argv[1]), sys.stdout)
