"""A lesson in a real Chromium: a projector, learners' devices, keys, focus, sizes, and what a checker finds."""

import pytest
from playwright.sync_api import expect

from tests.browser.checker import faults_in_all_looks
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
    """opened("/class", width, height, tally="true") opens a page of a class's site in a window of its own."""

    def window(path: str, width: int = 1366, height: int = 768, **settings: str):
        return drawn(blank(width, height, **KIND), servers(mode="classroom", **settings) + path)

    return window


@pytest.fixture
def looked_at(seat, servers):
    """The same, for tests that only look."""
    return lambda path, width=1366, height=768: drawn(seat(width, height, **KIND), servers(mode="classroom") + path)


def press(page, words: str) -> None:
    still(page)
    page.get_by_role("button", name=words).click()
    page.wait_for_timeout(200)
    still(page)


def heading(page, words: str):
    found = page.get_by_role("heading", level=2, name=words)
    found.wait_for()
    return found


def test_a_learner_expects_and_sees_where_the_table_differs(opened, artefact):
    page = opened(CASE, 390, 844)
    press(page, "Crystals in joints")
    press(page, "Calcium in a tendon")
    press(page, "The emergency card")
    page.screenshot(path=artefact("class-expect.png"))
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    press(page, "Show what I expected")
    heading(page, "Step 2 of 4: what you expected")
    press(page, "Show what the table does")
    heading(page, "Step 3 of 4: what the table shows")
    page.screenshot(path=artefact("class-table.png"))
    expect(page.locator(".st-key-lesson-step h4")).to_have_count(3)
    groups = page.locator(".st-key-lesson-step h4").all_inner_texts()
    assert [words.split("\n")[-1].strip(" ✓–+") for words in groups] == [
        "You and the table",
        "Only you",
        "Only the table",
    ]
    press(page, "Show what the teacher expected")
    heading(page, "The teacher’s note")
    press(page, "Hide the answer")
    heading(page, "Step 1 of 4: the story")
    chosen = page.locator(".st-key-expected button[aria-pressed=true]").all_inner_texts()
    assert chosen == ["Calcium in a tendon", "Crystals in joints", "The emergency card"]


def test_what_is_chosen_is_not_sent_until_the_next_step(opened):
    page = opened(CASE)
    sent: list[object] = []

    def note(frame: object) -> None:  # the driver takes no method of a built-in type
        sent.append(frame)

    page.on("websocket", lambda socket: socket.on("framesent", note))
    page.reload()
    page.locator(".st-key-expected").wait_for()
    still(page)
    page.wait_for_timeout(500)
    before = len(sent)
    for words in ("Calcium in a tendon", "Crystals in joints", "The urgent card"):
        page.get_by_role("button", name=words).click()
    page.wait_for_timeout(400)
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
    press(page, "Calcium in a tendon")
    press(page, "Start again")
    expect(page.locator(".st-key-expected button[aria-pressed=true]")).to_have_count(0)
    press(page, "Crystals in joints")
    press(page, "Show what I expected")
    heading(page, "Step 2 of 4: what you expected")
    expect(page.get_by_text("Calcium in a tendon")).to_have_count(0)


def test_a_clicker_turns_the_steps_on_the_projector(opened, artefact):
    page = opened(f"{CASE}&mode=projector", 1920, 1080)
    page.screenshot(path=artefact("class-projector.png"))
    for key, words in (
        ("PageDown", "Step 2 of 3: what the table shows"),
        (" ", "Step 3 of 3: what the teacher expected"),
        ("PageUp", "Step 2 of 3: what the table shows"),
        ("b", "Step 1 of 3: the story"),
    ):
        page.keyboard.press(key)
        heading(page, words)
        page.locator("h2:focus", has_text=words).wait_for()
        still(page)


