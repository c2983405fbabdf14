"""From a click to its answer, in a real Chromium: the app, bare Streamlit pages and peers in one interleaved run.

`python -m benchmarks.bench_tick [--clicks 60] [--only "the app,bare,NiceGUI"] [--peers PYTHON]`: some five minutes.
The peers are no part of the project and live in an environment of their own (screens/requirements.txt); what does not
start is named and left out. Every design gets the same random clicks in turn, ten at a time, at most twelve ticked at
once, and after each ten it has to show what `rules.match` says. Prints Markdown.
"""

import argparse
import random
import shutil
import statistics
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack
from typing import NamedTuple

from playwright.sync_api import Browser, Error, Page, sync_playwright

import rules
from benchmarks.servers import APP, BARE, BARE_DEFAULT, HERE, Design, Server, serving, table

BLOCK, MOST = 10, 12
SETTLE = 1_500
"""Milliseconds after the last box is there."""
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
"""Those of the browser tests, and no name of another host is looked up: some peers ask outside for fonts."""
WINDOW = {"width": 1366, "height": 768}
"""Wide enough for all questions on one page."""
PROBE = (HERE / "screens" / "probe.js").read_text(encoding="utf-8")
PEERS = {
    "NiceGUI": ("nicegui_app", '.q-checkbox[data-tick="{id}"]'),
    "Flask + htmx": ("flask_htmx", 'input[value="{id}"]'),
}
COLUMNS = ("from the click to the answer", "p50, ms", "p95, ms", "x bare", "server's processor, ms a tick")
Times = list[dict[str, float]]


class Screen(NamedTuple):
    """A design with its boxes (`{id}` is filled in), where its answer is drawn, and what that must say."""

    design: Design
    box: str
    drawn: str
    says: Callable[[Collection[str]], str]
    board: bool = False

    def box_of(self, id: str) -> str:
        """Return the selector of a box."""
        return self.box.replace("{id}", id)


def screens(peers: str) -> list[Screen]:
    """Return all of them; a peer needs `peers`, the Python of an environment that has it."""
    book = rules.load()

    def outcome(ticks: Collection[str]) -> str:
        """The answer as the board writes it into its own element."""
        result = rules.match(book, ticks)
        topics = [f"{found.topic} {found.reading}" for found in result.topics]
        return ", ".join([*topics, *(sign.id for sign in result.warnings)])

    def counted(ticks: Collection[str]) -> str:
        result = rules.match(book, ticks)
        return f"{len(ticks)} ticked, {len(result.topics)} topics, {len(result.warnings)} signs"

    box, text = '[data-testid="stCheckbox"] input[aria-label="{id}"]', '[data-testid="stText"]'
    return [
        Screen(APP, "#box-{id}", ".tick-board .found, .tick-board [role=status]", outcome, board=True),
        *(Screen(bare, box, text, lambda ticks: f"{len(ticks)} ticked") for bare in (BARE, BARE_DEFAULT)),
        *(
            Screen(Design(name, (peers, str(HERE / "screens" / f"{file}.py"), "{port}")), box, "#count", counted)
            for name, (file, box) in PEERS.items()
        ),
    ]


