"""Reading in a real Chromium: the contents list, words that open in place, sources, and what a visit keeps of it."""

from itertools import pairwise

from playwright.sync_api import expect

from tests.browser.conftest import show_topics, still, tick


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


def test_every_entry_of_the_contents_list_leads_to_its_part_without_a_reload_and_takes_the_focus_along(visitor):
    page = read(visitor)
    page.evaluate("window.same = true")
    links = page.get_by_role("navigation", name="On this page").get_by_role("link")
    assert links.count() == 10
    for link in links.all():
        target = link.get_attribute("href")
        link.press("Enter")
        page.wait_for_function("id => document.activeElement.id === id", arg=target[1:])
        assert is_in_sight(page, target), target
    assert page.evaluate("window.same"), "the page was not loaded again"
    page.get_by_role("link", name="What can help").press("Enter")
    page.keyboard.press("Tab")
    part = page.evaluate("document.activeElement.getBoundingClientRect().top")
    assert part > page.locator("#part-help").bounding_box()["y"], "the next tab goes on from there"


def test_ticks_outlive_the_contents_list_the_sources_and_a_card_of_a_test(visitor):
    page = visitor()
    tick(page, "loc_shoulder")
    page.get_by_role("link", name="All topics").first.click()
    page.get_by_role("heading", level=1, name="All topics").wait_for()  # the board has a link to the tendon too
    page.get_by_role("link", name="Calcium in a tendon").click()
    page.locator(".page-foot").wait_for()
    assert page.title().startswith("Calcium in a tendon · ")
    page.get_by_role("link", name="Sources and dates").click()
    page.wait_for_function("document.activeElement.id === 'part-sources'")
    page.locator(".show-sources").check()
    page.locator(".numbers a").nth(4).click()
    page.wait_for_function("document.activeElement.id.startsWith('source-')")
    page.get_by_text("Tests, treatments and care for this topic").click()
    page.get_by_role("link", name="X-ray").first.click()
    page.get_by_role("heading", level=1, name="X-ray").wait_for()
    assert "card=test-xray" in page.url
    page.get_by_role("link", name="Calcium in a tendon").first.click()
    page.get_by_text("Why am I seeing this?").wait_for()
    page.get_by_role("link", name="Find topics").first.click()
    expect(page.locator("#box-loc_shoulder")).to_be_checked()


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


def test_a_source_number_unfolds_the_list_and_leads_to_its_source(visitor):
    page = read(visitor)
    assert not page.locator("#source-2").is_visible()
    page.locator(".show-sources").check()
    page.get_by_role("link", name="Source 2", exact=True).first.click()
    page.locator("#source-2").wait_for()
    page.wait_for_function("document.activeElement.id === 'source-2'")
    assert is_in_sight(page, "#source-2")


def test_links_of_a_list_are_44_pixels_high_and_do_not_overlap(visitor):
    page = visitor(390, 844, path="/topics?letter=t")
    page.locator("ul.links a").nth(5).wait_for()
    still(page)
    boxes = [link.bounding_box() for link in page.locator("ul.links a").all()]
    assert all(box["height"] >= 44 for box in boxes)
    assert all(upper["y"] + upper["height"] <= lower["y"] for upper, lower in pairwise(boxes))


def test_a_row_is_reached_from_the_reason_and_the_proof_stands_on_its_page(visitor):
    page = visitor()
    tick(page, "loc_shoulder", "sx_stiff")
    show_topics(page)
    page.get_by_text("Why am I seeing this?").first.click()
    page.get_by_role("link", name="See row places-01 in the table").click()
    page.get_by_role("heading", name="Row places-01").wait_for()
    assert "holds now" in page.locator("table.rules tbody tr").first.inner_text()
    still(page)
    page.get_by_text("What is proved about this table").wait_for()
    assert page.get_by_text("PASS.").count() == 9
    assert page.locator(".st-key-coverage img").get_attribute("alt")


def test_on_a_phone_what_it_is_begins_on_the_first_screen_and_source_numbers_come_when_they_are_asked_for(visitor):
    page = read(visitor, width=390, height=844)
    assert page.locator("#part-what").bounding_box()["y"] <= 700
    numbers = page.locator(".page-text .numbers").first
    expect(numbers).to_be_hidden()
    page.get_by_label("Show source numbers in the text").check()
    expect(numbers).to_be_visible()
