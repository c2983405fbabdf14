"""Strangers at a kiosk: two minutes of random touches, or an hour with SOAK_SECONDS=3600.

Random touches and scrolls in a real Chromium on /kiosk. One in five walks away, so that the warning and the wipe come
too. Before each visit, on the attract screen, the server's memory and the page's JavaScript heap (after a collection)
are read; the last visitor walks away, and the screen has to fall back to the attract screen by itself. Slopes are
least-squares lines without the first quarter: pages, caches and pools are filled once.
"""

import os
import random
import statistics
import time
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.browser.conftest import Server
from tests.reliability.conftest import window
from tests.running import aside

pytestmark = [pytest.mark.browser, pytest.mark.soak]
SECONDS = int(os.environ.get("SOAK_SECONDS", "45"))
"""Of touches; the last visitor is then waited out."""
IDLE, WARNING = 30, 20
LONGEST_READING = 600
"""Seconds that the kiosk waits at most for words on the screen to be read (server/kiosk/reading.js)."""
SITE = f'region: "uk"\nmode: "kiosk"\nidle_seconds: "{IDLE}"\nwarning_seconds: "{WARNING}"\n'
SMALL = {"width": 400, "height": 640}
"""The kiosk waits until what is on the screen can be read: half a minute here, several on a large screen."""
MOST_NODES = 20_000
MOST_GROWTH = 30
"""MB that the page's heap may grow by in a minute; a slope needs an hour."""
SCREEN = "document.body.dataset.screen"
PRESS_START_AGAIN = 0.8
"""How many press "Start again" as they go; the others walk away, and the warning and the wipe have to come."""
PRESSED = "button, a, label, summary, [role=button]"
AIM = """selector => {
  const frame = document.querySelector("iframe");
  const inside = [...(frame?.contentDocument?.querySelectorAll(selector) ?? [])];
  const seen = inside.map((thing) => thing.getBoundingClientRect())
    .filter(({ width, height, top, bottom }) => width && height && top > 0 && bottom < frame.clientHeight);
  const edge = frame?.getBoundingClientRect();
  return seen.map(({ x, y, width, height }) => [edge.x + x + width / 2, edge.y + y + height / 2]);
}"""


class Sample(NamedTuple):
    """What was held at a moment: seconds since the start, MB of the server, MB and nodes of the page."""

    at: float
    server: float
    heap: float
    nodes: int


class Soaked(NamedTuple):
    """What an hour, or less, has shown."""

    touches: int
    samples: list[Sample]
    errors: list[str]
    screen: str
    address: str

    def told(self, what: str) -> str:
        """The median of the second quarter and that of the last, and how much it grows in an hour."""
        values, quarter = [getattr(each, what) for each in self.samples], max(len(self.samples) // 4, 1)
        levels = (statistics.median(values[quarter : 2 * quarter]), statistics.median(values[-quarter:]))
        hours = [each.at / 3600 for each in self.samples]
        slope = statistics.linear_regression(hours[quarter:], values[quarter:]).slope if len(hours) > 8 else 0
        return f"{levels[0]:.1f} -> {levels[1]:.1f}, {slope:+.1f} an hour"


def resident(process: int) -> float:
    """Memory that a process holds now, in MB (Linux)."""
    return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * 4096 / 1e6


def soak(context: Any, address: str, process: int, seconds: float) -> Soaked:
    """Let strangers in, one after the other, for so long; the last one walks away."""
    page, chance = context.new_page(), random.Random(1)
    samples: list[Sample] = []
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    context.on("page", lambda opened: errors.append(f"a window was opened: {opened.url}"))
    page.goto(f"{address}/kiosk")
    inside = context.new_cdp_session(page)
    inside.send("Performance.enable")
    began, touches = time.monotonic(), 0
    while True:
        _attract(page)
        samples.append(_sample(inside, process, time.monotonic() - began))
        if samples[-1].at >= seconds:
            break
        page.touchscreen.tap(*(length / 2 for length in page.viewport_size.values()))
        touches += _visit(page, chance, min(seconds - samples[-1].at, chance.uniform(10, 40)))
        if time.monotonic() - began < seconds and chance.random() < PRESS_START_AGAIN:
            page.evaluate("document.getElementById('start-again').click()")
    return Soaked(touches, samples, errors, page.evaluate(SCREEN), page.url)


def _attract(page: Any) -> None:
    """Wait, without touching anything, until the next one can come."""
    longest = 1000 * (LONGEST_READING + WARNING + 60)
    page.locator('body[data-screen="attract"]').wait_for(timeout=longest)
    page.locator("#opening[hidden]").wait_for(state="attached", timeout=longest)


def _visit(page: Any, chance: random.Random, seconds: float) -> int:
    """Touch at random for so long, or until a touch has ended the visit; return how often."""
    touches, until = 1, time.monotonic() + seconds
    page.wait_for_timeout(400)
    while time.monotonic() < until and page.evaluate(SCREEN) != "attract":
        _touch(page, chance)
        touches += 1
        page.wait_for_timeout(chance.choice((20, 50, 100, 300)))
    return touches


def _touch(page: Any, chance: random.Random) -> None:
    """Do one thing that a finger does: press something, press anywhere, or scroll."""
    what, (width, height) = chance.random(), page.viewport_size.values()
    if what < 0.15:
        page.mouse.move(width / 2, height / 2)
        page.mouse.wheel(0, chance.choice((-900, -300, 300, 900, 1800)))
    elif what < 0.8 and (aims := page.evaluate(AIM, PRESSED)):
        page.touchscreen.tap(*chance.choice(aims))
    else:
        page.touchscreen.tap(chance.uniform(1, width - 1), chance.uniform(1, height - 1))


def _sample(inside: Any, process: int, at: float) -> Sample:
    inside.send("HeapProfiler.collectGarbage")
    metrics = {each["name"]: each["value"] for each in inside.send("Performance.getMetrics")["metrics"]}
    return Sample(at, resident(process), metrics["JSHeapUsedSize"] / 1e6, int(metrics["Nodes"]))


@pytest.fixture(scope="module")
def soaked(chromium, tmp_path_factory):
    settings = tmp_path_factory.mktemp("site") / "kiosk.yaml"
    settings.write_text(SITE, encoding="utf-8")
    server = Server(settings)

    def scene() -> Soaked:
        with window(chromium) as browser:
            context = browser.new_context(viewport=SMALL, has_touch=True)
            return soak(context, server.address, server.process.pid, SECONDS)

    yield aside(scene)
    server.kill()


def test_after_random_touches_the_kiosk_stands_at_its_attract_screen_again_without_an_error_or_a_window(soaked):
    assert len(soaked.samples) > 1
    assert soaked.touches >= 5
    assert soaked.screen == "attract"
    assert soaked.address.endswith("/kiosk")
    assert soaked.errors == []


def test_random_touches_leave_no_heap_of_pages_behind(soaked, figure):
    for what in ("server", "heap", "nodes"):
        figure(f"{what}, MB or number, in {soaked.touches} touches", soaked.told(what))
    assert soaked.samples[-1].heap - soaked.samples[0].heap < MOST_GROWTH
    assert soaked.samples[-1].nodes < MOST_NODES
