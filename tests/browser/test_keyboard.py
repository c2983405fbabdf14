"""The Tab key alone: what has the focus can be seen, on a phone's screen and where a desktop is zoomed to 200 %."""

import pytest

from tests.browser.conftest import drawn

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
def test_nothing_has_the_focus_behind_the_bar_at_the_foot_or_in_a_menu_that_is_closed(seat, server, screen: str):
    page = drawn(seat(*SCREENS[screen]), server)
    page.locator("#first").wait_for(state="detached")
    page.locator(".tick-board[data-ready]").wait_for()
    parts = focused(page)
    assert len([name for name, _ in parts if name.startswith("box-")]) > 40
    assert [name for name, is_seen in parts if not is_seen] == []


def test_the_menu_that_was_opened_takes_the_focus(seat, server):
    page = drawn(seat(*SCREENS["phone"]), f"{server}/about")
    page.get_by_test_id("stExpandSidebarButton").press("Enter")
    link = page.get_by_test_id("stSidebar").get_by_role("link", name="All topics")
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="All topics").wait_for()
