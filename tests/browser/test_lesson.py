"""One lesson as a class holds it: a projector and three devices, from joining to printing; nothing is left of it."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, TimeoutError, expect

from tests.browser.conftest import Server, still

CASE = "A knee that changed overnight"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
TABLET = {"viewport": {"width": 820, "height": 1180}, "has_touch": True, "is_mobile": True}
LAPTOP = {"viewport": {"width": 1366, "height": 768}}
PROJECTOR = {"viewport": {"width": 1920, "height": 1080}}
PATIENCE = 30_000
"""Milliseconds; four windows and a server share this machine with whatever else runs on it."""
EXPECTED = {
    "phone": ("Crystals in joints", "The urgent card"),
    "tablet": ("Calcium in a tendon", "Crystals in joints", "The emergency card"),
    "laptop": (
        "When to get help",
        "Hot and sore: flare or infection?",
        "Crystals in joints",
        "Calcium in the skin",
        "The urgent card",
    ),
}
"""What each learner predicts."""
FRONT = {"When to get help", "Hot and sore: flare or infection?", "Crystals in joints"}
SHOWN = {
    "the table": {*FRONT, "Cause: getting older", "What calcification is", "Getting ready for a visit"},
    "the teacher": {*FRONT, "Cause: getting older"},
}
"""The pages that they name for this case, in front or behind."""
CARDS = {
    "phone": lambda they: [f"You and {they}: The urgent card"],
    "tablet": lambda they: ["Only you: The emergency card", f"Only {they}: The urgent card"],
    "laptop": lambda they: [f"You and {they}: The urgent card"],
}
TOO_FEW = "Counts are shown from 5 votes. There are fewer so far."
SOUND = "Broken promises: 0. Pages shown otherwise: 0. Broken cases: 0."


class School(Server):
    """A server whose site knows the address at which the devices in the room reach it, and counts what they expect."""

    def __init__(self, settings: Path) -> None:
        self.settings = settings
        super().__init__(settings)

    def start(self) -> None:
        lines = {"mode": "classroom", "tally": "true", "address": self.address}
        self.settings.write_text("".join(f'{name}: "{value}"\n' for name, value in lines.items()), encoding="utf-8")
        super().start()


@pytest.fixture
def school(tmp_path) -> Iterator[str]:
    running = School(tmp_path / "site.yaml")
    yield running.address
    running.kill()


class Device:
    """One window of one person. Who has no mouse taps."""

    def __init__(self, browser: Browser, name: str, kind: dict, artefact: Callable[[str], str]) -> None:
        self.name, self.touch, self.artefact = name, kind.get("has_touch", False), artefact
        self.page: Page = browser.new_context(**kind).new_page()
        self.page.set_default_timeout(PATIENCE)

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.page.get_by_role("heading", level=1).first.wait_for()

    def press(self, what: Locator) -> None:
        still(self.page)
        what.tap() if self.touch else what.click()

    def button(self, words: str) -> None:
        self.press(self.page.get_by_role("button", name=words, exact=True))

    def link(self, words: str) -> None:
        self.press(self.page.get_by_test_id("stMain").get_by_role("link", name=words, exact=True))

    def opens(self, box: Locator) -> None:
        """Open a list; who was quicker than the page, which draws it anew, opens it again."""
        for _ in range(5):
            self.press(box)
            with suppress(TimeoutError):
                self.page.get_by_role("option").first.wait_for(timeout=2_000)
                return

    def choose(self, field: str, option: str) -> None:
        self.opens(self.page.get_by_role("combobox", name=field))
        self.press(self.page.get_by_role("option", name=option, exact=True))

    def sees(self, *words: str) -> None:
        for sentence in words:
            expect(self.page.get_by_text(sentence).first).to_be_visible(timeout=PATIENCE)

    def is_at(self, words: str) -> None:
        expect(self.page.get_by_role("heading", level=2, name=words)).to_be_visible(timeout=PATIENCE)

    def chosen(self) -> list[str]:
        return self.page.locator(".st-key-expected button[aria-pressed=true]").all_inner_texts()

    def picture(self, name: str) -> None:
        """Keep the whole page, for people to look at."""
        size = self.page.viewport_size
        still(self.page)
        height = self.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        self.page.set_viewport_size({**size, "height": max(size["height"], height + 40)})
        self.page.screenshot(path=self.artefact(f"lesson-{name}-{self.name}.png"))
        self.page.set_viewport_size(size)


@pytest.fixture
def device(browser, artefact) -> Iterator[Callable[..., Device]]:
    """Hand out devices, and put them away after the lesson."""
    devices = []

    def handed_out(name: str, kind: dict) -> Device:
        devices.append(Device(browser, name, kind, artefact))
        return devices[-1]

    yield handed_out
    for each in devices:
        each.page.context.close()


def scanned(page: Page) -> str:
    """What a phone's camera reads off the screen as it stands."""
    with Image.open(io.BytesIO(page.screenshot())) as picture:
        return "".join(code.text for code in zxingcpp.read_barcodes(picture.convert("L")))


