"""A pack from a zip, read in a process of its own with limits of time and memory, so that nothing else is disturbed.

`python -m views.pack_trial LANGUAGE < PACK.zip` prints what was found as JSON.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import BoundedSemaphore
from typing import NamedTuple

import rules
from content import Library, pack_zip, packs
from rules import Rulebook
from views import gates, subject
from views.subject import Subject, SubjectError

try:
    import resource
except ModuleNotFoundError:  # not there on every system
    resource = None  # type: ignore[assignment]

ROOT = Path(__file__).parent.parent
SECONDS = 5
WAITS = 20
"""Seconds by the clock: on a busy machine its own five take longer."""
MEMORY = 512 * 1024 * 1024
KILO = 1 if sys.platform == "darwin" else 1024
"""What a system counts the memory of a process in."""
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
    weight: int = 0
    """Bytes of memory that the other process took for it."""


def run(data: bytes, language: str) -> Trial | None:
    """Try a pack in another process; nothing where that took too much time or memory."""
    command = [sys.executable, "-m", __name__, language]
    try:
        with _PLACES:
            done = subprocess.run(  # noqa: S603 - our own module; the pack goes in as data
                command, input=data, capture_output=True, cwd=ROOT, timeout=WAITS, check=True
            )
        return Trial(*json.loads(done.stdout))
    except (subprocess.SubprocessError, ValueError, TypeError):
        return None


def opened(data: bytes, language: str, weight: int) -> Subject:
    """Read a pack that was tried before, and found sound, in this process too."""
    return replace(_read(data, language), weight=weight)


def tried(data: bytes, language: str) -> Trial:
    """Open, read, check and prove a pack, and see where each tick leads."""
    before = _memory()
    try:
        found = _read(data, language)
    except (packs.PackError, SubjectError) as error:
        return _faulty(list(error.problems))
    book, library = found.rulebook, found.library
    if faults := list(gates.findings(book, library)):
        return _faulty(faults)
    leads = list(_leads(book, library))
    return Trial([], 0, library.say("app.name"), len(book.topics), len(book.rules), leads, _memory() - before)


def _read(data: bytes, language: str) -> Subject:
    """Read tables and texts, and tell the faults of both at once."""
    files = pack_zip.files(data)
    tables, texts = packs.part(files, packs.TABLES), packs.part(files, packs.TEXTS)
    return subject.read(lambda: tables, lambda: packs.load(texts, language))


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
    if resource:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _memory() -> int:
    """Return how many bytes this process took at its highest; where the system does not tell, nothing."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILO if resource else 0


if __name__ == "__main__":
    _limit()
    json.dump(tried(sys.stdin.buffer.read(pack_zip.LARGEST_ZIP + 1), sys.argv[1]), sys.stdout)
