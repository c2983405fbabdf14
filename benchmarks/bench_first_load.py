"""The first load and the second, near and far: `python benchmarks/bench_first_load.py [--loads 3]` (about six minutes).

The app and a bare Streamlit page with default options are opened in turn by a browser that has never seen them, and
once more by the same browser, over the line of this machine and over two slow ones. `--lines near` for less, `--json`
for a line of JSON for each table line. `--before FOLDER` measures a second copy of the project in the same run.

Slow lines are Chromium's own: so much longer for each answer, so many bits a second, shared by all answers.
"""

import argparse
import json
import shutil
import statistics
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks" / "latency")]

from designs import APP, BARE_DEFAULT, Design, designs  # noqa: E402 - the folders above are not installed
from pages import FLAGS, WINDOW, box_of  # noqa: E402
from run import CHROMIUMS  # noqa: E402
from servers import serving  # noqa: E402

FIRST = "sx_stiff"
BEFORE = "the app as it was"
VISITS = ("first", "second")
PATIENCE = 180_000
STEP, QUIET = 100, 5
"""Milliseconds between two looks at the line, and how many looks without a request say that a page is through."""
TIMES = """
[performance.getEntriesByType("navigation")[0].domContentLoadedEventStart,
 performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN]
"""


class Line(NamedTuple):
    """A line between visitor and server: milliseconds longer, and bits a second down and up; none is as it is."""

    longer: float = 0.0
    down: float = 0.0
    up: float = 0.0


LINES = {
    "near": Line(),
    "slow Wi-Fi": Line(80, 4e6, 1e6),
    "Fast 3G": Line(562.5, 1.44e6, 0.675e6),
}
"""Fast 3G as Chromium's tools have it; the Wi-Fi is what is left for one of many in a waiting room."""


class Load(NamedTuple):
    """What one load took: requests, bytes on the line and unpacked, and milliseconds until each mark."""

    requests: float
    wire: float
    plain: float
    parsed: float
    painted: float
    ready: float


COLUMNS = (
    "line",
    "visit",
    "page",
    "requests",
    "kB on the line",
    "kB unpacked",
    "parsed, ms",
    "first words, ms",
    "ready, ms",
    "kB x bare",
    "first words x bare",
    "ready x bare",
)


class Traffic:
    """Counts what goes over the line of a page, and knows whether anything is still on its way."""

    def __init__(self, session: CDPSession) -> None:
        self.requests, self.wire, self.plain = 0, 0, 0
        self.open: set[str] = set()
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.dataReceived", self._came)
        session.on("Network.loadingFinished", self._ended)
        session.on("Network.loadingFailed", lambda event: self.open.discard(event["requestId"]))
        session.on("Network.responseReceived", self._answered)

    def _asked(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            self.requests += 1
            self.open.add(event["requestId"])

    def _answered(self, event: dict[str, Any]) -> None:
        self.requests -= bool(event["response"].get("fromDiskCache"))  # the browser had it and asked nobody

    def _came(self, event: dict[str, Any]) -> None:
        self.plain += event["dataLength"]

    def _ended(self, event: dict[str, Any]) -> None:
        self.wire += int(event["encodedDataLength"])
        self.open.discard(event["requestId"])


def loaded(context: BrowserContext, design: Design, address: str, line: Line) -> Load:
    """Open a page in a window of this browser, wait until a visitor can tick and the line is quiet, and close it."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    traffic = Traffic(session)
    if line.longer:
        bytes_a_second = {"downloadThroughput": line.down / 8, "uploadThroughput": line.up / 8}
        session.send("Network.emulateNetworkConditions", {"offline": False, "latency": line.longer, **bytes_a_second})
    page.goto(address, wait_until="commit", timeout=PATIENCE)
    page.locator(box_of(design, FIRST)).first.wait_for(timeout=PATIENCE)
    ready = page.evaluate("performance.now()")
    _settle(page, traffic)
    seen = Load(traffic.requests, traffic.wire / 1e3, traffic.plain / 1e3, *page.evaluate(TIMES), ready)
    page.close()
    return seen


def _settle(page: Page, traffic: Traffic) -> None:
    quiet = 0
    for _ in range(PATIENCE // STEP):
        page.wait_for_timeout(STEP)
        quiet = 0 if traffic.open else quiet + 1
        if quiet == QUIET:
            return


def both(browser: Browser, design: Design, address: str, line: Line) -> tuple[Load, Load]:
    """Open a page in a fresh browser profile, and once more in the same one."""
    context = browser.new_context(viewport=WINDOW)  # type: ignore[arg-type]
    first, second = (loaded(context, design, address, line) for _ in VISITS)
    context.close()
    return first, second


def middle(loads: list[Load]) -> Load:
    """Return the medians."""
    return Load(*(statistics.median(values) for values in zip(*loads, strict=True)))


def rows(line: str, seen: dict[str, list[tuple[Load, Load]]]) -> Iterator[dict[str, Any]]:
    """Yield each line of the table for one line of the network."""
    for which, visit in enumerate(VISITS):
        found = {name: middle([pair[which] for pair in loads]) for name, loads in seen.items()}
        bare = found[BARE_DEFAULT]
        for name, load in found.items():
            times_bare = (load.wire / bare.wire, load.painted / bare.painted, load.ready / bare.ready)
            yield dict(zip(COLUMNS, (line, visit, name, *load, *times_bare), strict=True))


def told(row: dict[str, Any]) -> str:
    """One line of the table as Markdown."""
    values = list(row.values())
    cells = [*values[:3], *(f"{value:,.0f}" for value in values[3:-3]), *(f"{value:.2f}" for value in values[-3:])]
    return f"| {' | '.join(cells)} |"


def chosen(before: str) -> list[Design]:
    """Return what is measured: a bare page, the app, and perhaps another copy of it."""
    every = {design.name: design for design in designs(sys.executable)}
    app, bare = every[APP], every[BARE_DEFAULT]
    return [bare, app, *([app._replace(name=BEFORE, folder=Path(before))] if before else [])]


def measured(browser: Browser, addresses: dict[str, str], given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Open every page in turn, so often on each line; yield the lines of the table."""
    every = chosen(given.before)
    for name in (name.strip() for name in given.lines.split(",")):
        seen: dict[str, list[tuple[Load, Load]]] = {design.name: [] for design in every}
        for turn in range(given.loads):
            for design in every[turn % len(every) :] + every[: turn % len(every)]:
                seen[design.name].append(both(browser, design, addresses[design.name], LINES[name]))
        yield from rows(name, seen)


def main() -> None:
    """Measure and print a table."""
    given = _arguments()
    chromium = next(filter(None, map(shutil.which, CHROMIUMS)), None) or sys.exit("no Chromium here")
    if not given.json:
        print(f"| {' | '.join(COLUMNS)} |")
        print("|---" * len(COLUMNS) + "|")
    with sync_playwright() as driver, ExitStack() as stack:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        addresses = {design.name: stack.enter_context(serving(design)).address for design in chosen(given.before)}
        for row in measured(browser, addresses, given):
            print(json.dumps(row) if given.json else told(row), flush=True)
        browser.close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="the first load and the second, near and far")
    parser.add_argument("--loads", type=int, default=3, help="loads of each page on each line (default 3)")
    parser.add_argument("--lines", default=",".join(LINES), help=f"of these, with commas between: {', '.join(LINES)}")
    parser.add_argument("--before", default="", metavar="FOLDER", help="another copy of the project to measure as well")
    parser.add_argument("--json", action="store_true", help="lines of JSON in place of a table")
    return parser.parse_args()


if __name__ == "__main__":
    main()
