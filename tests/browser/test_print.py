"""A page on paper, by the browser's own print: help first, nothing over anything else, nothing to be touched."""

import pypdfium2
import pytest

from tests.browser.checker import wear
from tests.browser.conftest import still
from tests.browser.test_journey import show_topics, tick

PAPERS = ("A4", "Letter")
NEVER_ON_PAPER = (
    "[data-testid=stHeader]",
    "[data-testid=stTextInput]",
    "[data-testid=stSelectbox]",
    ".tick-board .questions",
    ".contents",
    ".st-key-look",
    "button",
)
OVERLAPS = """() => {
  const shown = (part) => part.checkVisibility() && part.getBoundingClientRect().height > 1
  const parts = ".help-strip, .care-card, h1, h2, .st-key-standing-line, .page-text, .page-foot"
  const boxes = [...document.querySelectorAll(parts)]
    .filter(shown)
    .filter((part) => !part.parentElement.closest(".care-card, .page-text, .page-foot"))
    .map((part) => [part.className || part.textContent, part.getBoundingClientRect()])
    .sort(([, one], [, other]) => one.top - other.top)
  return boxes.slice(1).filter(([, box], place) => box.top < boxes[place][1].bottom - 1).map(([name]) => name)
}"""


@pytest.fixture
def ticked(visitor):
    """The page of topics after an emergency sign, a place and a symptom were ticked."""
    page = visitor()
    tick(page, "loc_shoulder", "sx_stiff", "rf_chest_pain")
    show_topics(page)
    page.locator(".st-key-take-away img").wait_for()
    still(page)
    return page


def squeezed(text: str) -> str:
    """Leave out all space: where letters stand close, a PDF does not tell whether one was between them."""
    return "".join(text.split())


def printed(page, paper: str) -> list[str]:
    """The text of each sheet of paper, squeezed."""
    sheets = pypdfium2.PdfDocument(page.pdf(format=paper))
    return [squeezed(sheet.get_textpage().get_text_range()) for sheet in sheets]


@pytest.mark.parametrize("paper", PAPERS)
def test_my_topics_take_at_most_two_pages_and_the_emergency_card_comes_first(ticked, paper: str):
    first, *others = printed(ticked, paper)
    assert len(others) <= 1
    order = ["You ticked an emergency sign.", "You ticked:", "Topics that match what you ticked", "Calcium in a tendon"]
    places = [first.index(squeezed(words)) for words in order]
    assert places == sorted(places)
    whole = "".join([first, *others])
    assert squeezed("Questions to ask a doctor") in whole
    assert "Change:" not in whole
    assert squeezed("Keep the sheet") not in whole


@pytest.mark.parametrize("paper", PAPERS)
def test_a_topic_has_its_cards_its_words_and_all_its_sources_on_paper(visitor, library, paper: str):
    page = visitor(path="/topics?topic=tendon")
    page.locator(".page-foot").wait_for()
    whole = "".join(printed(page, paper))
    topic = library.topics["tendon"]
    places = [whole.index(squeezed(words)) for words in ("Emergency?", topic.title, "What it is")]
    assert places == sorted(places)
    meaning = squeezed("The cord that ties a muscle to a bone.")
    assert meaning in whole, "a word that opens has its meaning behind it"
    assert whole.count("seenon") == len(topic.sources)
    assert squeezed("What next") not in whole
    assert squeezed("Back to all topics") not in whole


@pytest.mark.parametrize("paper", PAPERS)
def test_the_board_prints_its_topics_in_place_of_its_questions(visitor, paper: str):
    page = visitor()
    tick(page, "loc_shoulder", "sx_stiff", "rf_chest_pain")
    pages = printed(page, paper)
    assert len(pages) == 1
    assert squeezed("You ticked:") in pages[0]
    assert squeezed("Calcium in a tendon") in pages[0]
    assert squeezed("Question 1 of 4") not in pages[0]


@pytest.mark.parametrize(
    "path", ["/", "/topics?topic=tendon", "/topics", "/catalogue", "/questions", "/rule-table", "/about"]
)
def test_nothing_lies_over_anything_else_and_nothing_to_touch_is_printed(visitor, path: str):
    page = visitor(688, 971, path)
    still(page)
    page.emulate_media(media="print")
    page.wait_for_timeout(300)
    assert page.evaluate(OVERLAPS) == []
    assert [part for part in NEVER_ON_PAPER if page.locator(f"main {part}, header{part} >> visible=true").count()] == []
    assert page.locator(".help-strip").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 688


@pytest.mark.parametrize("look", ["dark", "contrast"])
def test_paper_is_white_in_every_look(ticked, look: str):
    wear(ticked, look)
    picture = (
        pypdfium2.PdfDocument(ticked.pdf(format="A4", print_background=True))[0].render(scale=0.5).to_pil().convert("L")
    )
    light = sum(picture.histogram()[200:])
    assert light > 0.75 * picture.width * picture.height


def test_one_touch_of_the_button_calls_the_browsers_print_for_the_sheet_alone(browser, server):
    page = browser.new_page(bypass_csp=True)
    page.add_init_script(
        "window.print = () => (top.prints ??= []).push([window === top, document.querySelectorAll('svg').length])"
    )
    page.goto(server)
    tick(page, "loc_shoulder", "sx_stiff", "rf_chest_pain")
    show_topics(page)
    assert page.locator(".print-sheet iframe").count() == 0, "no sheet is made before someone asks"
    button = page.get_by_role("button", name="Print the sheet")
    button.click()
    page.wait_for_function("window.prints?.length === 1")
    (is_page, pages), *_ = page.evaluate("window.prints")
    assert not is_page
    assert pages == 1
    button.click()
    page.wait_for_function("window.prints.length === 2")
    page.wait_for_timeout(3000)
    assert page.evaluate("window.prints.length") == 2
    page.close()


def test_without_a_connection_the_button_prints_the_page_itself(lonely_server, browser):
    page = browser.new_page(bypass_csp=True)
    page.add_init_script("window.print = () => (top.prints ??= []).push(window === top)")
    page.goto(lonely_server.address)
    tick(page, "loc_shoulder", "sx_stiff")
    show_topics(page)
    button = page.get_by_role("button", name="Print the sheet")
    button.wait_for()
    lonely_server.kill()
    button.click()
    page.wait_for_function("window.prints?.length === 1")
    assert page.evaluate("window.prints") == [True]
    page.close()
