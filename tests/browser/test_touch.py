"""A finger alone, from the first question to the printed sheet: no key, no mouse, and nothing too small to hit."""

import pytest

SIZES = {"phone": (390, 844), "large screen": (1080, 1920)}
FINGER = 44
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; Mobile) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
)
"""By its name Streamlit knows that it closes its menu once a page was chosen there."""
WATCH = """
window.print = () => (top.prints ??= []).push(document.title)
top.others ??= []
for (const kind of ["keydown", "pointerdown"])
  addEventListener(kind, (event) => event.pointerType !== "touch" && top.others.push(kind), true)
"""


class Finger:
    """Touches what it is told to, once it has seen that a finger can hit it."""

    def __init__(self, page) -> None:
        self.page = page

    def touch(self, part) -> None:
        part.scroll_into_view_if_needed()
        box = part.bounding_box()
        assert box["height"] >= FINGER, f"{part} is {box['height']:.0f} pixels high"
        part.tap()

    def button(self, name: str) -> None:
        self.touch(self.page.get_by_role("button", name=name).locator("visible=true").first)

    def row(self, id: str) -> None:
        self.touch(self.page.locator(".tick-row").filter(has=self.page.locator(f'[id="box-{id}"]')))

    def turn_to(self, name: str) -> None:
        """Go to another page by the head or the foot of this one."""
        self.page.get_by_role("link", name=name, exact=True).locator("visible=true").first.tap()

    def is_on(self, id: str) -> bool:
        return self.page.locator(f'[id="box-{id}"]').is_checked()

    def sees_question(self, name: str) -> None:
        self.page.locator(".question.now").get_by_role("heading", name=name, exact=True).wait_for()

    def sees_page(self, name: str) -> None:
        self.page.get_by_role("heading", level=1, name=name, exact=True).wait_for()


@pytest.fixture(params=SIZES)
def finger(browser, server, request):
    width, height = SIZES[request.param]
    viewport = {"width": width, "height": height}
    as_phone = {"has_touch": True, "is_mobile": True, "user_agent": PHONE}
    context = browser.new_context(viewport=viewport, bypass_csp=True, **as_phone)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(server)
    page.locator(".tick-board[data-ready]").wait_for()
    yield Finger(page)
    assert page.evaluate("top.others") == [], "no key and no mouse had a part in this"
    context.close()


def answer(finger) -> None:
    """Go through the four questions one by one, with a step back and a change of mind on the way."""
    page = finger.page
    finger.sees_question("1. Warning signs")
    finger.row("rf_chest_pain")
    page.locator(".help-strip.is-ticked").wait_for()
    finger.button("Continue")
    finger.sees_question("2. Places")
    assert page.locator(".ticked-cards .care-card.emergency").is_visible()
    page.locator('.region[data-tick="loc_shoulder"][data-main] > *').first.tap()
    assert finger.is_on("loc_shoulder"), "the box follows the picture"
    finger.button("Continue")
    finger.sees_question("3. Symptoms")
    finger.row("sx_stiff")
    finger.row("unsure:symptom")
    assert finger.is_on("sx_stiff"), "sure of one, and not of others"
    finger.button("Back")
    finger.sees_question("2. Places")
    assert finger.is_on("loc_shoulder"), "Back keeps what was ticked"
    finger.button("Continue")
    finger.button("Continue")
    finger.sees_question("4. Background")
    finger.row("bg_diabetes")
    finger.row("none:background")
    assert finger.is_on("bg_diabetes"), "nothing is lost before it is asked"
    finger.button("Take it away")
    assert not finger.is_on("bg_diabetes")
    finger.button("Continue")


def check_and_show(finger) -> None:
    """Look at what was ticked, go back to one question from there, and ask for the topics."""
    finger.sees_question("What you ticked")
    assert finger.page.locator(".ticked-list").get_by_text("Shoulder", exact=True).is_visible()
    finger.button("Change: 3. Symptoms")
    finger.sees_question("3. Symptoms")
    for name in ("Continue", "Continue", "Show my topics"):
        finger.button(name)
    finger.sees_page("Topics that match what you ticked")


def read(finger) -> None:
    """Open a topic, and a word on it where it stands."""
    finger.touch(finger.page.get_by_role("link", name="Read: Calcium in a tendon"))
    finger.sees_page("Calcium in a tendon")
    word = finger.page.locator(".summary .term > summary")
    word.tap()
    assert finger.page.locator(".summary .meaning").is_visible()
    assert word.bounding_box()["height"] >= 24
    finger.touch(finger.page.get_by_role("link", name="Back to my topics").first)
    finger.sees_page("Topics that match what you ticked")


def test_a_finger_alone_goes_through_the_questions_reads_and_takes_a_sheet(finger):
    page = finger.page
    if page.locator(".tick-board").get_attribute("data-flow") == "page":
        finger.button("Show one question at a time")
    answer(finger)
    check_and_show(finger)
    read(finger)
    finger.touch(page.get_by_role("link", name="Change: 2. Places"))
    page.locator(".tick-board[data-ready]").wait_for()
    assert finger.is_on("loc_shoulder")
    assert finger.is_on("sx_stiff")
    finger.turn_to("My topics")
    page.locator(".st-key-take-away img").wait_for()
    finger.button("Print the sheet")
    page.wait_for_function("window.prints?.length === 1")
    finger.turn_to("Find topics")
    page.locator(".tick-board[data-ready]").wait_for()
    finger.button("Show all questions on one page")
    finger.button("3. Symptoms")
    finger.row("sx_weak")
    assert finger.is_on("sx_weak")
