"""An hour of strangers at a kiosk: `python -m tests.reliability.soak [MINUTES]` (60).

Random touches and scrolls in a real Chromium on /kiosk. One in five walks away, so that the warning and the wipe come
too. Before each visit, on the attract screen, the server's memory and the page's JavaScript heap (after a collection)
are written down; at the end come the least-squares slopes, and the screen has to fall back to the attract screen by
itself. The first quarter is left out of the slopes: pages, caches and pools are filled once.
"""

import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import sync_playwright

from tests.running import ROOT, served

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
IDLE, WARNING = 30, 20
LONGEST_READING = 600
"""Seconds that the kiosk waits at most for words on the screen to be read (server/kiosk/reading.js)."""
SITE = f'region: "uk"\nmode: "kiosk"\nidle_seconds: "{IDLE}"\nwarning_seconds: "{WARNING}"\n'
SIZE = {"width": 1080, "height": 1600}
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
    visits: int
    samples: list[Sample]
    errors: list[str]
    screen: str
    address: str

    def slope(self, what: str) -> float:
        """MB, or nodes, an hour: the least-squares line through all samples after the first quarter."""
        late = self.samples[len(self.samples) // 4 :]
        line = statistics.linear_regression([each.at / 3600 for each in late], [getattr(each, what) for each in late])
        return line.slope

    def levels(self, what: str) -> tuple[float, float]:
        """The median of the second quarter, and that of the last."""
        values, quarter = [getattr(each, what) for each in self.samples], len(self.samples) // 4
        return statistics.median(values[quarter : 2 * quarter]), statistics.median(values[-quarter:])


def resident(process: int) -> float:
    """Memory that a process holds now, in MB (Linux)."""
    return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * 4096 / 1e6


def soak(
    context: Any,
    address: str,
    process: int,
    seconds: float,
    tell: Callable[[Sample], object] = lambda _: None,
) -> Soaked:
    """Let strangers in, one after the other, for so long; the last one walks away. Each sample is told at once."""
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
        tell(samples[-1])
        if samples[-1].at >= seconds:
            break
        page.touchscreen.tap(*(length / 2 for length in page.viewport_size.values()))
        touches += _visit(page, chance, min(seconds - samples[-1].at, chance.uniform(10, 40)))
        if time.monotonic() - began < seconds and chance.random() < PRESS_START_AGAIN:
            page.evaluate("document.getElementById('start-again').click()")
    return Soaked(touches, len(samples) - 1, samples, errors, page.evaluate(SCREEN), page.url)


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


def _print(sample: Sample) -> None:
    at, server, heap, nodes = sample
    print(f"{at:.0f} s: server {server:.1f} MB, heap {heap:.1f} MB, {nodes} nodes", flush=True)


def told(ended: Soaked) -> str:
    """What is printed at the end."""
    lines = [
        f"{ended.samples[-1].at / 60:.0f} minutes, {ended.touches} touches, {ended.visits} visits; "
        f"ended on the screen '{ended.screen}' of {ended.address}; {len(ended.errors)} errors in the page"
    ]
    for name, unit in (("server", "MB"), ("heap", "MB"), ("nodes", "nodes")):
        early, late = ended.levels(name)
        lines.append(
            f"{name}: {early:.1f} -> {late:.1f} {unit} (second and last quarter), {ended.slope(name):+.1f} an hour"
        )
    return "\n".join([*lines, *sorted(set(ended.errors))[:20]])


def main() -> None:
    """Soak and tell."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    chromium = next(filter(None, map(shutil.which, NAMES)), None) or sys.exit("no Chromium here")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        settings, log = Path(folder) / "site.yaml", Path(folder) / "log.txt"
        settings.write_text(SITE, encoding="utf-8")
        with served(ROOT, log, HOME=folder, TOPIC_FINDER_SITE=str(settings)) as app:
            browser = driver.chromium.launch(executable_path=chromium, args=[*FLAGS])
            context = browser.new_context(viewport=SIZE, has_touch=True)
            ended = soak(context, f"http://127.0.0.1:{app.port}", app.pid, minutes * 60, _print)
            browser.close()
    print(told(ended))
    sys.exit(ended.screen != "attract" or bool(ended.errors))


if __name__ == "__main__":
    main()
