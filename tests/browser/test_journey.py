"""One visitor from the first page to the last, in a real Chromium."""

from pathlib import Path

from tests.browser.conftest import still


def tick(page, *ids: str) -> None:
    """Tick boxes on the board, and wait until Python has confirmed them."""
    board = page.locator(".tick-board[data-ready]")
    board.wait_for()
    before = int(board.get_attribute("data-confirmed") or 0)
    for id in ids:
        page.locator(f"#box-{id}").check()
    page.locator(f'.tick-board[data-confirmed="{before + len(ids)}"]').wait_for()


def show_topics(page) -> None:
    page.get_by_role("button", name="Show my topics").locator("visible=true").first.click()
    page.get_by_role("heading", level=1, name="Topics that match what you ticked").wait_for()


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
    page.locator(".tick-board[data-ready] #box-sx_stiff").wait_for()
    page.screenshot(path=artefact("journey-start-again.png"))


def test_ticks_never_stand_in_an_address_or_in_the_browsers_storage(visitor):
    page = visitor()
    tick(page, "sx_stiff", "loc_shoulder")
    show_topics(page)
    assert not [address for address in [page.url, *page.asked] if "stiff" in address or "shoulder" in address]
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state])")
    assert "stiff" not in stored
    assert "shoulder" not in stored


def test_an_unknown_topic_gives_a_calm_page(visitor):
    page = visitor(path="/topics?topic=../../etc/passwd")
    assert page.get_by_text("There is no topic at this address.").is_visible()
    page.get_by_role("link", name="Calcium in a tendon").wait_for()


def test_a_reader_goes_from_a_topic_to_a_test_and_back_and_keeps_the_ticks(visitor):
    page = visitor()
    tick(page, "loc_shoulder", "sx_stiff")
    page.locator(".found").get_by_role("link", name="Calcium in a tendon").click()
    page.get_by_text("Tests, treatments and care for this topic").click()
    page.get_by_role("link", name="X-ray").first.click()
    page.get_by_role("heading", level=1, name="X-ray").wait_for()
    assert "card=test-xray" in page.url
    page.get_by_role("link", name="Calcium in a tendon").first.click()
    page.get_by_role("heading", level=1, name="Calcium in a tendon").wait_for()
    page.get_by_text("Why am I seeing this?").wait_for()


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


def test_the_sheet_comes_as_a_pdf_and_its_page_prints_only_the_sheet(visitor):
    page = visitor()
    tick(page, "loc_shoulder", "sx_stiff")
    show_topics(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Keep the sheet as a PDF").click()
    assert download.value.suggested_filename == "calcium-topics.pdf"
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
    page.get_by_role("button", name="Print the sheet").click()
    page.frame_locator(".print-sheet iframe").locator("svg").wait_for()
