"""One lesson as a class holds it: a projector and three devices, from joining to printing; nothing is left of it."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import still

CASE = "A knee that changed overnight"
TOUCHED = {"has_touch": True, "is_mobile": True}
PROJECTOR = {"viewport": {"width": 1920, "height": 1080}}
KINDS = {
    "phone": {"viewport": {"width": 390, "height": 844}} | TOUCHED,
    "tablet": {"viewport": {"width": 820, "height": 1180}} | TOUCHED,
    "laptop": {"viewport": {"width": 1366, "height": 768}},
}
EXPECTED = {
    "phone": ("Crystals in joints", "The urgent card"),
    "tablet": ("Calcium in a tendon", "Crystals in joints", "The emergency card"),
    "laptop": ("When to get help", "Crystals in joints", "Calcium in the skin", "The urgent card"),
}
"""What each learner predicts."""
ALONE = {"phone": [], "tablet": ["Calcium in a tendon"], "laptop": ["Calcium in the skin"]}
"""What neither the table nor the teacher names for this case."""
CARDS = {
    "phone": ["You and {}: The urgent card"],
    "tablet": ["Only you: The emergency card", "Only {}: The urgent card"],
    "laptop": ["You and {}: The urgent card"],
}
PUBLIC = "https://topics.example.org"
"""Where the devices in the room would reach the server."""
TOO_FEW = "Counts are shown from 5 votes. There are fewer so far."
COMPARED = """all => Object.fromEntries(all.map((it) => [it.lastChild.textContent.trim(),
  [...it.nextElementSibling.querySelectorAll(":scope > li > strong")].map((it) => it.textContent)]))"""


@pytest.fixture
def school(servers) -> str:
    return servers(mode="classroom", tally="true", address=PUBLIC)


class Device:
    """One window of one person. Who has no mouse taps."""

    def __init__(self, browser: Browser, name: str, kind: dict) -> None:
        self.name, self.touch = name, kind.get("has_touch", False)
        self.page: Page = browser.new_context(**kind).new_page()

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.page.get_by_role("heading", level=1).first.wait_for()

    def press(self, *words: str) -> None:
        for each in words:
            still(self.page)
            button = self.page.get_by_role("button", name=each, exact=True)
            button.tap() if self.touch else button.click()

    def predict(self, *words: str) -> None:
        for each in words:
            self.press(each)
            button = self.page.get_by_role("button", name=each, exact=True)
            expect(button).to_have_attribute("aria-pressed", "true")
        self.press("Show what I expected")

    def sees(self, *words: str) -> None:
        for sentence in words:
            self.page.get_by_text(sentence).first.wait_for()

    def is_at(self, words: str) -> None:
        self.page.get_by_role("heading", level=2, name=words).wait_for()


@pytest.fixture
def device(browser) -> Iterator[Callable[[str, dict], Device]]:
    """Hand out devices, and put them away after the lesson."""
    devices = []

    def handed_out(name: str, kind: dict) -> Device:
        devices.append(Device(browser, name, kind))
        return devices[-1]

    yield handed_out
    for each in devices:
        each.page.context.close()


def scanned(page: Page) -> str:
    """What a phone's camera reads off the screen as it stands."""
    with Image.open(io.BytesIO(page.screenshot())) as picture:
        return "".join(code.text for code in zxingcpp.read_barcodes(picture.convert("L")))


def all_join(teacher: Device, learners: Sequence[Device], school: str) -> str:
    """The teacher opens the case and the count; one scans the code, the others type what the screen shows."""
    teacher.open(f"{school}/class?mode=projector")
    teacher.page.get_by_test_id("stMain").get_by_role("link", name=CASE, exact=True).click()
    teacher.is_at("Step 1 of 3: the story")
    teacher.press("Count what this class expects")
    teacher.is_at("Step 1 of 4: the story")
    shown = teacher.page.locator(".st-key-join code", has_text="tally=")
    address = shown.inner_text()
    assert re.fullmatch(rf"{PUBLIC}/class\?case=hot-knee&tally=[a-z]{{5}}", address)
    still(teacher.page)
    teacher.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    assert scanned(teacher.page) == address, "the code is in sight on the first screen, and holds what can be typed"
    address = address.replace(PUBLIC, school)
    for learner in learners:
        learner.open(address)
        expect(learner.page.get_by_role("heading", level=1)).to_have_text(CASE)
        learner.sees("it is counted for the class, once and without a name")
    return address


