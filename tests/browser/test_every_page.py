"""What holds on every page: each is drawn once, and then everything is asked of it.

Visitors see pages light, a kiosk in high contrast and a class in the dark, so that each look is on every kind of page.
"""

from typing import NamedTuple
from urllib.parse import urlparse

import pytest

from tests.browser.checker import faults, wear
from tests.browser.conftest import KIOSK, PAGES, drawn

CASE = "/class?case=hot-knee"
LESSONS = (
    *("/class", CASE, f"{CASE}&step=yours", f"{CASE}&step=table", f"{CASE}&step=teacher", f"{CASE}&step=change"),
    *("/class?quiz=3", "/class?quiz=3&step=why", f"{CASE}&mode=projector", f"{CASE}&mode=projector&step=table"),
    "/sandbox",
)
"""The pages for a class, which a kiosk has not."""


class Place(NamedTuple):
    path: str
    look: str
    site: dict[str, str]


WEB = [Place(path, "light", {}) for path in PAGES]
PLACES = [
    *WEB,
    *(Place(path, "contrast", KIOSK) for path in PAGES),
    *(Place(path, "dark", {"mode": "classroom"}) for path in LESSONS),
]
USED = ("/_stcore/health", "/_stcore/host-config", "/static/", "/media/", "/board/", "/look.", "/start.js", "/icon.svg")
MOVES = """
window.moves = [];
new PerformanceObserver((list) => {
  for (const move of list.getEntries()) moves.push([move.value, move.sources.map((source) => source.node?.id)]);
}).observe({ type: "layout-shift", buffered: true });
"""
WIDE = "document.documentElement.scrollWidth"
TOO_WIDE = """() => {
  const isOver = (part) => part.getBoundingClientRect().right > innerWidth + 1 && !part.closest(".unseen")
  const scrolls = (part) => part && (getComputedStyle(part).overflowX === "auto" || scrolls(part.parentElement))
  const main = document.querySelector("[data-testid=stMain]")
  main.style.overflowX = "hidden"
  return [...main.querySelectorAll("*")].filter((part) => isOver(part) && !scrolls(part)).map((part) => part.outerHTML)
}"""
"""What goes over the edge and is no table that scrolls by itself."""
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
SPREAD = """text => {
  const style = new CSSStyleSheet()
  style.replaceSync(text)
  document.adoptedStyleSheets = [style]
}"""
LOW = """least => [...document.querySelectorAll("button, [role=button], input, select, summary")]
  .filter((part) => part.closest("main") && !part.closest(".tick-row, p, li, td"))
  .filter((part) => part.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  .map((part) => [part.outerHTML.slice(0, 120), (part.closest("label") ?? part).getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && box.height > 1 && box.height < least)
  .map(([html]) => html)"""
NEVER_ON_PAPER = (
    *(".head", ".foot", "[data-testid=stTextInput]", "[data-testid=stSelectbox]", ".tick-board .questions"),
    *(".contents", ".st-key-look", "button"),
)
OVERLAPS = """() => {
  const shown = (part) => part.checkVisibility() && part.getBoundingClientRect().height > 1
  const parts = ".help-strip, .care-card, h1, h2, .st-key-standing-line, .page-text, .page-foot"
  const boxes = [...document.querySelectorAll(parts)]
    .filter(shown)
    .filter((part) => !part.parentElement.closest(".care-card, .page-text, .page-foot"))
    .map((part) => [part.className || part.textContent, part.getBoundingClientRect()])
    .sort(([, one], [, other]) => one.top - other.top)
  return boxes.slice(1).filter(([, box], place) => box.top < boxes[place][1].bottom - 1).map(([name]) => name)
}"""


@pytest.fixture(scope="module", params=PLACES, ids=lambda place: f"{place.path}-{place.look}")
def seen(request, browser, servers):
    """One page in a window of its own, drawn for all tests that look at it, with what it said and asked for."""
    path, look, site = request.param
    page = browser.new_page(reduced_motion="reduce")
    page.look, page.said, page.asked = look, [], []
    page.on("console", lambda line: page.said.append(line.text) if line.type == "error" else None)
    page.on("request", lambda request: page.asked.append(request.url))
    page.add_init_script(MOVES)
    drawn(page, servers(**site) + path)
    yield page
    page.close()


def window(page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})


@pytest.mark.parametrize("seen", WEB, indirect=True, ids=lambda place: place.path)
def test_when_the_app_is_there_the_first_page_is_gone_and_nothing_moves(seen):
    assert seen.locator("#first").count() == 0
    moves = seen.evaluate("document.fonts.ready.then(() => moves)")
    assert sum(value for value, _ in moves) < 0.05, moves


def test_no_page_breaks_the_policy_asks_another_host_or_asks_for_what_is_not_there(seen):
    assert seen.said == []
    assert {urlparse(address).hostname for address in seen.asked} - {None} == {"127.0.0.1"}
    asked = [urlparse(address).path for address in seen.asked if address.startswith("http")]
    assert [address for address in asked[1:] if not address.startswith(USED)] == []


def test_a_checker_finds_no_fault(seen):
    window(seen, 1366, 768)
    wear(seen, seen.look)
    assert faults(seen) == []


def test_whatever_can_be_pressed_is_at_least_24_pixels_high_and_named(seen):
    window(seen, 1366, 768)
    assert seen.evaluate(LOW, 24) == []


@pytest.mark.parametrize("seen", WEB, indirect=True, ids=lambda place: place.path)
def test_nothing_lies_over_anything_else_and_nothing_to_touch_is_printed(seen):
    window(seen, 688, 971)
    seen.emulate_media(media="print")
    assert seen.evaluate(OVERLAPS) == []
    assert [part for part in NEVER_ON_PAPER if seen.locator(f"main {part}, header{part} >> visible=true").count()] == []
    assert seen.locator(".help-strip").is_visible()
    assert seen.evaluate(WIDE) <= 688
    seen.emulate_media(media="screen")


def test_nothing_scrolls_sideways_at_320_pixels_nor_with_wide_spacing_nor_with_the_largest_text(seen):
    window(seen, 320, 640)
    seen.evaluate("for (const part of document.querySelectorAll('details.term, details.folded')) part.open = true")
    assert seen.evaluate(WIDE) <= 320
    assert seen.evaluate(TOO_WIDE) == []
    seen.evaluate(SPREAD, SPACING)
    assert seen.evaluate(WIDE) <= 320
    window(seen, 640, 800)
    seen.evaluate("window.look.set({ size: 3 })")
    assert seen.evaluate(WIDE) <= 640
