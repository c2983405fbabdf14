"""The attract screen: what it says to whom passes by, and how a touch begins a visit, in one language or in two."""

import pytest

from tests.browser.kiosk.machine import EMERGENCY, LANDSCAPE, PORTRAIT

BORN = "performance.timeOrigin"
ARABIC = '.start[lang="ar"]'


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
def test_the_attract_screen_says_what_this_is_what_it_is_not_and_whom_to_call_and_nothing_moves(stand, small, size):
    kiosk = stand(small, size, clock=True)
    for text in ("Park Lane Health Centre", "For learning only.", "Touch to start", EMERGENCY, "See a GP"):
        box = kiosk.page.locator("#attract").get_by_text(text).first.bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= size[1], text
    first = kiosk.page.screenshot()
    kiosk.page.clock.run_for(2_000)
    assert kiosk.page.screenshot() == first
    assert kiosk.page.evaluate("document.getAnimations().length") == 0


def test_a_touch_anywhere_starts_with_a_page_that_was_ready_before_and_replaced_where_it_had_died(stand, small):
    kiosk = stand(small)
    first = kiosk.frame.evaluate(BORN)
    with small.without("connection"):
        kiosk.shows("offline")
    second = kiosk.ready().frame.evaluate(BORN)
    assert second > first
    kiosk.page.touchscreen.tap(540, 1300)
    kiosk.shows("visit")
    assert kiosk.frame.evaluate(BORN) == second
    assert kiosk.app.get_by_role("heading", name="A small app").is_visible()


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
def test_the_attract_screen_offers_each_language_in_its_own_name_and_says_in_it_whom_to_call(stand, small_in_two, size):
    kiosk = stand(small_in_two, size)
    for language, words in {"en": "English", "ar": "العربية"}.items():
        button = kiosk.page.locator(f'.start[lang="{language}"]')
        assert button.inner_text().startswith(words)
        box = button.bounding_box()
        assert box["height"] >= 72
        assert box["y"] + box["height"] <= kiosk.page.locator(".greeting .help").bounding_box()["y"]
    calls = kiosk.page.locator('.greeting .help [lang="ar"] p').first
    assert calls.inner_text() == f"اتصل: {EMERGENCY}."
    assert calls.evaluate("line => getComputedStyle(line).direction") == "rtl"
    assert calls.bounding_box()["y"] + calls.bounding_box()["height"] <= size[1]


def test_a_visit_in_a_chosen_language_ends_in_the_first_one_with_nothing_left_of_the_choice(stand, small_in_two):
    kiosk = stand(small_in_two)
    first = kiosk.picture()
    app = kiosk.start(ARABIC)
    assert kiosk.frame.evaluate("document.documentElement.lang") == "ar"
    assert kiosk.page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    app.locator("#stiff").tap()
    kiosk.page.locator("#start-again").tap()
    assert kiosk.ready().picture() == first
    kiosk.page.touchscreen.tap(540, 300)  # anywhere else than on a language
    kiosk.shows("visit")
    assert kiosk.frame.evaluate("document.documentElement.lang") == "en"


def test_a_fault_shows_the_warning_signs_in_the_language_of_the_visit_and_a_touch_shows_the_others(stand, small_in_two):
    kiosk = stand(small_in_two)
    kiosk.start(ARABIC)
    with small_in_two.without("health"):
        kiosk.shows("offline")
        heading = kiosk.page.locator('.fault[lang="ar"] h1')
        assert heading.bounding_box()["y"] < PORTRAIT[1] / 2
        assert kiosk.page.locator(".fault .care-card").count() == 8
        kiosk.page.locator("#offline").evaluate("screen => screen.scrollTop = 0")
        kiosk.page.locator('#offline button[lang="ar"]').tap()
        assert heading.bounding_box()["y"] < PORTRAIT[1] / 2
        assert not kiosk.page.locator('.fault[lang="en"] h1').bounding_box()["y"] > 0
    kiosk.ready()
    assert kiosk.page.evaluate("document.documentElement.lang") == "en"


def test_the_real_app_speaks_the_chosen_language_on_every_page_until_start_again(stand, real_in_two):
    kiosk = stand(real_in_two)
    first = kiosk.settled()
    app = kiosk.start(ARABIC)
    app.get_by_role("link", name="كل المواضيع").tap()
    app.get_by_role("link", name="Calcium in a tendon").first.tap()
    app.get_by_role("heading", level=1, name="Calcium in a tendon").wait_for()
    app.get_by_role("link", name="كل المواضيع").wait_for()
    assert kiosk.frame.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    assert app.locator(".page-text").first.evaluate("text => getComputedStyle(text).direction") == "rtl"
    kiosk.page.locator("#start-again").tap()
    kiosk.ready()
    assert kiosk.settled() == first
    kiosk.start().get_by_role("link", name="All topics").wait_for()
