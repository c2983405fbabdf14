"""One visitor from the first page to the last, in a real Chromium."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import show_topics, still, tick


def test_tick_read_and_start_again(visitor, artefact):
    page = visitor()
    tick(page, "loc_shoulder", "sx_stiff", "sx_pain_moving")
    page.screenshot(path=artefact("journey-ticked.png"))
    show_topics(page)
    page.get_by_text("Shown because you ticked “Pain or soreness, mostly when I move” and “Shoulder”.").first.wait_for()
    page.screenshot(path=artefact("journey-matches.png"), full_page=True)

    page.get_by_role("link", name="Read: Calcium in a tendon").click()
    page.get_by_role("heading", level=1, name="Calcium in a tendon").wait_for()
    still(page)
    assert page.title().startswith("Calcium in a tendon · ")
    assert page.get_by_text("Shown because you ticked").first.is_visible()
    assert page.locator(".page-foot").get_by_text("Not clinically reviewed.").first.is_visible()
    page.screenshot(path=artefact("journey-read.png"), full_page=True)

    page.get_by_role("link", name="Find topics").first.click()
    page.locator(".tick-board[data-ready]").wait_for()
    assert page.locator("#box-sx_stiff").is_checked(), "ticks survive a page of reading"

    page.get_by_role("button", name="Start again").click()
    page.locator(".tick-board input:checked").first.wait_for(state="detached")
    expect(page.locator("#box-sx_stiff")).not_to_be_checked()  # a busy server may have the page drawn twice
    page.screenshot(path=artefact("journey-start-again.png"))


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


def test_the_sheet_comes_as_a_pdf(visitor):
    page = visitor()
    tick(page, "loc_shoulder", "sx_stiff")
    show_topics(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Keep the sheet as a PDF").click()
    assert download.value.suggested_filename == "calcium-topics.pdf"
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
