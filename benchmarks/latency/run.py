"""From a click to its answer, in a real Chromium: the app, bare Streamlit pages and peers in one interleaved run.

`python benchmarks/latency/run.py [--clicks 60] [--only "the app,bare,Dash"] [--peers PYTHON]`: five to eight minutes.
The peers are no part of the project and live in an environment of their own; what is missing is named and left out.
Prints Markdown. Every design gets the same random clicks in turn, ten at a time, and has to give the right answer.
"""

import argparse
import os
import platform
import shutil
import sys
from collections.abc import Collection, Mapping
from contextlib import ExitStack
from itertools import chain

import report
from designs import APP, HERE, PEERS, Design, designs, versions
from pages import FLAGS, Times, Weight, disagreement, opened, ticked, weighed
from playwright.sync_api import Browser, Error, Page, sync_playwright
from servers import Server, serving
from tables import clicks

import rules

BLOCK = 10
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
WEIGHED = 10
"""Clicks by script, and as many with the mouse, in the page that is weighed."""


class Run:
    """All designs side by side. What fails is named, and left out from then on."""

    def __init__(self, browser: Browser, chosen: list[Design], count: int) -> None:
        self.browser, self.failed = browser, dict[str, str]()
        self.designs = {design.name: design for design in chosen}
        self.clicks = list(clicks(list(rules.load().ticks), count + BLOCK))  # the first block warms up
        self.servers: dict[str, Server] = {}
        self.pages: dict[str, Page] = {}
        self.rounds: dict[str, list[Times]] = {name: [] for name in self.designs}
        self.spent = dict.fromkeys(self.designs, 0.0)

    def start(self, stack: ExitStack) -> None:
        """Start every server and open every page."""
        for name, design in self.designs.items():
            try:
                self.servers[name] = stack.enter_context(serving(design))
                self.pages[name] = opened(self.browser, design, self.servers[name].address, self.clicks[0][0])
            except (RuntimeError, Error) as error:
                self.fail(name, error)

    def measure(self) -> None:
        """Click, ten at a time, one design after the other; each round begins with another one."""
        for start in range(0, len(self.clicks), BLOCK):
            names = list(self.pages)
            turn = start // BLOCK % max(1, len(names))
            for name in names[turn:] + names[:turn]:
                self._block(name, start)

    def weigh(self) -> Mapping[str, Weight]:
        """Load and tick every page once more, on its own; the app with other tables is the same page."""
        found, ids = {}, [id for id, _ in self.clicks[:WEIGHED]]
        for name in [name for name in self.pages if not name.startswith(f"{APP} with")]:
            try:
                found[name] = weighed(self.browser, self.designs[name], self.servers[name].address, ids)
            except Error as error:
                self.failed[name] = f"not weighed: {_first_line(error)}"
        return found

    def measured(self) -> Mapping[str, report.Measured]:
        """Return what was measured of every design that came to the end."""
        return {
            name: report.Measured(self.rounds[name], self.spent[name] / (len(self.rounds[name]) * BLOCK))
            for name in self.pages
            if self.rounds[name]
        }

    def topics(self) -> dict[str, float]:
        """Return how many topics each board draws on average."""
        said = {
            name: [design.says(on) for _, on in self.clicks] for name, design in self.designs.items() if design.board
        }
        return {
            name: sum(line.count(" ") - line.count(", ") for line in lines) / len(lines) for name, lines in said.items()
        }

    def fail(self, name: str, error: Exception) -> None:
        """Note why a design is left out."""
        self.failed[name] = _first_line(error)
        self.pages.pop(name, None)

    def _block(self, name: str, start: int) -> None:
        block = self.clicks[start : start + BLOCK]
        try:
            before = self.servers[name].processor_ms()
            times = ticked(self.pages[name], [id for id, _ in block])
            spent = self.servers[name].processor_ms() - before
            if wrong := disagreement(self.pages[name], self.designs[name], block[-1][1]):
                raise RuntimeError(wrong)
        except (RuntimeError, OSError, Error) as error:
            self.fail(name, error)
            return
        if start:
            self.rounds[name].append(times)
            self.spent[name] += spent


def main() -> int:
    """Measure and print; the exit code is 1 if a design failed."""
    given = _arguments()
    there, load = versions(given.peers), os.getloadavg()[0]
    missing = [name for name, (_, package, _) in PEERS.items() if package not in there]
    chromium = next(filter(None, map(shutil.which, CHROMIUMS)), None) or sys.exit("no Chromium here")
    with sync_playwright() as driver, ExitStack() as stack:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        run = Run(browser, _chosen(given, missing), given.clicks)
        run.start(stack)
        run.measure()
        weight = run.weigh()
        print(f"Chromium {browser.version}, Python {platform.python_version()}, {os.cpu_count()} cores.")
        browser.close()
    print(", ".join(f"{package} {number}" for package, number in there.items()) or "no peers")
    print(f"Load of the machine before: {load:.1f}, after: {os.getloadavg()[0]:.1f}.")
    _show(run, weight)
    if missing:
        print(f"\nLeft out, not installed: {', '.join(missing)}; see benchmarks/latency/requirements.txt and --peers.")
    for name, why in run.failed.items():
        print(f"\nFAILED: {name}: {why}")
    return 1 if run.failed else 0


def _show(run: Run, weight: Mapping[str, Weight]) -> None:
    measured = run.measured()
    print(f"{report.noise(measured)}\n")
    tables = (report.ticks(measured), report.frames(measured, run.topics()), report.weights(weight))
    print(*chain.from_iterable((*table, "") for table in tables), *report.targets(measured, weight), sep="\n")


def _chosen(given: argparse.Namespace, missing: Collection[str]) -> list[Design]:
    wanted = tuple(word.strip().casefold() for word in given.only.split(","))
    every = [design for design in designs(given.peers) if design.name not in missing]
    return [design for design in every if design.name.casefold().startswith(wanted)]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="from a click to its answer, the app next to others")
    parser.add_argument("--clicks", type=int, default=60, help="timed clicks for each design, in tens (default 60)")
    parser.add_argument("--only", default="", help="how the names of the wanted designs begin, with commas between")
    parser.add_argument(
        "--peers", default=str(HERE / ".venv/bin/python"), help="Python of the environment of the peers"
    )
    return parser.parse_args()


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]


if __name__ == "__main__":
    sys.exit(main())
