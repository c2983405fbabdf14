"""A lesson in a real Chromium: what is sent, the address, keys, focus and sizes, on a device and on a projector."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import drawn, still

CASE = "/class?case=hot-knee"
KIND = {"bypass_csp": True, "reduced_motion": "reduce"}
TOO_SMALL = """least => {
  const found = new Set(), words = document.createTreeWalker(document.querySelector(".stApp"), NodeFilter.SHOW_TEXT)
  while (words.nextNode()) {
    const place = words.currentNode.parentElement
    if (!words.currentNode.textContent.trim() || !place.offsetParent) continue
    if (place.closest("style, script, .unseen, .numbers, .st-key-look")) continue  // source numbers; the frame's button
    if (parseFloat(getComputedStyle(place).fontSize) < least) found.add(words.currentNode.textContent)
  }
  return [...found]
}"""


@pytest.fixture
def opened(blank, servers):
    """opened("/class", width, height) opens a page of a class's site in a window of its own."""
    return lambda path, width=1366, height=768: drawn(blank(width, height, **KIND), servers(mode="classroom") + path)


@pytest.fixture
def looked_at(seat, servers):
    """The same, for tests that only look."""
    return lambda path, width=1366, height=768: drawn(seat(width, height, **KIND), servers(mode="classroom") + path)


def press(page, words: str) -> None:
    still(page)
    page.get_by_role("button", name=words).click()


def heading(page, words: str):
    found = page.get_by_role("heading", level=2, name=words)
    found.wait_for()
    return found


def test_what_is_chosen_is_not_sent_until_the_next_step(opened):
    page = opened(CASE)
    sent: list[object] = []

    def note(frame: object) -> None:  # the driver takes no method of a built-in type
        sent.append(frame)

    page.on("websocket", lambda socket: socket.on("framesent", note))
    page.reload()
    page.locator(".st-key-expected").wait_for()
    still(page)
    before = len(sent)
    for words in ("Calcium in a tendon", "Crystals in joints", "The urgent card"):
        page.get_by_role("button", name=words).click()
        page.locator(".st-key-expected button[aria-pressed=true]", has_text=words).wait_for()
    assert len(sent) == before
    press(page, "Show what I expected")
    heading(page, "Step 2 of 4: what you expected")
    assert len(sent) > before
    page.get_by_text("The urgent card").first.wait_for()


def test_a_new_step_has_the_focus_on_its_heading_and_in_sight(opened):
    page = opened(CASE)
    press(page, "Show what I expected")
    step = heading(page, "Step 2 of 4")
    page.locator("h2:focus", has_text="Step 2 of 4").wait_for()
    assert 0 <= step.bounding_box()["y"] < 500
    press(page, "Show what the table does")
    page.locator("h2:focus", has_text="Step 3 of 4").wait_for()
    assert 0 <= heading(page, "Step 3 of 4").bounding_box()["y"] < 150, "a long step starts at the top"


def test_a_link_on_the_page_and_the_back_button_of_the_browser_keep_the_address_true(opened):
    page = opened("/class?case=sore-shoulder&step=teacher")
    page.get_by_role("link", name="Change one tick in this case").click()
    heading(page, "Change one tick")
    page.wait_for_function("location.search.includes('step=change')")
    still(page)
    page.get_by_role("combobox").click()
    page.keyboard.press("Enter")
    page.get_by_text("Comes to the front").wait_for()
    heading(page, "Change one tick")
    page.go_back()
    heading(page, "Step 4 of 4")


def test_starting_again_lets_go_of_every_choice_on_the_screen(opened):
    page = opened(CASE)
    chosen = page.locator(".st-key-expected button[aria-pressed=true]")
    press(page, "Calcium in a tendon")
    expect(chosen).to_have_count(1)
    press(page, "Start again")
    expect(chosen).to_have_count(0)
    press(page, "Crystals in joints")
    expect(chosen).to_have_count(1)
    press(page, "Show what I expected")
    heading(page, "Step 2 of 4: what you expected")
    expect(page.get_by_text("Calcium in a tendon")).to_have_count(0)


def test_a_clicker_turns_the_steps_on_the_projector_and_the_space_bar_opens_a_row_where_that_is_meant(opened):
    page = opened(f"{CASE}&mode=projector", 1920, 1080)
    for key, words in (
        ("PageDown", "Step 2 of 3: what the table shows"),
        (" ", "Step 3 of 3: what the teacher expected"),
        ("b", "Step 1 of 3: the story"),
        (" ", "Step 2 of 3: what the table shows"),
    ):
        page.keyboard.press(key)
        heading(page, words)
        page.locator("h2:focus", has_text=words).wait_for()
        still(page)
    page.locator("details.row summary").first.focus()
    page.keyboard.press(" ")
    page.locator("details.row[open]").wait_for()
    still(page)
    heading(page, words)


def test_everything_on_the_projector_can_be_read_from_the_last_row(looked_at):
    for path in ("/class?", f"{CASE}&", f"{CASE}&step=table&", f"{CASE}&step=teacher&"):
        page = looked_at(f"{path}mode=projector", 1920, 1080)
        assert page.evaluate(TOO_SMALL, 28) == [], path
        assert not page.locator(".head, .foot").locator("visible=true").count(), "no way to a visitor's own ticks"


def test_a_quiz_question_on_the_projector_fits_and_is_told(opened):
    page = opened("/class?quiz=3&mode=projector", 1920, 1080)
    assert page.evaluate(TOO_SMALL, 28) == []
    assert not page.get_by_role("radio").count()
    page.keyboard.press("PageDown")
    page.get_by_text("Why could someone choose one of the others?").wait_for()


def test_everything_to_press_is_as_big_as_a_finger(looked_at):
    for path, parts in (
        (CASE, ".st-key-expected button, .st-key-lesson-buttons button"),
        ("/class?quiz=3", "[data-testid=stRadio] [role=radiogroup] label"),
    ):
        boxes = [part.bounding_box() for part in looked_at(path, 390, 844).locator(parts).all()]
        assert boxes
        assert min(box["height"] for box in boxes) >= 44