def predict(learner: Device, *words: str) -> None:
    for each in words:
        learner.button(each)
        expect(learner.page.get_by_role("button", name=each, exact=True)).to_have_attribute("aria-pressed", "true")


def compared(learner: Device) -> dict[str, set[str]]:
    """The pages under each heading of a comparison; a heading without its sign."""
    parts = learner.page.locator(".st-key-lesson-step h4").evaluate_all(
        "all => all.map(it => [it.lastChild.textContent.trim(), "
        "[...it.nextElementSibling.querySelectorAll(':scope > li > strong')].map(it => it.textContent)])"
    )
    return {title: set(pages) for title, pages in parts}


def cards(learner: Device) -> list[str]:
    return [" ".join(line.split()[1:]) for line in learner.page.locator(".st-key-lesson-step .met").all_inner_texts()]


def words_of(pdf: Path) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pages)


# The acts of the lesson


def all_join(teacher: Device, learners: Sequence[Device], school: str) -> str:
    """The teacher opens the case and the count; one scans the code, the others type what the screen shows."""
    teacher.open(f"{school}/class?mode=projector")
    teacher.link(CASE)
    teacher.is_at("Step 1 of 3: the story")
    teacher.button("Count what this class expects")
    teacher.is_at("Step 1 of 4: the story")
    expect(teacher.page.locator(".st-key-join code")).to_contain_text("tally=")
    teacher.picture("1-join")
    address = teacher.page.locator(".st-key-join code").inner_text()
    assert re.fullmatch(rf"{school}/class\?case=hot-knee&tally=[a-z]{{5}}", address)
    teacher.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    code = scanned(teacher.page)
    assert code == address, "the code is in sight on the first screen, and holds what can be typed"
    for learner, way in zip(learners, (code, address, address), strict=True):
        learner.open(way)
        expect(learner.page.get_by_role("heading", level=1)).to_have_text(CASE)
        learner.sees("it is counted for the class, once and without a name")
        assert learner.chosen() == []
    return address


def all_predict(teacher: Device, learners: Sequence[Device]) -> None:
    """Each expects something else. Three votes are too few to show anything of them."""
    for learner in learners:
        predict(learner, *EXPECTED[learner.name])
        learner.picture("2-choose")
        learner.button("Show what I expected")
        learner.is_at("Step 2 of 4: what you expected")
        learner.sees(*EXPECTED[learner.name], "Your choice was counted for the class.", TOO_FEW)
        learner.picture("2-expected")
    teacher.page.keyboard.press("PageDown")
    teacher.is_at("Step 2 of 4: what the class expects")
    teacher.sees(TOO_FEW)
    teacher.picture("2-too-few")
    assert not any(each.page.locator(".counts").count() for each in (teacher, *learners))


def all_compare(teacher: Device, learners: Sequence[Device]) -> None:
    """The teacher turns to the table and then to the own list; learners follow, each with the own difference."""
    for step, words, button, they in (
        ("3", "what the table shows", "Show what the table does", "the table"),
        ("4", "what the teacher expected", "Show what the teacher expected", "the teacher"),
    ):
        teacher.page.keyboard.press("PageDown")
        teacher.is_at(f"Step {step} of 4: {words}")
        teacher.picture(f"{step}-shown")
        assert not teacher.page.get_by_text("Only you").count(), "nobody is compared on the shared screen"
        for learner in learners:
            learner.button(button)
            learner.is_at(f"Step {step} of 4: {words}")
            expect(learner.page.locator("h4", has_text=f"Only {they}")).to_be_visible(timeout=PATIENCE)
            learner.picture(f"{step}-shown")
            met, own = compared(learner), {each for each in EXPECTED[learner.name] if " card" not in each}
            assert met[f"You and {they}"] == own & SHOWN[they]
            assert met["Only you"] == own - SHOWN[they]
            assert met[f"Only {they}"] == SHOWN[they] - own
            assert cards(learner) == CARDS[learner.name](they)