def test_the_space_bar_does_not_skip_a_step_where_it_is_needed_itself(opened):
    page = opened(f"{CASE}&mode=projector&step=table", 1920, 1080)
    page.locator("details.row summary").first.focus()
    page.keyboard.press(" ")
    page.wait_for_timeout(300)
    still(page)
    heading(page, "Step 2 of 3: what the table shows")
    assert page.locator("details.row[open]").count() == 1


@pytest.mark.parametrize("path", ["", "?case=hot-knee", "?case=hot-knee&step=table", "?case=hot-knee&step=teacher"])
def test_everything_on_the_projector_can_be_read_from_the_last_row(looked_at, path: str):
    page = looked_at(f"/class{path}{'&' if path else '?'}mode=projector", 1920, 1080)
    assert page.evaluate(TOO_SMALL, 28) == []
    assert not page.locator("[data-testid=stHeader]").is_visible(), "no way to a visitor's own ticks"


def test_a_quiz_question_on_the_projector_fits_and_is_told(opened, artefact):
    page = opened("/class?quiz=3&mode=projector", 1920, 1080)
    assert page.evaluate(TOO_SMALL, 28) == []
    assert not page.get_by_role("radio").count()
    page.keyboard.press("PageDown")
    page.get_by_text("Why could someone choose one of the others?").wait_for()
    page.screenshot(path=artefact("class-quiz-projector.png"))


def test_a_teacher_counts_what_three_times_two_learners_expect(opened, artefact):
    site = {"tally": "true", "address": "https://topics.example.org"}
    teacher = opened(f"{CASE}&mode=projector", 1920, 1080, **site)
    assert teacher.get_by_role("img", name="QR code that opens this case").is_visible()
    press(teacher, "Count what this class expects")
    teacher.wait_for_function("location.search.includes('tally=')")
    code = teacher.evaluate("new URLSearchParams(location.search).get('tally')")
    teacher.get_by_text(f"https://topics.example.org/class?case=hot-knee&tally={code}").wait_for()
    teacher.keyboard.press("PageDown")
    teacher.get_by_text("Counts are shown from 5 votes.").wait_for()
    for _ in range(6):
        learner = opened(f"{CASE}&tally={code}", 390, 844, **site)
        press(learner, "Crystals in joints")
        press(learner, "Show what I expected")
        learner.get_by_text("Your choice was counted for the class.").wait_for()
    teacher.get_by_text("6 of 6").wait_for(timeout=10_000)
    teacher.screenshot(path=artefact("class-counts.png"))
    teacher.keyboard.press("PageUp")
    heading(teacher, "Step 1 of 4: the story")
    press(teacher, "Close and forget the counts")
    heading(teacher, "Step 1 of 3: the story")
    late = opened(f"{CASE}&tally={code}", 390, 844, **site)
    late.get_by_text("This count is not open here.").wait_for()


PLACES = (
    "/class",
    CASE,
    f"{CASE}&step=yours",
    f"{CASE}&step=table",
    f"{CASE}&step=teacher",
    f"{CASE}&step=change",
    "/class?quiz=3",
    "/class?quiz=3&step=why",
    f"{CASE}&mode=projector",
    f"{CASE}&mode=projector&step=table",
)


@pytest.mark.parametrize("path", PLACES)
def test_a_checker_finds_no_fault_in_any_look(looked_at, path: str):
    assert faults_in_all_looks(looked_at(path)) == {}


def test_everything_to_press_is_as_big_as_a_finger(looked_at):
    page = looked_at(CASE, 390, 844)
    low = page.locator(".st-key-expected button, .st-key-lesson-buttons button").evaluate_all(
        "all => all.filter(it => it.getBoundingClientRect().height < 44).map(it => it.textContent)"
    )
    assert low == []
    page = looked_at("/class?quiz=3", 390, 844)
    rows = page.locator("[data-testid=stRadio] [role=radiogroup] label").evaluate_all(
        "all => all.map(it => it.getBoundingClientRect().height)"
    )
    assert rows
    assert min(rows) >= 44
