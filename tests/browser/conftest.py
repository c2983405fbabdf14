"""A real server and a real Chromium; where there is no Chromium, a skip that says how to get one."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ARTEFACTS = ROOT / "tests" / "artefacts"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
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


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Start the app with the README's command and yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = {key: value for key, value in os.environ.items() if key != "TOPIC_FINDER_SITE"}
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{address}/_stcore/health", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert process.poll() is None, "the server ended before it was ready"
        try:
            if urllib.request.urlopen(address, timeout=2).status == 200:
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the server was not ready within 60 seconds")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[object]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def visitor(browser, server):
    """A visitor with a window of their own: visitor(width, height) opens the first page and records every request."""
    contexts = []

    def opened(width: int = 1366, height: int = 768, path: str = "/"):
        context = browser.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        page = context.new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(server + path)
        page.get_by_role("heading", level=1).wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def artefact():
    ARTEFACTS.mkdir(exist_ok=True)
    return lambda name: str(ARTEFACTS / name)