def one_changes_a_tick(learner: Device) -> None:
    learner.link("Change one tick in this case")
    learner.is_at("Change one tick")
    learner.opens(learner.page.get_by_role("combobox"))
    learner.page.screenshot(path=learner.artefact("lesson-5-choices-phone.png"))
    learner.press(learner.page.get_by_role("option", name="Take away: “A hot, swollen joint”"))
    learner.sees("This card closes", "Moves from the front to behind", "Goes away")
    gone = learner.page.locator("h3:has-text('Goes away') + ul")
    expect(gone).to_contain_text("When to get help")
    expect(gone).to_contain_text("Row help-01: “A hot, swollen joint”")
    learner.picture("5-changed")


def one_breaks_the_table(learner: Device, others: Sequence[Device], school: str) -> None:
    """The counterexample is seen where the table is broken, and nothing of it elsewhere: in no sandbox, on no case."""
    learner.link("Back to all cases")
    learner.link("Break the table")
    learner.sees(SOUND)
    learner.button("Delete this row")
    learner.sees("Broken promises: 2. Pages shown otherwise: 2.", "With nothing ticked no topic is shown at all.")
    learner.picture("6-broken")
    for other in others:
        other.open(f"{school}/sandbox")
        other.sees(SOUND, "None. All 38 cases say what their teacher expects.")
        other.open(f"{school}/class?case=hot-knee&step=table")
        other.sees("Row everyone-01: for everyone")


def one_mends_an_exercise(learner: Device, school: str) -> None:
    learner.open(f"{school}/sandbox")
    learner.press(learner.page.get_by_text("Exercise: Rows that say nothing"))
    learner.sees("Not mended yet.")
    learner.picture("7-exercise")
    name = learner.page.get_by_label("Name of the row, such as")
    for row in ("tendon-04", "lumps-03"):
        learner.choose("Which row", row)
        expect(name.first).to_have_value(row, timeout=PATIENCE)
        learner.button("Delete this row")
        expect(learner.page.get_by_role("cell", name=row)).to_have_count(0, timeout=PATIENCE)
        expect(name.first).to_have_value("everyone-01", timeout=PATIENCE)
    learner.sees("Mended.", "Every promise is proved")
    learner.picture("7-mended")


def one_prints(learner: Device, address: str) -> None:
    """The worksheets come as a PDF; and a page itself goes to paper without its buttons."""
    learner.open(address.partition("?")[0])
    with learner.page.expect_download() as waiting:
        learner.button("Worksheets (PDF)")
    words = words_of(waiting.value.path())
    assert CASE in words
    assert "For learning only." in words
    learner.open(f"{address}&step=teacher")
    learner.is_at("Step 4 of 4")
    learner.page.emulate_media(media="print")
    expect(learner.page.locator(".st-key-lesson-buttons")).to_be_hidden()
    learner.picture("8-printed")
    learner.page.emulate_media(media="screen")


def nothing_is_left(teacher: Device, learners: Sequence[Device], address: str) -> None:
    """The teacher closes the counts, everybody loads their page anew, and no device holds anything."""
    for _ in range(3):
        teacher.page.keyboard.press("PageUp")
        teacher.page.wait_for_timeout(100)
        still(teacher.page)
    teacher.is_at("Step 1 of 4: the story")
    teacher.button("Close and forget the counts")
    teacher.is_at("Step 1 of 3: the story")
    phone, tablet, laptop = learners
    for each in (tablet, laptop):
        each.page.reload()
        each.sees(SOUND)
        assert not each.page.get_by_text("Mended.").count()
    phone.open(address)
    phone.page.reload()
    phone.sees("This count is not open here.")
    assert phone.chosen() == []
    phone.button("Show what I expected")
    phone.sees("You chose nothing.", "Your choice was not counted.")
    for each in (teacher, *learners):
        assert each.page.context.cookies() == []
        assert each.page.evaluate("[localStorage.length, document.cookie]") == [0, ""]


def test_a_lesson_from_joining_to_printing_of_which_nothing_is_left(school, device):
    teacher = device("projector", PROJECTOR)
    learners = phone, tablet, laptop = device("phone", PHONE), device("tablet", TABLET), device("laptop", LAPTOP)
    address = all_join(teacher, learners, school)
    all_predict(teacher, learners)
    all_compare(teacher, learners)
    one_changes_a_tick(phone)
    one_breaks_the_table(laptop, (phone, tablet), school)
    teacher.sees("Step 4 of 4: what the teacher expected", "Cause: getting older")
    one_mends_an_exercise(tablet, school)
    one_prints(phone, address)
    nothing_is_left(teacher, learners, address)
