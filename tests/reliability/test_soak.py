"""Two minutes of strangers at a kiosk; the whole hour is `python -m tests.reliability.soak`."""

import os

import pytest

from tests.browser.conftest import Server
from tests.reliability import soak
from tests.reliability.conftest import aside, window

pytestmark = [pytest.mark.browser, pytest.mark.soak]
SECONDS = int(os.environ.get("SOAK_SECONDS", "45"))
"""Of touches; the last visitor is then waited out, and the whole takes some two minutes."""
SMALL = {"width": 400, "height": 640}
"""The kiosk waits until what is on the screen can be read: half a minute here, several on the hour's large screen."""
MOST_NODES = 20_000
MOST_GROWTH = 30
"""MB that the page's heap may grow by in a minute; a slope needs an hour."""


@pytest.fixture(scope="module")
def soaked(chromium, tmp_path_factory):
    settings = tmp_path_factory.mktemp("site") / "kiosk.yaml"
    settings.write_text(soak.SITE, encoding="utf-8")
    server = Server(settings)

    def scene() -> soak.Soaked:
        with window(chromium) as browser:
            context = browser.new_context(viewport=SMALL, has_touch=True)
            return soak.soak(context, server.address, server.process.pid, SECONDS)

    yield aside(scene)
    server.kill()


def test_after_random_touches_the_kiosk_stands_at_its_attract_screen_again(soaked):
    assert soaked.visits >= 1
    assert soaked.touches >= 5
    assert soaked.screen == "attract"
    assert soaked.address.endswith("/kiosk")


def test_random_touches_raise_no_error_and_open_no_window(soaked):
    assert soaked.errors == []


def test_random_touches_leave_no_heap_of_pages_behind(soaked, figure):
    early, late = soaked.samples[0].heap, soaked.samples[-1].heap
    figure(f"JavaScript heap before and after {soaked.touches} touches, MB", f"{early:.1f} -> {late:.1f}")
    assert late - early < MOST_GROWTH
    assert soaked.samples[-1].nodes < MOST_NODES
