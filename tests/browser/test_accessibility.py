"""What a checker sees in every look and at every step, and what it cannot see: where the focus is, and what moves."""

import pytest

from tests.browser.checker import faults, faults_in_all_looks
from tests.browser.conftest import drawn, show_topics, tick

SCREENS = {"phone": (390, 844), "desktop at 200 %": (683, 384)}
MOST = 300
FOCUSED = """() => {
  const part = document.activeElement
  if (part === document.body) return null
  const { left, right, top, bottom } = part.getBoundingClientRect()
  const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
  const isSeen = over && (part.contains(over) || over.contains(part) || [...(part.labels ?? [])].includes(over))
  return [part.id || part.getAttribute("aria-label") || part.textContent.slice(0, 40), isSeen]
}"""


@pytest.fixture
def opened(seat, server):
    """opened("/words") opens a page as a visitor sees it who asks for less motion."""

    def page_of(path: str, width: int = 1366, height: int = 768):
        return drawn(seat(width, height, reduced_motion="reduce"), server + path)

    return page_of


@pytest.mark.parametrize("path", ["/", "/topics?topic=tendon", "/class?case=hot-knee&step=table"])
def test_a_checker_finds_no_fault_in_any_look(opened, path: str):
    assert faults_in_all_looks(opened(path)) == {}


def test_a_checker_finds_no_fault_where_an_emergency_sign_is_ticked(opened):
    page = opened("/")
    tick(page, "rf_chest_pain")
    show_topics(page)
    assert faults_in_all_looks(page) == {}


def test_the_checker_would_find_a_fault_and_one_of_the_dark_look_alone(opened):
    page = opened("/about")
    page.evaluate(
        """document.querySelector("main h1").insertAdjacentHTML("afterend",
             `<p id="grey">Words</p><img src="/icon.svg">`)
           Object.assign(document.getElementById("grey").style, { color: "#333", fontSize: "16px" })"""
    )
    found = faults_in_all_looks(page)
    assert list(found) == ["light", "dark", "contrast"]
    assert [name.partition(":")[0] for name in found["light"]] == ["image-alt"]
    assert [name.partition(":")[0] for name in found["dark"]] == ["color-contrast", "image-alt"]


def test_a_checker_finds_no_fault_in_any_step_of_the_questions(opened):
    # As high as the longest question: the checker counts a row that is half behind the bar at the foot as too small.
    page = opened("/", width=390, height=7000)
    tick(page, "rf_chest_pain")
    found = [faults(page)]
    for step in ("location", "symptom", "background", "ticked"):
        page.get_by_role("button", name="Continue").locator("visible=true").click()
        page.locator(f'.tick-board[data-step="{step}"]').wait_for()
        found.append(faults(page))
    assert found == [[]] * 5


def test_a_reader_who_asks_for_less_motion_gets_none(opened):
    moving = "document.getAnimations().filter((motion) => motion.playState === 'running').length"
    assert opened("/").evaluate(moving) == 0


def focused(page) -> list[tuple[str, bool]]:
    """Press Tab until the page is left; return what had the focus, and whether it could be seen."""
    parts = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if not (part := page.evaluate(FOCUSED)):
            return parts
        parts.append(part)
    raise AssertionError("Tab never leaves the page")


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_has_the_focus_behind_the_bar_at_the_foot_or_in_a_menu_that_is_closed(opened, screen: str):
    page = opened("/", *SCREENS[screen])
    page.locator("#first").wait_for(state="detached")
    page.locator(".tick-board[data-ready]").wait_for()
    parts = focused(page)
    assert len([name for name, _ in parts if name.startswith("box-")]) > 40
    assert [name for name, is_seen in parts if not is_seen] == []


def test_a_way_at_the_head_of_a_page_turns_it_by_key_and_is_marked(opened):
    page = opened("/about", *SCREENS["phone"])
    page.get_by_role("navigation", name="Main pages").get_by_role("link", name="All topics").press("Enter")
    page.get_by_role("heading", level=1, name="All topics").wait_for()
    assert page.locator('.head a[aria-current="page"]').all_inner_texts() == ["All topics"]
