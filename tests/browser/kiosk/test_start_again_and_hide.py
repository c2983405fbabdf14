"""Start again, hide, and the look: what a stranger does who leaves nothing behind, and what the next one finds."""

from tests.browser.kiosk.machine import IDLE, WARNING

LETTERS = "part => parseFloat(getComputedStyle(part).fontSize)"
HIDE, GO_ON = "Hide my screen", "Touch to go on"


def test_start_again_wipes_at_once_and_the_screen_is_as_at_the_first_start(stand, small):
    kiosk = stand(small)
    first, length = kiosk.picture(), kiosk.page.evaluate("history.length")
    kiosk.tick()
    kiosk.press("Largest text", "High contrast")
    kiosk.app.locator("#turn").tap()
    kiosk.frame.evaluate("scrollTo(0, 900)")
    kiosk.press("Start again")
    assert kiosk.ready().picture() == first
    assert kiosk.page.evaluate("history.length") == length


def tick_on_three_pages(kiosk) -> None:
    kiosk.tick()
    for name in ("turn", "window", "turn", "stiff"):
        kiosk.app.locator(f"#{name}").tap()


def test_leaving_returning_and_reloading_show_nothing_of_the_last_person(stand, small):
    kiosk = stand(small)
    first = kiosk.picture()
    tick_on_three_pages(kiosk)
    kiosk.page.goto("about:blank")
    while kiosk.page.go_back() and kiosk.page.url != "about:blank":
        assert kiosk.ready().picture() == first
    kiosk.page.goto(f"{small.address}/kiosk")
    tick_on_three_pages(kiosk.ready())
    kiosk.page.reload()
    assert kiosk.ready().picture() == first


def test_after_a_wipe_back_and_forward_find_only_the_attract_screen(stand, small):
    kiosk = stand(small)
    first = kiosk.picture()
    tick_on_three_pages(kiosk)
    kiosk.press("Start again")
    kiosk.ready()
    back, forward = kiosk.page.go_back, kiosk.page.go_forward
    for move in (back, forward, back, back, forward, forward):
        move()
        if kiosk.page.url != "about:blank":
            assert kiosk.ready().picture() == first


def test_a_page_that_the_browser_put_aside_comes_back_without_the_visit(stand, small):
    kiosk = stand(small)
    kiosk.tick()
    kiosk.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert kiosk.page.locator("iframe").count() == 0
    assert "stiff" not in kiosk.remembered()
    kiosk.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    kiosk.ready()


def test_hide_my_screen_blanks_at_once_and_a_touch_asks_what_next(stand, small):
    kiosk = stand(small)
    kiosk.tick()
    kiosk.press(HIDE)
    assert kiosk.screen == "hidden"
    assert not kiosk.page.locator("#stage").is_visible()
    assert kiosk.page.get_by_role("dialog", name="Your screen is hidden").is_visible()
    kiosk.page.touchscreen.tap(100, 1800)
    assert kiosk.screen == "hidden"
    kiosk.press("Carry on")
    kiosk.shows("visit")
    assert kiosk.is_ticked()
    kiosk.press(HIDE, GO_ON, "Start again")
    kiosk.wiped()


def test_a_hidden_screen_is_wiped_when_nobody_comes_back(stand, small):
    kiosk = stand(small, clock=True)
    kiosk.tick()
    kiosk.press(HIDE)
    kiosk.warned()
    kiosk.press("I need more time")
    kiosk.shows("hidden")
    kiosk.warned()
    kiosk.pause(WARNING)
    kiosk.wiped()


def test_text_size_and_contrast_reach_the_app_and_the_shell(stand, small):
    kiosk = stand(small)
    before = kiosk.page.locator("#attract .lead").evaluate(LETTERS)
    kiosk.start()
    kiosk.press("Largest text", "High contrast")
    assert kiosk.frame.evaluate("window.look.get()") == {"size": 3, "scheme": "contrast"}
    assert kiosk.page.get_by_role("button", name="Largest text").first.get_attribute("aria-pressed") == "true"
    kiosk.press(HIDE)
    assert kiosk.page.locator("#hidden h1").evaluate(LETTERS) > before
    kiosk.press(GO_ON, "Carry on", "High contrast", "Normal text")
    assert kiosk.frame.evaluate("window.look.get()") == {"size": 1, "scheme": "auto"}


def test_a_look_that_was_chosen_and_left_on_the_attract_screen_goes_back_by_itself(stand, small):
    kiosk = stand(small, clock=True)
    first = kiosk.picture()
    kiosk.press("Largest text")
    kiosk.pause(IDLE)
    kiosk.page.locator('html[data-size="1"]').wait_for()
    assert kiosk.ready().picture() == first
