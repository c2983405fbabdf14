"""Every page in three sizes and two looks: `python -m tests.browser.pictures` writes them to tests/artefacts/pages/."""

import shutil
import sys

from playwright.sync_api import sync_playwright

from tests.browser.checker import wear
from tests.browser.conftest import ARTEFACTS, FLAGS, NAMES, PAGES, Server, drawn, tick

SIZES = {"desktop": (1366, 768), "phone": (390, 844), "kiosk": (1080, 1920)}
TICKS = ("loc_shoulder", "sx_stiff", "rf_chest_pain")
OUT = ARTEFACTS / "pages"


def name(path: str) -> str:
    """Turn an address into the name of a file."""
    return path.strip("/").translate(str.maketrans("?=,", "---")) or "find"


def take(page, at: str, size: str) -> None:
    """Take every page in each look, and what three ticks make of the board and of the page of topics."""
    for path in PAGES:
        drawn(page, at + path)
        for look in ("light", "dark"):
            wear(page, look)
            page.screenshot(path=OUT / f"{name(path)}-{size}-{look}.png")
    page.goto(at)
    tick(page, *TICKS)
    page.screenshot(path=OUT / f"ticked-{size}.png")
    page.evaluate("document.querySelector('.tick-board .found .onwards button').click()")
    page.locator(".st-key-take-away").wait_for()
    page.screenshot(path=OUT / f"matches-ticked-{size}.png")


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    chromium = next(filter(None, map(shutil.which, NAMES)), None) or sys.exit("no Chromium here")
    server = Server()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        for size, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
            take(page, server.address, size)
    server.kill()
