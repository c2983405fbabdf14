"""Reading in a real Chromium: the contents list, words that open in place, sources, search, a narrow phone, paper."""

from itertools import pairwise

import pytest

from tests.browser.conftest import drawn, still

NARROW = (
    "/topics?topic=tendon",
    "/topics?topic=tests",
    "/catalogue?card=test-ct",
    "/topics",
    "/topics?letter=c",
    "/sources",
)


def is_in_sight(page, selector: str) -> bool:
    """Whether the top of an element stands between the header and the strip at the foot."""
    return page.evaluate(
        """selector => {
            const top = document.querySelector(selector).getBoundingClientRect().top;
            const foot = document.querySelector('.help-strip').getBoundingClientRect().top;
            return top >= 0 && top < foot;
        }""",
        selector,
    )


def read(visitor, path: str = "/topics?topic=tendon", width: int = 1366, height: int = 768):
    page = visitor(width, height, path=path)
    page.locator(".page-foot").wait_for()
    return page


def test_the_contents_list_leads_to_a_part_without_a_reload_and_moves_the_focus(visitor):
    page = read(visitor)
    page.evaluate("window.same = true")
    link = page.get_by_role("navigation", name="On this page").get_by_role("link", name="What can help")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'part-help'")
    assert is_in_sight(page, "#part-help")
    assert page.evaluate("window.same"), "the page was not loaded again"
    page.keyboard.press("Tab")
    part = page.evaluate("document.activeElement.getBoundingClientRect().top")
    assert part > page.locator("#part-help").bounding_box()["y"], "the next tab goes on from there"


def test_every_entry_of_the_contents_list_brings_its_heading_into_sight(visitor):
    page = read(visitor)
    links = page.get_by_role("navigation", name="On this page").get_by_role("link")
    assert links.count() == 10
    for place in range(links.count()):
        target = links.nth(place).get_attribute("href")
        links.nth(place).click()
        page.wait_for_function("id => document.activeElement.id === id", arg=target[1:])
        assert is_in_sight(page, target), target


def test_ticks_outlive_the_contents_list_and_the_sources(visitor):
    page = visitor()
    shoulder = page.locator("#box-loc_shoulder")
    shoulder.check()
    page.get_by_role("link", name="All topics").first.click()
    page.get_by_role("link", name="Calcium in a tendon").click()
    page.locator(".page-foot").wait_for()
    page.get_by_role("link", name="Sources and dates").click()
    page.locator(".numbers a").nth(4).click()
    page.wait_for_timeout(500)
    page.get_by_role("link", name="Find topics").first.click()
    shoulder.wait_for()
    assert shoulder.is_checked()


@pytest.mark.parametrize("width", [1366, 390])
def test_the_bar_and_the_menu_lead_from_a_topic_to_the_list_of_all(visitor, width: int):
    page = read(visitor, width=width)
    if width == 390:
        page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("link", name="All topics", exact=True).locator("visible=true").first.click()
    page.get_by_role("heading", level=1, name="All topics").wait_for()
    assert page.url.endswith("/topics")
    page.go_back()
    page.get_by_role("heading", level=1, name="Calcium in a tendon").wait_for()


def test_a_word_opens_by_key_where_it_stands_and_nothing_above_it_moves(visitor):
    page = read(visitor)
    word = page.locator(".page-text .term > summary").first
    meaning = page.locator(".page-text .term .meaning").first
    word.scroll_into_view_if_needed()
    assert not meaning.is_visible()
    word.focus()
    before = word.bounding_box()
    page.keyboard.press("Enter")
    meaning.wait_for()
    assert meaning.is_visible()
    after = word.bounding_box()
    assert (after["x"], after["y"]) == (before["x"], before["y"])
    assert "Calcium in a tendon, most often at the shoulder." in meaning.inner_text()
    page.keyboard.press("Space")
    meaning.wait_for(state="hidden")


def test_a_word_opens_by_touch(browser, server):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{server}/topics?topic=tendon")
    word = page.locator(".summary .term > summary")
    word.wait_for()
    word.tap()
    assert page.locator(".summary .meaning").is_visible()
    assert word.bounding_box()["height"] >= 24
    context.close()


def test_a_source_number_unfolds_the_list_and_leads_to_its_source(visitor):
    page = read(visitor)
    assert not page.locator("#source-2").is_visible()
    page.get_by_role("link", name="Source 2", exact=True).first.click()
    page.locator("#source-2").wait_for()
    page.wait_for_function("document.activeElement.id === 'source-2'")
    assert is_in_sight(page, "#source-2")
    page.go_back()
    page.get_by_role("heading", level=1, name="Calcium in a tendon").wait_for()


@pytest.mark.parametrize("path", NARROW)
def test_nothing_is_wider_than_a_narrow_phone(seat, server, path: str):
    page = drawn(seat(320, 640), server + path)
    for details in page.locator("details.term, details.folded").all():
        details.evaluate("details => details.open = true")
    wide = page.evaluate(
        """[...document.querySelectorAll('[data-testid=stMain] *')]
            .filter(part => part.getBoundingClientRect().right > innerWidth + 1 && !part.closest('.unseen'))
            .map(part => part.outerHTML.slice(0, 80))"""
    )
    assert not wide


def test_on_paper_the_meanings_stand_in_their_lines_and_the_sources_are_there(visitor):
    page = read(visitor)
    page.emulate_media(media="print")
    assert page.locator("#source-1").is_visible()
    assert not page.locator(".contents").is_visible()
    meaning = page.locator(".summary .meaning")
    assert meaning.is_visible()
    assert meaning.evaluate("meaning => getComputedStyle(meaning).display") == "inline"


def test_search_forgives_a_slip_on_the_real_page(visitor, artefact):
    page = visitor(path="/topics")
    box = page.get_by_role("textbox", name="Search pages and words")
    box.fill("kidny stone")
    page.keyboard.press("Enter")
    page.get_by_text("Read as “kidney stone”.").wait_for()
    page.screenshot(path=artefact("search.png"))
    page.get_by_role("link", name="Kidneys and stones").click()
    page.get_by_role("heading", level=1, name="Kidneys and stones").wait_for()


def test_links_of_a_list_are_44_pixels_high_and_do_not_overlap(visitor):
    page = visitor(390, 844, path="/topics?letter=t")
    page.locator(".st-key-of-letter a").nth(5).wait_for()
    still(page)
    boxes = [link.bounding_box() for link in page.locator(".st-key-of-letter a").all()]
    assert all(box["height"] >= 44 for box in boxes)
    assert all(upper["y"] + upper["height"] <= lower["y"] for upper, lower in pairwise(boxes))
