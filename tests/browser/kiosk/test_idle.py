"""Who has gone: when a visit ends by itself, who is asked before, and what a browser without some of its parts does."""

import pytest

from tests.browser.kiosk.machine import IDLE, WARNING

LISTEN = """window.said = []; new MutationObserver((all) => all.forEach((one) => one.addedNodes.forEach(
  (node) => said.push(node.textContent)))).observe(document.getElementById("announcer"), { childList: true })"""
ANNOUNCED = "Are you still there? This screen clears itself in 30 seconds. Touch it to get more time."
FILL = """words => {
  document.body.style.fontSize = "12px"
  const text = `<p>${"stiff ".repeat(words)}</p>`
  document.querySelector("h1").insertAdjacentHTML("afterend", text + text.replace("p", 'p style="margin-top: 3000px"'))
}"""
"""Put so many words where the visitor stands, and as many again where only a scroll would bring them."""


def test_after_the_idle_time_a_warning_counts_down_and_then_all_is_wiped(stand, small):
    kiosk = stand(small, clock=True)
    first = kiosk.picture()
    kiosk.tick()
    assert "stiff" in kiosk.picture()
    kiosk.page.evaluate(LISTEN)
    kiosk.pause(IDLE - 10_000)
    assert kiosk.screen == "visit"
    kiosk.pause(11_000)
    kiosk.shows("warning")
    assert 25 <= int(kiosk.page.locator("#count").inner_text()) <= 30
    assert not kiosk.page.locator("#stage").is_visible()
    kiosk.page.clock.run_for(2_500)
    assert kiosk.page.get_by_role("dialog", name="Are you still there?").get_attribute("aria-modal") == "true"
    assert kiosk.page.evaluate("document.activeElement.id") == "more-time"
    assert kiosk.page.evaluate("said") == [ANNOUNCED]
    kiosk.pause(WARNING)
    kiosk.wiped()
    assert kiosk.picture() == first


def test_nobody_is_warned_before_they_could_have_read_what_stands_on_the_screen_but_after_ten_minutes(stand, small):
    """500 words are read in 200 seconds, at 150 a minute; the idle time alone would be 120."""
    kiosk = stand(small, clock=True)
    kiosk.tick()
    kiosk.frame.evaluate(FILL, 500)
    kiosk.pause(199_000)
    kiosk.beats()
    assert kiosk.screen == "visit"
    kiosk.pause(25_000)
    kiosk.shows("warning")
    kiosk.more_time()
    kiosk.frame.evaluate(FILL, 5_000)
    kiosk.pause(601_000)
    kiosk.shows("warning")
    kiosk.pause(WARNING)
    kiosk.wiped()


ACTS = (
    lambda kiosk: kiosk.app.locator("h1").tap(),
    lambda kiosk: (kiosk.page.mouse.move(500, 900), kiosk.page.mouse.wheel(0, 400)),
    lambda kiosk: kiosk.page.touchscreen.tap(500, 1500),
    lambda kiosk: (kiosk.app.locator("#words").focus(), kiosk.page.keyboard.press("a")),
)


def test_touch_scroll_and_key_inside_the_app_keep_the_visit_alive(stand, small):
    kiosk = stand(small, clock=True)
    kiosk.start()
    for act in ACTS:
        act(kiosk)
        kiosk.beats()
        kiosk.pause(IDLE - 10_000)
        kiosk.beats()
        assert kiosk.screen == "visit"
    kiosk.pause(15_000)
    kiosk.shows("warning")


def drag(page, at: tuple[float, float]) -> None:
    page.mouse.move(*at)
    page.mouse.down()
    page.mouse.move(400, 900)
    page.mouse.up()


WAYS = (
    lambda page, _: page.get_by_role("button", name="I need more time").tap(),
    lambda page, _: page.keyboard.press("Space"),
    lambda page, at: page.touchscreen.tap(*at),
    drag,
)


def test_any_touch_of_the_warning_counts_as_more_time_and_presses_nothing_below(stand, small):
    kiosk = stand(small, clock=True)
    box = kiosk.tick().locator("#stiff").bounding_box()
    kiosk.pause(IDLE - 15_000)
    for way in WAYS:
        kiosk.pause(15_000)
        kiosk.shows("warning")
        way(kiosk.page, (box["x"] + 5, box["y"] + 5))
        kiosk.shows("visit")
        kiosk.pause(IDLE - 10_000)
        kiosk.beats()
        assert kiosk.screen == "visit"
    assert kiosk.is_ticked()


def touch_nothing(kiosk, milliseconds: int) -> None:
    """Touch a dead corner every nine seconds, as a wet or broken screen does by itself."""
    for _ in range(milliseconds // 9_000):
        kiosk.page.touchscreen.tap(1070, 1800)
        kiosk.pause(9_000)


def test_touches_that_change_nothing_do_not_keep_a_visit_alive_nor_answer_the_warning(stand, small):
    """Who only pointed at the page gets more time by the button."""
    kiosk = stand(small, clock=True)
    kiosk.tick()
    touch_nothing(kiosk, 2 * IDLE + 9_000)
    kiosk.shows("warning")
    kiosk.more_time()
    assert kiosk.is_ticked()
    touch_nothing(kiosk, 2 * IDLE - 18_000)
    assert kiosk.screen == "visit"
    touch_nothing(kiosk, 27_000)
    kiosk.shows("warning")
    touch_nothing(kiosk, WARNING + 9_000)
    kiosk.wiped()


THROWS = "{ get() { throw new DOMException('forbidden', 'SecurityError') } }"
STORES = f"""for (const kept of ["sessionStorage", "localStorage", "indexedDB", "caches"])
  Object.defineProperty(window, kept, {THROWS})
Object.defineProperty(Document.prototype, "cookie", {THROWS})
Object.defineProperty(Navigator.prototype, "serviceWorker", {THROWS})"""
WITHOUT = {
    "Intl.Segmenter, AbortSignal.timeout, MutationObserver, a keeper of the shell": """delete Intl.Segmenter
      delete AbortSignal.timeout; delete window.MutationObserver; delete Navigator.prototype.serviceWorker
      delete URL.canParse; delete Document.prototype.adoptedStyleSheets; delete window.CSSStyleSheet""",
    "replaceChildren, createTreeWalker": """delete Element.prototype.replaceChildren
      delete Document.prototype.createTreeWalker""",
    "a count of words": """Intl.Segmenter = class { segment() { return [{ get isWordLike() { return NaN } }] } }
      Range.prototype.getBoundingClientRect = () => ({ top: NaN })""",
    "storage, checkVisibility": f"{STORES}; delete Element.prototype.checkVisibility",
    "history": "History.prototype.replaceState = () => { throw new Error('too often') }",
}
"""Parts of a browser that may be missing, forbidden or broken, with the script that takes them away.

What stands together is used at different steps: the want of one does not hide that of another.
"""


@pytest.mark.parametrize("part", WITHOUT)
def test_without_a_part_of_the_browser_the_kiosk_starts_warns_and_wipes_all_the_same(stand, small, part: str):
    kiosk = stand(small, clock=True, script=WITHOUT[part])
    said = []
    kiosk.page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    kiosk.page.on("pageerror", lambda error: said.append(str(error)))
    kiosk.tick()
    assert kiosk.is_ticked()
    kiosk.page.clock.run_for(1_500)
    assert kiosk.screen == "visit"
    kiosk.warned()
    kiosk.pause(WARNING)
    assert not kiosk.ready().is_ticked()
    assert len(said) <= 3, "a fault is told once and not at every beat"
