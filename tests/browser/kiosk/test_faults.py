"""A server that stops, dies or loses its pages: the screen is covered in time, says what matters, and comes back."""

import signal
import time
from urllib.parse import urlparse

import pytest

from tests.browser.kiosk.machine import SIGNS

KEPT = """caches.keys().then(async (names) => (await Promise.all(names.map(async (name) =>
  (await (await caches.open(name)).keys()).map((one) => new URL(one.url).pathname)))).flat())"""


def is_health(request) -> bool:
    return urlparse(request.url).path == "/healthz"


@pytest.mark.parametrize(
    ("which", "number"), [("small", signal.SIGSTOP), ("small", signal.SIGKILL), ("real", signal.SIGKILL)]
)
def test_a_server_that_hangs_or_dies_is_covered_in_time_and_comes_back_without_hands(stand, request, which, number):
    machine = request.getfixturevalue(which)
    kiosk = stand(machine)
    kiosk.tick()
    since = time.monotonic()
    machine.process.send_signal(number)
    try:
        kiosk.covered(since)
        assert kiosk.page.locator("iframe").count() == 0
    finally:
        if number == signal.SIGKILL:
            machine.process.wait()
            machine.start()
        else:
            machine.process.send_signal(signal.SIGCONT)
    kiosk.wiped()


def test_a_dead_connection_is_covered_although_the_server_answers_and_for_as_long_as_it_lasts(stand, small):
    kiosk = stand(small)
    kiosk.tick()
    with small.without("connection"):
        kiosk.covered(time.monotonic())
        for _ in range(3):
            kiosk.page.wait_for_event("requestfinished", is_health)
        assert kiosk.screen == "offline", "it waits for an app that works"
    kiosk.ready()


def test_one_missed_answer_does_not_end_a_visit(stand, small):
    kiosk = stand(small)
    kiosk.tick()
    missed = []

    def miss_one(route) -> None:
        missed.append(1)
        route.abort() if len(missed) == 1 else route.continue_()

    kiosk.page.route("**/healthz", miss_one)
    while len(missed) < 3:
        kiosk.page.wait_for_event("requestfinished", is_health)
    assert kiosk.is_ticked()
    assert kiosk.screen == "visit"


def test_the_cover_stands_over_warning_and_hidden_screen_too(stand, small):
    kiosk = stand(small, clock=True)
    kiosk.tick()
    kiosk.press("Hide my screen")
    with small.without("health"):
        kiosk.shows("offline")
    kiosk.ready().start()
    kiosk.warned()
    with small.without("health"):
        kiosk.shows("offline")
    kiosk.ready()


def test_a_reload_while_the_server_is_away_still_shows_the_warning_signs(stand, small):
    kiosk = stand(small)
    kiosk.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    kept = set(kiosk.page.evaluate(KEPT))
    asked = {urlparse(address).path for address in kiosk.asked}
    assert kept >= {path for path in asked if path.startswith("/kiosk")} - {"/kiosk/worker.js"}
    assert {path.partition("/kiosk")[0] for path in kept} == {""}, "and nothing of the app"
    small.kill()
    try:
        kiosk.page.reload()
        kiosk.covered(time.monotonic())
    finally:
        small.start()
    kiosk.ready()


def test_a_kiosk_whose_script_never_runs_shows_the_warning_signs_in_place_of_a_start_that_does_nothing(browser, small):
    page = browser.new_page()
    page.route("**/kiosk/lock.js", lambda route: route.abort())
    page.goto(f"{small.address}/kiosk")
    heading = page.get_by_role("heading", name="Call 999 now if:")
    assert not heading.is_visible()
    late = "document.getElementById('offline').getAnimations()[0]"
    assert page.evaluate(f"{late}.effect.getComputedTiming().endTime") < 20_000
    page.evaluate(f"{late}.finish()")
    heading.wait_for()
    assert page.locator("#offline li").locator("visible=true").count() == SIGNS
    page.close()
