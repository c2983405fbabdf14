"""Measure everything and write docs/measurements.md: `python -m benchmarks [--peers PYTHON]` (some 20 minutes).

`--quick` is a short run, `--only PART` (again for more parts) one of a few parts; both print their page, and leave the
file as it is. Peers are installed into a temporary environment, unless `--peers` names the Python of one that has them.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.machine import described, peers_in
from benchmarks.page import page
from benchmarks.parts import PARTS, Part
from benchmarks.scripts import ROOT, SCRIPTS, Output, run

PAGE = ROOT / "docs" / "measurements.md"


def main(arguments: list[str] | None = None) -> int:
    """Measure, and write or print the page."""
    given = _parser().parse_args(arguments)
    parts = [part for part in PARTS if not given.only or part.name in given.only]
    with tempfile.TemporaryDirectory() as folder:
        peers, why_not = _peers(given.peers, Path(folder) / "peers", parts)
        told = described(peers, why_not)
        outputs = _measured(parts, peers, quick=given.quick)
    words = " ".join(["python -m benchmarks", *(["--quick"] if given.quick else []), *_named(given.only)])
    text = page(parts, outputs, told, words, quick=given.quick)
    if given.quick or given.only:
        print(text)
    else:
        PAGE.write_text(text, encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", action="append", default=[], choices=[part.name for part in PARTS], metavar="PART")
    parser.add_argument("--quick", action="store_true", help="a short run, to see that everything works")
    parser.add_argument("--peers", default="", metavar="PYTHON", help="the Python of an environment that has the peers")
    parser.epilog = f"parts: {', '.join(part.name for part in PARTS)}"
    return parser


def _named(only: list[str]) -> list[str]:
    return [word for name in only for word in ("--only", name)]


def _peers(given: str, folder: Path, parts: list[Part]) -> tuple[str, str]:
    """Return the Python of the peers, or nothing and the reason."""
    if given:
        return (given, "") if Path(given).exists() else ("", f"there is no {given}")
    if not any(SCRIPTS[name].peers for name in _scripts(parts)):
        return "", "no part of this run has any"
    _say("installing the peers")
    return peers_in(folder)


def _scripts(parts: list[Part]) -> list[str]:
    wanted = {name for part in parts for reading in part.readings for name in reading.scripts}
    return [name for name in SCRIPTS if name in wanted]


def _measured(parts: list[Part], peers: str, *, quick: bool) -> dict[str, Output]:
    outputs: dict[str, Output] = {}
    for name in _scripts(parts):
        _say(SCRIPTS[name].command(quick=quick))
        outputs[name] = run(SCRIPTS[name], peers, quick=quick)
    return outputs


def _say(sentence: str) -> None:
    print(f"{time.strftime('%H:%M:%S')}  load {os.getloadavg()[0]:4.1f}  {sentence}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
