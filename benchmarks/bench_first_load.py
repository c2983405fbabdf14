"""The first load and the second, near and far: `python -m benchmarks.bench_first_load [--loads 3]` (some five minutes).

The app and a bare Streamlit page with default options are opened in turn by a browser that has never seen them, and
once more by the same browser, over the line of this machine and over a slow one: `--lines near` for less. The slow line
is Chromium's own: so much longer for each answer, so many bits a second, shared by all answers.
"""

import argparse
import shutil
import statistics
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any, NamedTuple

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from benchmarks.bench_tick import CHROMIUMS, FLAGS, WINDOW, Screen, screens
from benchmarks.servers import APP, BARE_DEFAULT, serving, table

FIRST = "sx_stiff"
VISITS = ("first", "second")
PATIENCE = 180_000
STEP, QUIET = 100, 5
"""Milliseconds between two looks at the line, and how many looks without a request say that a page is through."""
LINES: dict[str, tuple[float, float, float] | None] = {"near": None, "Fast 3G": (562.5, 1.44e6, 0.675e6)}
"""Milliseconds longer, and bits a second down and up, as Chromium's tools have them."""
PAINTED = 'performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN'
COLUMNS = ("line", "visit", "page", "requests", "kB on the line", "first words, ms", "ready, ms")


class Load(NamedTuple):
    """What one load took: requests, kB on the line, and milliseconds until the first words and until one can tick."""

    requests: float
    wire: float
    painted: float
    ready: float


class Traffic:
    """Counts what goes over the line of a page, and knows whether anything is still on its way."""

    def __init__(self, session: CDPSession) -> None:
        self.requests, self.wire = 0, 0
        self.open: set[str] = set()
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._ended)
        session.on("Network.loadingFailed", lambda event: self.open.discard(event["requestId"]))
        session.on("Network.responseReceived", self._answered)

    def _asked(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            self.requests += 1
            self.open.add(event["requestId"])

    def _answered(self, event: dict[str, Any]) -> None:
        self.requests -= bool(event["response"].get("fromDiskCache"))  # the browser had it and asked nobody

    def _ended(self, event: dict[str, Any]) -> None:
        self.wire += int(event["encodedDataLength"])
        self.open.discard(event["requestId"])


def loaded(context: BrowserContext, screen: Screen, address: str, line: str) -> Load:
    """Open a page in a window of this browser, wait until a visitor can tick and the line is quiet, and close it."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    traffic = Traffic(session)
    if slow := LINES[line]:
        longer, down, up = slow
        speed = {"latency": longer, "downloadThroughput": down / 8, "uploadThroughput": up / 8}
        session.send("Network.emulateNetworkConditions", {"offline": False, **speed})
    page.goto(address, wait_until="commit", timeout=PATIENCE)
    page.locator(screen.box_of(FIRST)).first.wait_for(timeout=PATIENCE)
    ready = page.evaluate("performance.now()")
    _settle(page, traffic)
    seen = Load(traffic.requests, traffic.wire / 1e3, page.evaluate(PAINTED), ready)
    page.close()
    return seen


def _settle(page: Page, traffic: Traffic) -> None:
    quiet = 0
    for _ in range(PATIENCE // STEP):
        page.wait_for_timeout(STEP)
        quiet = 0 if traffic.open else quiet + 1
        if quiet == QUIET:
            return


def both(browser: Browser, screen: Screen, address: str, line: str) -> tuple[Load, Load]:
    """Open a page in a fresh browser profile, and once more in the same one."""
    context = browser.new_context(viewport=WINDOW)  # type: ignore[arg-type]
    first, second = (loaded(context, screen, address, line) for _ in VISITS)
    context.close()
    return first, second


def told(line: str, seen: dict[str, list[tuple[Load, Load]]]) -> Iterator[str]:
    """Yield each line of the table for one line of the network: the medians."""
    for which, visit in enumerate(VISITS):
        for name, loads in seen.items():
            middles = (statistics.median(values) for values in zip(*(pair[which] for pair in loads), strict=True))
            yield f"| {line} | {visit} | {name} | {' | '.join(f'{value:,.0f}' for value in middles)} |"


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description="the first load and the second, near and far")
    parser.add_argument("--loads", type=int, default=3, help="loads of each page on each line (default 3)")
    parser.add_argument("--lines", default=",".join(LINES), help=f"of these, with commas between: {', '.join(LINES)}")
    given = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, CHROMIUMS)), None) or sys.exit("no Chromium here")
    chosen = [screen for screen in screens(sys.executable) if screen.design in (BARE_DEFAULT, APP)]
    print(table(COLUMNS))
    with sync_playwright() as driver, ExitStack() as stack:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        addresses = [stack.enter_context(serving(screen.design)).address for screen in chosen]
        for line in given.lines.split(","):
            seen: dict[str, list[tuple[Load, Load]]] = {screen.design.name: [] for screen in chosen}
            for _ in range(given.loads):
                for screen, address in zip(chosen, addresses, strict=True):
                    seen[screen.design.name].append(both(browser, screen, address, line))
            print(*told(line, seen), sep="\n", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