def all_predict(teacher: Device, learners: Sequence[Device]) -> None:
    """Each expects something else. Three votes are too few to show anything of them."""
    for learner in learners:
        learner.predict(*EXPECTED[learner.name])
        learner.is_at("Step 2 of 4: what you expected")
        learner.sees(*EXPECTED[learner.name], "Your choice was counted for the class.", TOO_FEW)
    teacher.page.keyboard.press("PageDown")
    teacher.is_at("Step 2 of 4: what the class expects")
    teacher.sees(TOO_FEW)
    assert not any(each.page.locator(".counts").count() for each in (teacher, *learners))


def three_more_come(teacher: Device, late: Device, address: str) -> None:
    for _ in range(3):
        late.open(address)
        late.predict("Crystals in joints")
        late.sees("Your choice was counted for the class.")
    teacher.sees("6 of 6")


def all_compare(teacher: Device, learners: Sequence[Device]) -> None:
    """The teacher turns to the table and then to the own list; learners follow, each with the own difference."""
    for step, words, button, they in (
        ("3", "what the table shows", "Show what the table does", "the table"),
        ("4", "what the teacher expected", "Show what the teacher expected", "the teacher"),
    ):
        teacher.page.keyboard.press("PageDown")
        teacher.is_at(f"Step {step} of 4: {words}")
        assert not teacher.page.get_by_text("Only you").count(), "nobody is compared on the shared screen"
        for learner in learners:
            learner.press(button)
            learner.is_at(f"Step {step} of 4: {words}")
            learner.page.locator("h4", has_text=f"Only {they}").wait_for()
            still(learner.page)
            met = learner.page.locator(".st-key-lesson-step h4").evaluate_all(COMPARED)
            assert met.get("Only you", []) == ALONE[learner.name]
            assert "Crystals in joints" in met[f"You and {they}"]
            lines = learner.page.locator(".st-key-lesson-step .met").all_inner_texts()
            assert [" ".join(line.split()[1:]) for line in lines] == [line.format(they) for line in CARDS[learner.name]]


def one_prints(learner: Device, address: str) -> None:
    """The worksheets come as a PDF; and a page itself goes to paper without its buttons."""
    learner.page.emulate_media(media="print")
    expect(learner.page.locator(".st-key-lesson-buttons")).to_be_hidden()
    learner.page.emulate_media(media="screen")
    learner.open(address.partition("?")[0])
    with learner.page.expect_download() as waiting:
        learner.press("Worksheets (PDF)")
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF-")


def nothing_is_left(teacher: Device, learners: Sequence[Device], address: str) -> None:
    """The teacher closes the counts, and who opens the address again finds a case that nobody has answered."""
    for step in (3, 2, 1):
        teacher.page.keyboard.press("PageUp")
        teacher.is_at(f"Step {step} of 4")
        still(teacher.page)
    teacher.press("Close and forget the counts")
    teacher.is_at("Step 1 of 3: the story")
    for learner in learners:
        learner.open(address)
        learner.sees("This count is not open here.")
        assert learner.page.locator(".st-key-expected button[aria-pressed=true]").count() == 0
        learner.press("Show what I expected")
        learner.sees("You chose nothing.", "Your choice was not counted.")
    for each in (teacher, *learners):
        assert each.page.context.cookies() == []
        assert each.page.evaluate("[localStorage.length, document.cookie]") == [0, ""]


def test_a_lesson_from_joining_to_printing_of_which_nothing_is_left(school, device):
    teacher = device("projector", PROJECTOR)
    learners = [device(name, kind) for name, kind in KINDS.items()]
    address = all_join(teacher, learners, school)
    all_predict(teacher, learners)
    three_more_come(teacher, device("late", KINDS["laptop"]), address)
    all_compare(teacher, learners)
    one_prints(learners[0], address)
    nothing_is_left(teacher, learners, address)
