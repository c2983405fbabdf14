"""What a checker can see on every page, in every mode and look, and what it cannot: sizes, focus, reflow, spacing."""

import pytest

from tests.browser.checker import faults, faults_in_all_looks
from tests.browser.conftest import LESSONS, PAGES, drawn

MODES = ("web", "kiosk", "classroom")
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
WIDE = "document.documentElement.scrollWidth"


@pytest.fixture
def opened(seat, servers):
    """opened("/words", mode="kiosk") opens a page as a visitor with these settings sees it."""

    def page_of(path: str, mode: str = "web", width: int = 1366, height: int = 768):
        return drawn(seat(width, height, bypass_csp=True, reduced_motion="reduce"), servers(mode=mode) + path)

    return page_of


@pytest.mark.parametrize(
    ("path", "mode"),
    [*((path, mode) for path in PAGES for mode in MODES), *((path, mode) for path in LESSONS for mode in MODES[::2])],
)
def test_a_checker_finds_no_fault_in_any_look(opened, path: str, mode: str):
    assert faults_in_all_looks(opened(path, mode)) == {}


def test_the_checker_would_find_a_fault_and_one_of_the_dark_look_alone(opened):
    page = opened("/about")
    page.evaluate(
        """document.querySelector("main h1").insertAdjacentHTML("afterend",
             `<p style="color: #333; font-size: 16px">Words</p><img src="/icon.svg">`)"""
    )
    found = faults_in_all_looks(page)
    assert list(found) == ["light", "dark", "contrast"]
    assert [name.partition(":")[0] for name in found["light"]] == ["image-alt"]
    assert [name.partition(":")[0] for name in found["dark"]] == ["color-contrast", "image-alt"]


def test_a_checker_finds_no_fault_in_any_step_of_the_questions(opened):
    # As high as the longest question: the checker counts a row that is half behind the bar at the foot as too small.
    page = opened("/", width=390, height=7000)
    page.locator("#box-rf_chest_pain").check()
    found = [faults(page)]
    for _ in range(4):
        page.get_by_role("button", name="Continue").locator("visible=true").click()
        page.wait_for_timeout(200)
        found.append(faults(page))
    assert found == [[]] * 5


def test_a_checker_finds_no_fault_where_an_emergency_sign_is_ticked(opened):
    page = opened("/")
    page.locator("#box-rf_chest_pain").check()
    page.get_by_role("button", name="Show my topics").locator("visible=true").click()
    page.get_by_role("heading", level=1, name="Topics that match what you ticked").wait_for()
    assert faults_in_all_looks(page) == {}


@pytest.mark.parametrize("path", [*PAGES, *LESSONS])
def test_nothing_scrolls_sideways_at_320_pixels_nor_with_wide_spacing_nor_with_the_largest_text(opened, path: str):
    page = opened(path, width=320, height=640)
    assert page.evaluate(WIDE) <= 320
    page.add_style_tag(content=SPACING)
    page.wait_for_timeout(100)
    assert page.evaluate(WIDE) <= 320
    page.set_viewport_size({"width": 640, "height": 800})
    page.evaluate("window.look.set({ size: 3 })")
    page.wait_for_timeout(100)
    assert page.evaluate(WIDE) <= 640


@pytest.mark.parametrize("path", [*PAGES, *LESSONS])
def test_whatever_can_be_pressed_is_at_least_24_pixels_high_and_named(opened, path: str):
    page = opened(path)
    small = page.locator("main button, main [role=button], main input, main select, main summary").evaluate_all(
        """parts => parts
            .filter((part) => part.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
            .filter((part) => !part.closest(".tick-row") && !part.closest("p, li, td"))
            .map((part) => [part.outerHTML.slice(0, 120), (part.closest("label") ?? part).getBoundingClientRect()])
            .filter(([, box]) => box.width > 1 && box.height > 1 && box.height < 24)
            .map(([html]) => html)"""
    )
    assert small == []


def test_focus_is_seen_and_never_hidden_behind_the_bars(opened):
    page = opened("/")
    page.locator(".tick-board h1").focus()
    hidden = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
              const part = document.activeElement
              if (part === document.body) return true
              const box = (part.closest(".tick-row") ?? part).getBoundingClientRect()
              const strip = document.querySelector(".help-strip").getBoundingClientRect()
              return box.top < strip.top && box.bottom > 0
            }"""
        )
        if not seen:
            hidden.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
    assert hidden == []


def test_a_reader_who_asks_for_less_motion_gets_none(opened):
    page = opened("/")
    moving = page.evaluate("document.getAnimations().filter((motion) => motion.playState === 'running').length")
    assert moving == 0


def test_title_and_language_are_right_before_and_after_the_page_is_drawn(opened):
    page = opened("/topics?topic=tendon")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.title()
    assert page.title() != "Streamlit"
