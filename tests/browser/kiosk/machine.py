"""A kiosk's machine and what a stranger does at it: touch, wait, turn away, and see what is left."""

import json
import time
from contextlib import contextmanager

import rules
from tests.browser.conftest import Server, still

PORTRAIT, LANDSCAPE = (1080, 1920), (1280, 800)
EMERGENCY = "call 999"
IDLE, WARNING = 120_000, 30_000
COVERED_WITHIN = 5
SIGNS = len(rules.load().warnings)
TICKED = "[...document.querySelectorAll('iframe')].some((one) => one.contentDocument?.querySelector('input:checked'))"
INSIDE = """[document.body.innerText, document.documentElement.lang, scrollY, document.documentElement.dataset.size,
 document.documentElement.dataset.scheme, [...document.querySelectorAll('input')].map((box) => box.checked)]"""


class Machine(Server):
    """A kiosk's server; the small app can be told to fail in part."""

    def switch(self, what: str) -> None:
        self.asked.ask(f"/switch?{what}")

    @contextmanager
    def without(self, part: str):
        """Without its "health" the server does not answer; without "connection" it does, and the page has lost it."""
        self.switch(f"{part}=no")
        try:
            yield
        finally:
            self.switch(f"{part}=yes")


class Kiosk:
    """The screen, and what a stranger does at it; it records what is asked, opened and downloaded."""

    def __init__(
        self, browser, machine: Machine, size: tuple[int, int] = PORTRAIT, clock: bool = False, script: str = ""
    ) -> None:
        self.machine, (width, height) = machine, size
        context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True)
        self.page = context.new_page()
        self.asked, self.left = [], []
        context.on("request", lambda request: self.asked.append(request.url))
        context.on("page", lambda opened: self.left.append(f"opened {opened.url}"))
        self.page.on("download", lambda download: self.left.append(f"downloaded {download.url}"))
        self.page.on("dialog", lambda dialog: (self.left.append(f"asked {dialog.message}"), dialog.dismiss()))
        if clock:
            self.page.clock.install()
        self.page.add_init_script(script)
        self.page.goto(f"{machine.address}/kiosk")
        self.app = self.page.frame_locator("iframe")
        self.ready()

    @property
    def frame(self):
        return self.page.frames[1]

    @property
    def screen(self) -> str:
        return self.page.locator("body").get_attribute("data-screen")

    def shows(self, screen: str) -> None:
        self.page.locator(f'body[data-screen="{screen}"]').wait_for()

    def ready(self) -> "Kiosk":
        """Wait until the attract screen stands with an app behind it that can be used."""
        self.shows("attract")
        self.page.locator("#opening[hidden]").wait_for(state="attached")
        return self

    def press(self, *names: str) -> None:
        for name in names:
            self.page.get_by_role("button", name=name).locator("visible=true").tap()

    def start(self, way: str = ".start"):
        self.page.locator(way).first.tap()
        self.shows("visit")
        self.page.locator("#opening[hidden]").wait_for(state="attached")
        return self.app

    def tick(self, number: int = 0):
        """Start a visit, and tick a box of whatever app there is."""
        self.start().get_by_role("checkbox").nth(number).evaluate("box => box.click()")
        self.app.get_by_role("checkbox", checked=True).first.wait_for(state="attached")
        return self.app

    def is_ticked(self) -> bool:
        return self.app.get_by_role("checkbox", checked=True).count() > 0

    def pause(self, milliseconds: int) -> None:
        """Let time pass as a sleeping machine does: what was due happens once."""
        self.page.clock.fast_forward(milliseconds)

    def beats(self) -> None:
        """Let the shell look twice after what has just happened."""
        self.page.clock.run_for(1_100)

    def warned(self) -> None:
        self.pause(IDLE)
        self.shows("warning")

    def more_time(self) -> None:
        self.press("I need more time")
        self.shows("visit")

    def wiped(self) -> None:
        """Wait for the attract screen, with nothing ticked behind it and nothing remembered."""
        self.ready()
        assert not self.is_ticked()
        assert "stiff" not in self.remembered()

    def remembered(self) -> str:
        return self.page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}, document.cookie])")

    def picture(self) -> str:
        """All that can be told of the shell and of the app in it: the page, ticks, what is stored, the scroll."""
        shell = self.page.evaluate("document.documentElement.outerHTML")
        told = [self.page.url, self.page.title(), shell, self.frame.evaluate(INSIDE), self.remembered()]
        return json.dumps(told)

    def settled(self) -> str:
        """The picture once it has stood still for a second: a busy machine draws the app in pieces."""
        seen = [self.picture()]
        while len(seen) < 5 or len(set(seen[-5:])) > 1:
            assert len(seen) < 150, "the screen never stands still"
            time.sleep(0.2)
            seen.append(self.picture())
        return seen[-1]

    def covered(self, since: float) -> None:
        """The cover stands in time, nothing of the visit is left in the page, and the warning signs can be read."""
        self.shows("offline")
        assert time.monotonic() - since <= COVERED_WITHIN
        assert not self.page.locator("#stage").is_visible()
        assert self.page.evaluate(TICKED) is False
        assert "stiff" not in self.remembered()
        assert self.page.get_by_role("heading", name="Call 999 now if:").is_visible()
        assert self.page.locator("#offline").get_by_text("Sudden drooping face, weak arm").is_visible()
        for card in ("urgent", "soon"):
            heading = self.page.locator(f".care-card.{card} h2")
            heading.scroll_into_view_if_needed()
            assert heading.is_visible()
        assert self.page.locator(".care-card li").count() == SIGNS

    def turn_to(self, path: str):
        """Send the app to a page, and return its frame once the page is drawn."""
        self.frame.goto(f"{self.machine.address}/{path}")
        self.frame.locator("h1").first.wait_for()
        still(self.frame)
        return self.frame
