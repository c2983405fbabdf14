"""Every page in three sizes and two looks: `python -m tests.browser.pictures` writes them to tests/artefacts/pages/."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import ARTEFACTS, FLAGS, NAMES, PAGES, Server

SIZES = {"desktop": (1366, 768), "phone": (390, 844), "kiosk": (1080, 1920)}
LOOKS = ("light", "dark")
OUT = ARTEFACTS / "pages"
TICKS = ("loc_shoulder", "sx_stiff", "rf_chest_pain")


def name(path: str) -> str:
    """Turn an address into the name of a file."""
    return path.strip("/").replace("?", "-").replace("=", "-").replace(",", "-") or "find"


def taken(page: Page, at: str, path: str) -> None:
    """Open a page, wait until it is drawn, and take it in each look."""
    page.goto(at + path)
    page.locator("[data-testid=stMain] h1").first.wait_for()
    for look in LOOKS:
        page.evaluate("look => window.look.set({ scheme: look })", look)
        page.wait_for_timeout(700)
        width = page.viewport_size["width"] if page.viewport_size else 0
        size = next(size for size, (wide, _) in SIZES.items() if wide == width)
        page.screenshot(path=OUT / f"{name(path)}-{size}-{look}.png")


def journey(page: Page, at: str, size: str) -> None:
    """Tick three boxes and take the board and the page of topics."""
    page.goto(at)
    page.locator(".tick-board[data-ready]").wait_for()
    for tick in TICKS:
        page.locator(f"#box-{tick}").evaluate("box => box.click()")
    page.locator(f'.tick-board[data-confirmed="{len(TICKS)}"]').wait_for()
    page.screenshot(path=OUT / f"ticked-{size}-light.png")
    page.evaluate("document.querySelector('.tick-board .found .onwards button').click()")
    page.locator(".st-key-take-away").wait_for()
    page.screenshot(path=OUT / f"matches-ticked-{size}-light.png")


def all_of(browser: Browser, at: str, paths: tuple[str, ...]) -> None:
    """Take every page in every size."""
    for size, (width, height) in SIZES.items():
        page = browser.new_context(viewport={"width": width, "height": height}).new_page()
        for path in paths:
            taken(page, at, path)
        journey(page, at, size)
        page.context.close()


def main() -> int:
    """Start the app, take the pictures, and say where they are."""
    chromium = next(filter(None, map(shutil.which, NAMES)), None)
    if not chromium:
        print("no Chromium here; Debian: apt-get install chromium")
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    server = Server()
    try:
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
            all_of(browser, server.address, PAGES)
            browser.close()
    finally:
        server.kill()
    print(f"{len(list(OUT.glob('*.png')))} pictures in {OUT.relative_to(Path.cwd())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
