"""A real server and a real Chromium; where there is no Chromium, a skip that says how to get one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.running import ROOT, Process, free_port

ARTEFACTS = ROOT / "tests" / "artefacts"
PAGES = (
    "/",
    "/matches",
    "/topics",
    "/topics?topic=tendon",
    "/topics?topic=nonsense",
    "/?topics=tendon,kidneys",
    "/catalogue",
    "/catalogue?card=test-xray",
    "/questions",
    "/words",
    "/sources",
    "/rule-table",
    "/about",
)
"""Every kind of page: a list, one of it, and an address that names nothing."""
KIOSK = {"clinic": "Park Lane Health Centre", "region": "uk", "mode": "kiosk"}
"""The site of every test at a kiosk."""
NAMES = (
    "chromium-headless-shell",  # the same engine without its windows: it is ready in a fifth of the time
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        hint = "no Chromium here; install one (Debian: apt-get install chromium) to run the browser tests"
        pytest.fail(hint) if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip(hint)
    return found


WHOLE = ("-m", "streamlit", "run", "app.py", "--server.port")
"""The README's command, to which the port is added."""


class Server:
    """A server on a port of its own, which a test may stop, kill and start again there."""

    def __init__(self, settings: Path | None = None, command: Sequence[str] = WHOLE) -> None:
        port = free_port()
        self.asked = Process(port, Path(os.devnull))
        self.address = f"http://127.0.0.1:{port}"
        self.run = [sys.executable, *command, str(port)]
        self.environment = {key: value for key, value in os.environ.items() if key != "TOPIC_FINDER_SITE"}
        self.environment |= {"PYTHONPATH": str(ROOT)} | ({"TOPIC_FINDER_SITE": str(settings)} if settings else {})
        self.start()

    def start(self) -> None:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(self.run, cwd=ROOT, env=self.environment, **quiet)
        self.asked.ready(self.process)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(timeout=20)


@pytest.fixture(scope="session")
def running(tmp_path_factory) -> Iterator[Callable[..., Server]]:
    """Running sites: running(mode="kiosk"); the same settings share a server, and none are those of the repository."""
    started: dict[str, Server] = {}

    def of(**settings: str) -> Server:
        text = "".join(f'{name}: "{value}"\n' for name, value in settings.items())
        if text not in started:
            path = tmp_path_factory.mktemp("site") / "site.yaml"
            path.write_text(text, encoding="utf-8")
            started[text] = Server(path if settings else None)
        return started[text]

    yield of
    for each in started.values():
        each.kill()


@pytest.fixture(scope="session")
def servers(running) -> Callable[..., str]:
    """The addresses of running sites: servers(mode="kiosk")."""
    return lambda **settings: running(**settings).address


@pytest.fixture(scope="session")
def server(servers) -> str:
    """One server for all visitors."""
    return servers()


@pytest.fixture(scope="session")
def mortal() -> Iterator[Server]:
    alone = Server()
    yield alone
    alone.kill()


@pytest.fixture
def lonely_server(mortal) -> Server:
    """A server that a test may kill."""
    if not mortal.asked.is_well():
        mortal.start()
    return mortal


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[object]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def shared(browser) -> Iterator[Callable[..., object]]:
    """Browsers' profiles that tests share: shared(has_touch=True). What one has fetched and compiled, the next one has.

    Streamlit keeps nothing of a visit in them: each page is a session of its own, and no page writes what outlives it.
    """
    profiles: dict[str, object] = {}

    def of(seat: bool = False, **kind: object) -> object:
        name = repr((seat, sorted(kind.items())))
        if name not in profiles:
            profiles[name] = browser.new_context(**kind)
        return profiles[name]

    yield of
    for profile in profiles.values():
        profile.close()


@pytest.fixture
def blank(shared) -> Iterator[Callable[..., object]]:
    """An empty page of a shared profile: blank(width, height, has_touch=True). It is closed after the test."""
    pages = []

    def page_of(width: int = 1366, height: int = 768, **kind: object) -> object:
        pages.append(shared(**kind).new_page())
        pages[-1].set_viewport_size({"width": width, "height": height})
        return pages[-1]

    yield page_of
    for page in pages:
        page.close()


@pytest.fixture
def seat(shared) -> Callable[..., object]:
    """The one page of a shared profile, for tests that look and leave no trace: it opens in half the time of a new one.

    Each address that it is sent to is a visit of its own; only the page's memory of the look has to be emptied.
    """

    def page_of(width: int = 1366, height: int = 768, **kind: object) -> object:
        profile = shared(seat=True, **kind)
        page = profile.pages[0] if profile.pages else profile.new_page()
        if page.url.startswith("http"):
            page.evaluate("sessionStorage.clear()")
        page.set_viewport_size({"width": width, "height": height})
        return page

    return page_of


@pytest.fixture
def visitor(blank, server):
    """A visitor with a window of their own: visitor(width, height) opens the first page and records every request."""

    def opened(width: int = 1366, height: int = 768, path: str = "/"):
        page = blank(width, height)
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(server + path)
        page.get_by_role("heading", level=1).first.wait_for()
        still(page)  # a page is drawn in parts: the first heading can stand there alone for long where all is cold
        return page

    return opened


def still(page) -> None:
    """Wait until the app has answered: nothing runs, and nothing of the answer before is left."""
    page.locator('[data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]').wait_for()
    page.locator('[data-stale="true"]').first.wait_for(state="detached")


def drawn(page, address: str):
    """Send a page to an address, and wait until it is drawn and still."""
    page.goto(address)
    page.locator("[data-testid=stMain] h1").first.wait_for()
    still(page)
    return page


def tick(page, *ids: str) -> None:
    """Tick boxes on the board, and wait until Python has confirmed them."""
    board = page.locator(".tick-board[data-ready]")
    board.wait_for()
    before = int(board.get_attribute("data-confirmed") or 0)
    for id in ids:
        page.locator(f"#box-{id}").check()
    page.locator(f'.tick-board[data-confirmed="{before + len(ids)}"]').wait_for()


def show_topics(page) -> None:
    page.get_by_role("button", name="Show my topics").locator("visible=true").first.click()
    page.get_by_role("heading", level=1, name="Topics that match what you ticked").wait_for()


@pytest.fixture
def artefact():
    ARTEFACTS.mkdir(exist_ok=True)
    return lambda name: str(ARTEFACTS / name)
