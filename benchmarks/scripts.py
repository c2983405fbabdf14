"""The measuring scripts: how each is started, in full and in short, and what it printed when it was."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from benchmarks.rows import Line, tables

ROOT = Path(__file__).parent.parent
PATIENCE = 900
"""Seconds after which a script is given up."""


class Script(NamedTuple):
    """A file, what is said to it in full and in short, and how it gets the peers' Python: to run with, or by name."""

    file: str
    full: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    peers: str = ""

    def words(self, peers: str, *, quick: bool) -> list[str]:
        """Return what is started."""
        python = peers if peers and self.peers == "python" else sys.executable
        named = ["--peers", peers] if peers and self.peers == "--peers" else []
        return [python, f"benchmarks/{self.file}", *(self.short if quick else self.full), *named]

    def command(self, *, quick: bool) -> str:
        """Return what a reader types; PEERS stands for the Python of the peers' environment."""
        python = "PEERS" if self.peers == "python" else "python"
        named = ["--peers", "PEERS"] if self.peers == "--peers" else []
        words = [python, f"benchmarks/{self.file}", *(self.short if quick else self.full), *named]
        return " ".join(f'"{word}"' if " " in word else word for word in words)


class Output(NamedTuple):
    """What a script printed, why it did not run, how long it took, and how busy the machine was before and after."""

    text: str
    why_not: str
    seconds: float
    load: tuple[float, float]

    @property
    def lines(self) -> list[Line]:
        """The lines of all its tables."""
        return list(chain.from_iterable(tables(self.text)))

    @property
    def remarks(self) -> list[str]:
        """What it left out, or could not do."""
        marks = ("FAILED", "Left out", "missing:", "not run")
        told = (line.strip() for line in self.text.splitlines() if not line.startswith("|"))
        return [line for line in told if any(mark in line for mark in marks)]


SCRIPTS = {
    "match": Script("bench_match.py"),
    "engines": Script("bench_engines.py", short=("--sizes", "100,1000"), peers="python"),
    "ticks": Script("latency/run.py", short=("--clicks", "10"), peers="--peers"),
    "first look": Script(
        "bench_first_load.py", ("--loads", "2", "--lines", "near,Fast 3G"), ("--loads", "1", "--lines", "near")
    ),
    "start": Script("latency/start.py", ("--starts", "3"), ("--starts", "1"), peers="--peers"),
    "visitors": Script("bench_load.py", ("30", "--seconds", "20"), ("10", "--seconds", "5")),
    "more visitors": Script(
        "bench_load.py",
        ("100", "--seconds", "20", "--only", "the app; bare page, our"),
        ("20", "--seconds", "5", "--only", "the app; bare page, our"),
    ),
    "class": Script("bench_class.py"),
    "visits": Script("bench_memory.py", ("120",), ("40",)),
    "topics": Script("bench_topics.py", ("--times", "1,4"), ("--times", "1,2")),
    "proof": Script("bench_proof.py", short=("--most", "2")),
}
"""In the order in which they run, the quiet ones first: what is heavy leaves a machine warm."""


def run(script: Script, peers: str, *, quick: bool) -> Output:
    """Start a script and wait for its end; what it prints is kept, even if it ends badly."""
    if not (ROOT / "benchmarks" / script.file).exists():
        return Output("", f"there is no benchmarks/{script.file}", 0.0, (0.0, 0.0))
    before, began = os.getloadavg()[0], time.monotonic()
    text, fault = _printed(script.words(peers, quick=quick))
    why_not = "" if any(tables(text)) or not fault else fault
    return Output(text, why_not, time.monotonic() - began, (before, os.getloadavg()[0]))


def _printed(words: Sequence[str]) -> tuple[str, str]:
    """Return what a command printed, and what went wrong, if anything did."""
    try:
        ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)  # noqa: S603 - ours
    except subprocess.TimeoutExpired:
        return "", f"it had not ended after {PATIENCE // 60} minutes"
    except OSError as error:
        return "", str(error)
    last = (ended.stderr.strip() or ended.stdout.strip() or "it printed nothing").splitlines()[-1]
    return ended.stdout, f"exit code {ended.returncode}: {last}" if ended.returncode else ""
