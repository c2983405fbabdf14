"""A pack on trial in a real browser: from the zip to every page and back, while a stranger reads the real pages."""

import re

import pytest
from playwright.sync_api import expect

from content import packs
from tests.browser.checker import faults
from tests.browser.conftest import ARTEFACTS, still
from tests.browser.test_sandbox import FEET, load, zipped

PAGES = ("My topics", "All topics", "Tests and care", "Questions to ask", "Words", "Sources", "The rule table", "About")
NAME = "Looking after feet with diabetes"


@pytest.fixture
def on_trial(visitor):
    """Open the sandbox with one tick of the real board, load the pack about feet, and begin."""

    def begun():
        page = visitor(1366, 900)
        board(page)
        page.evaluate("document.querySelector('input[data-tick=sx_stiff]').click()")
        page.locator(".tick-board[data-confirmed]").wait_for()
        turn(page, "Break the table")
        page.get_by_text("Try a topic pack").click()
        load(page, "pack", "feet.zip", zipped(FEET))
        page.get_by_role("button", name="Look at every page of this pack").click(timeout=60_000)
        expect(page).to_have_title(f"Find topics · On trial: {NAME}: a topic finder", timeout=60_000)
        board(page)
        return page

    return begun


def board(page) -> None:
    page.locator(".tick-board[data-ready]").wait_for(timeout=60_000)


def turn(page, name: str) -> None:
    page.get_by_test_id("stTopNavLink").filter(has_text=name).first.click()
    expect(page).to_have_title(re.compile(f"^{name} · "), timeout=30_000)


def picture(page, name: str) -> None:
    still(page)
    page.wait_for_timeout(100)
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"trial-{name}.png")


def test_a_visitor_walks_through_every_page_of_a_pack_and_comes_back_to_the_own_ticks(on_trial, visitor):
    page, stranger = on_trial(), visitor()
    banner = page.get_by_text("These are not the real pages.")
    picture(page, "board")
    for name in PAGES:
        turn(page, name)
        expect(banner).to_be_visible()
        expect(page.get_by_text("calci", exact=False)).to_have_count(0)
        picture(page, name.lower().replace(" ", "-"))
        stranger.reload()
        expect(stranger).to_have_title("Find topics · Calcium in soft tissue: a topic finder")
    assert not faults(page)
    page.get_by_role("button", name="Leave the trial").click()
    expect(page).to_have_title("Break the table · Calcium in soft tissue: a topic finder", timeout=30_000)
    expect(banner).to_have_count(0)
    turn(page, "Find topics")
    board(page)
    assert page.evaluate("[...document.querySelectorAll('input[data-tick]:checked')].map(box => box.dataset.tick)") == [
        "sx_stiff"
    ]


def test_the_board_of_a_pack_answers_as_python_does(on_trial):
    page = on_trial()
    ticks = packs.load_folder(FEET, "en").ticks
    for tick in ticks:
        before = page.locator(".tick-board").get_attribute("data-confirmed") or "0"
        page.evaluate(f"document.querySelector('input[data-tick={tick}]').click()")
        expect(page.locator(".tick-board")).not_to_have_attribute("data-confirmed", before)
        expect(page.locator(".tick-board")).to_have_attribute("data-differs", "no")


def test_starting_again_ends_the_trial_on_the_screen_too(on_trial):
    page = on_trial()
    page.set_viewport_size({"width": 390, "height": 844})
    picture(page, "phone")
    page.get_by_role("button", name="Start again").click()
    expect(page).to_have_title("Find topics · Calcium in soft tissue: a topic finder")
    board(page)
    expect(page.locator("input[data-tick=sx_stiff]")).not_to_be_checked()
