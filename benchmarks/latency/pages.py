"""A design's page in the browser: opened, ticked and timed inside, checked, and weighed."""

import base64
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from designs import Design
from playwright.sync_api import Browser, CDPSession, Page

PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")
WINDOW = {"width": 1366, "height": 768}
"""Wide enough for all questions on one page."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
"""Those of the browser tests, and no name of another host is looked up: some peers ask outside for fonts."""
SETTLE = 1_500  # ms after the last box is there
SESSION, GAP = 5_000, 1_000
"""A window of layout shifts ends after so many ms, or after a gap of so many."""

Times = list[dict[str, float]]


class Weight(NamedTuple):
    """What a design costs a browser: to load, and for each tick. Shifts are cumulative layout shift."""

    ready: float
    requests: int
    loaded: int
    sent: float
    received: float
    shift_loading: float
    shift_ticking: float
    shift_unexcused: float


def opened(browser: Browser, design: Design, address: str, first: str) -> Page:
    """Open the page in a window of its own and put the stopwatch in; `first` is the id of some box."""
    page = browser.new_context(viewport=WINDOW).new_page()  # type: ignore[arg-type]
    _visit(page, design, address, first)
    page.wait_for_timeout(SETTLE)
    _arm(page, design)
    return page


def ticked(page: Page, ids: Sequence[str]) -> Times:
    """Click boxes one after the other; return the times of each."""
    page.bring_to_front()
    return list(page.evaluate("ids => stopwatch.ticks(ids)", list(ids)))


def disagreement(page: Page, design: Design, on: frozenset[str]) -> str:
    """Say what is wrong with the answer on the screen; empty if nothing is."""
    wanted = design.says(on)
    page.wait_for_timeout(300)
    board = page.locator(".tick-board").first
    shown = board.get_attribute("data-outcome") if design.board else page.locator(design.drawn).first.text_content()
    differs = design.board and board.get_attribute("data-differs") != "no"
    return "" if shown == wanted and not differs else f"shows '{shown}', not '{wanted}'"


def weighed(browser: Browser, design: Design, address: str, ids: Sequence[str]) -> Weight:
    """Load the page with an empty cache, tick by script, then with the mouse, and count what goes over the line."""
    context = browser.new_context(viewport=WINDOW)  # type: ignore[arg-type]
    page = context.new_page()
    line = Line(context.new_cdp_session(page))
    _visit(page, design, address, ids[0])
    ready = page.evaluate("performance.now()")
    page.wait_for_timeout(SETTLE)
    requests, loaded = line.requests, line.received
    _arm(page, design)
    loading = _shift(page, 0)
    sent, received, start = line.sent, line.received, page.evaluate("performance.now()")
    ticked(page, ids)
    per_tick = [(now - before) / len(ids) for now, before in ((line.sent, sent), (line.received, received))]
    unexcused, mouse = _shift(page, start, excused=False), page.evaluate("performance.now()")
    for id in ids:
        page.locator(box_of(design, id)).first.click(force=True)
        page.wait_for_timeout(250)
    weight = Weight(ready, requests, loaded, *per_tick, loading, _shift(page, mouse), unexcused)
    context.close()
    return weight


class Line:
    """Counts requests and bytes, those of web sockets too (before compression)."""

    def __init__(self, session: CDPSession) -> None:
        self.requests, self.sent, self.received = 0, 0, 0
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._request)
        session.on("Network.webSocketCreated", self._socket)
        session.on("Network.loadingFinished", self._body)
        session.on("Network.webSocketFrameSent", self._up)
        session.on("Network.webSocketFrameReceived", self._down)

    def _request(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            self.requests += 1
            self.sent += len(event["request"].get("postData", ""))

    def _socket(self, _: dict[str, Any]) -> None:
        self.requests += 1

    def _body(self, event: dict[str, Any]) -> None:
        self.received += int(event["encodedDataLength"])

    def _up(self, event: dict[str, Any]) -> None:
        self.sent += _size(event["response"])

    def _down(self, event: dict[str, Any]) -> None:
        self.received += _size(event["response"])


def _size(frame: dict[str, Any]) -> int:
    return len(base64.b64decode(frame["payloadData"])) if frame["opcode"] == 2 else len(frame["payloadData"])


def box_of(design: Design, id: str) -> str:
    """Return the selector of a box."""
    return design.box.replace("{id}", id)


def _visit(page: Page, design: Design, address: str, first: str) -> None:
    page.goto(address)
    page.locator(box_of(design, first)).first.wait_for(state="attached", timeout=60_000)
    page.locator(design.drawn).first.wait_for(state="attached", timeout=60_000)


def _arm(page: Page, design: Design) -> None:
    confirmed = ".tick-board" if design.board else None
    page.evaluate(f"design => ({PROBE})(design)", {"box": design.box, "drawn": design.drawn, "confirmed": confirmed})
    page.wait_for_timeout(100)  # the shifts until now arrive a little later


def _shift(page: Page, since: float, *, excused: bool = True) -> float:
    """Return the largest sum of layout shifts in one window; those just after a visitor's own click are excused."""
    found = page.evaluate("stopwatch.shifts")
    windows: list[list[dict[str, Any]]] = []
    for shift in found:
        if shift["startTime"] < since or (excused and shift["hadRecentInput"]):
            continue
        last = windows[-1] if windows else []
        if (
            last
            and shift["startTime"] - last[-1]["startTime"] < GAP
            and shift["startTime"] - last[0]["startTime"] < SESSION
        ):
            last.append(shift)
        else:
            windows.append([shift])
    return max((sum(shift["value"] for shift in window) for window in windows), default=0.0)