def clicks(ids: Sequence[str], count: int) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield what to click, at random over all ids and fixed for ever, and the ticks that are on after it."""
    draw, on = random.Random(2026), dict[str, None]()
    for _ in range(count):
        id = draw.choice(ids)
        if id not in on and len(on) == MOST:
            id = next(iter(on))
        if id in on:
            del on[id]
        else:
            on[id] = None
        yield id, frozenset(on)


class Run(NamedTuple):
    """One design in its window, and what was measured of it: times, and seconds of a core."""

    screen: Screen
    server: Server
    page: Page
    times: Times
    spent: list[float]

    def block(self, block: Sequence[tuple[str, frozenset[str]]], *, counts: bool) -> None:
        """Click some boxes one after the other; RuntimeError if the screen then shows a wrong answer."""
        self.page.bring_to_front()
        before = self.server.busy()
        times = self.page.evaluate("ids => stopwatch(ids)", [id for id, _ in block])
        spent = self.server.busy() - before
        self.page.wait_for_timeout(300)
        board = self.page.locator(".tick-board").first
        drawn = self.page.locator(self.screen.drawn).first
        shown = board.get_attribute("data-outcome") if self.screen.board else drawn.text_content()
        if shown != (wanted := self.screen.says(block[-1][1])):
            raise RuntimeError(f"shows '{shown}', not '{wanted}'")
        if counts:
            self.times.extend(times)
            self.spent.append(spent)


def opened(browser: Browser, screen: Screen, server: Server, first: str) -> Run:
    """Open a page in a window of its own and put the stopwatch in; `first` is the id of some box."""
    page = browser.new_context(viewport=WINDOW).new_page()  # type: ignore[arg-type]
    page.goto(server.address)
    for place in (screen.box_of(first), screen.drawn):
        page.locator(place).first.wait_for(state="attached", timeout=60_000)
    page.wait_for_timeout(SETTLE)
    confirmed = ".tick-board" if screen.board else None
    page.evaluate(f"screen => ({PROBE})(screen)", {"box": screen.box, "drawn": screen.drawn, "confirmed": confirmed})
    return Run(screen, server, page, [], [])


def told(runs: dict[str, Run]) -> Iterator[str]:
    """Yield the table: for the app what the board shows, and what Python has confirmed."""
    yield table(COLUMNS)
    bare = _middle(runs[BARE.name], "shown") if BARE.name in runs else 0.0
    for name, run in runs.items():
        work = sum(run.spent) * 1000 / len(run.times)
        yield f"| {name} | {_cells(run, 'shown', bare)} | {work:.1f} |"
        if run.screen.board:
            yield f"| {name}: confirmed by Python | {_cells(run, 'confirmed', bare)} | |"


def _middle(run: Run, what: str) -> float:
    return statistics.median(times[what] for times in run.times)


def _cells(run: Run, what: str, bare: float) -> str:
    high = sorted(times[what] for times in run.times)[int(len(run.times) * 0.95)]
    middle = _middle(run, what)
    return f"{middle:.1f} | {high:.1f} | {f'{middle / bare:.2f}' if bare else '-'}"


def main() -> None:
    """Measure and print; each round begins with another design, and the first one warms up."""
    given = _arguments()
    wanted = tuple(word.strip().casefold() for word in given.only.split(","))
    chosen = [screen for screen in screens(given.peers) if screen.design.name.casefold().startswith(wanted)]
    every = list(clicks(list(rules.load().ticks), given.clicks + BLOCK))
    runs: dict[str, Run] = {}
    failed: dict[str, str] = {}
    chromium = next(filter(None, map(shutil.which, CHROMIUMS)), None) or sys.exit("no Chromium here")
    with sync_playwright() as driver, ExitStack() as stack:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        for screen in chosen:
            try:
                server = stack.enter_context(serving(screen.design))
                runs[screen.design.name] = opened(browser, screen, server, every[0][0])
            except (RuntimeError, OSError, Error) as error:
                failed[screen.design.name] = str(error).partition("\n")[0]
        for start in range(0, len(every), BLOCK):
            names = list(runs)
            turn = start // BLOCK % max(1, len(names))
            for name in names[turn:] + names[:turn]:
                try:
                    runs[name].block(every[start : start + BLOCK], counts=start > 0)
                except (RuntimeError, OSError, Error) as error:
                    failed[name] = str(error).partition("\n")[0]
                    del runs[name]
        browser.close()
    print(*told(runs), *(f"\nLeft out: {name}: {why}" for name, why in failed.items()), sep="\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="from a click to its answer, the app next to others")
    parser.add_argument("--clicks", type=int, default=60, help="timed clicks for each design, in tens (default 60)")
    parser.add_argument("--only", default="", help="how the names of the wanted designs begin, with commas between")
    parser.add_argument("--peers", default=sys.executable, help="Python of the environment of the peers")
    return parser.parse_args()


if __name__ == "__main__":
    main()
