"""What a checker can see on every page, in every mode and look, and what it cannot: sizes, focus, reflow, spacing."""

import pytest

from tests.browser.conftest import LESSONS, PAGES

axe = pytest.importorskip("axe_playwright_python.sync_playwright")

LOOKS = ("light", "dark", "contrast")
MODES = ("web", "kiosk", "classroom")
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"


def faults(page) -> list[str]:
    found = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARDS}}).response["violations"]
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


def settle(page) -> None:
    page.locator("[data-testid=stMain] h1").first.wait_for()
    page.wait_for_timeout(500)


@pytest.fixture
def opened(browser, servers):
    """opened("/words", mode="kiosk", look="dark") opens a page as a visitor with these settings sees it."""
    contexts = []

    def page_of(path: str, mode: str = "web", look: str = "light", width: int = 1366, height: int = 768, **context):
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, bypass_csp=True, **context))
        page = contexts[-1].new_page()
        page.goto(servers(mode=mode) + path)
        settle(page)
        page.evaluate("look => window.look.set({ scheme: look })", look)
        page.wait_for_timeout(300)
        return page

    yield page_of
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("path", "mode"),
    [*((path, mode) for path in PAGES for mode in MODES), *((path, mode) for path in LESSONS for mode in MODES[::2])],
)
def test_a_checker_finds_no_fault_in_any_look(opened, path: str, mode: str):
    page = opened(path, mode)
    found = {}
    for look in LOOKS:
        page.evaluate("look => window.look.set({ scheme: look })", look)
        page.wait_for_timeout(400)
        found[look] = faults(page)
    assert found == {look: [] for look in LOOKS}


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
    for look in LOOKS:
        page.evaluate("look => window.look.set({ scheme: look })", look)
        page.wait_for_timeout(400)
        assert faults(page) == []


@pytest.mark.parametrize("path", [*PAGES, *LESSONS])
def test_nothing_scrolls_sideways_at_320_pixels_nor_with_wide_spacing_nor_with_the_largest_text(opened, path: str):
    page = opened(path, width=320, height=640)
    wide = "document.documentElement.scrollWidth"
    assert page.evaluate(wide) <= 320
    page.add_style_tag(content=SPACING)
    page.wait_for_timeout(200)
    assert page.evaluate(wide) <= 320
    page.set_viewport_size({"width": 640, "height": 800})
    page.evaluate("window.look.set({ size: 3 })")
    page.wait_for_timeout(300)
    assert page.evaluate(wide) <= 640


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
    page = opened("/", reduced_motion="reduce")
    moving = page.evaluate("document.getAnimations().filter((motion) => motion.playState === 'running').length")
    assert moving == 0


def test_title_and_language_are_right_before_and_after_the_page_is_drawn(opened):
    page = opened("/topics?topic=tendon")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.title()
    assert page.title() != "Streamlit"
