"""A page on paper, by the browser's own print: help first, nothing over anything else, nothing to be touched."""

from pathlib import Path

import pypdfium2
import pytest

from tests.browser.checker import wear
from tests.browser.conftest import show_topics, still, tick

PAPERS = ("A4", "Letter")
TICKS = ("loc_shoulder", "sx_stiff", "rf_chest_pain")
COUNT = "window.print = () => (top.prints ??= []).push([window === top, document.querySelectorAll('svg').length])"
ASKED = "count => window.prints?.length === count"


@pytest.fixture
def ticked(visitor):
    """The page of topics after an emergency sign, a place and a symptom were ticked."""
    page = visitor()
    tick(page, *TICKS)
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


def test_my_topics_take_at_most_two_pages_and_the_emergency_card_comes_first(ticked):
    order = ["You ticked an emergency sign.", "You ticked:", "Topics that match what you ticked", "Calcium in a tendon"]
    for paper in PAPERS:
        first, *others = printed(ticked, paper)
        assert len(others) <= 1
        places = [first.index(squeezed(words)) for words in order]
        assert places == sorted(places)
        whole = "".join([first, *others])
        assert squeezed("Questions to ask a doctor") in whole
        assert "Change:" not in whole
        assert squeezed("Keep the sheet") not in whole


def test_a_topic_has_its_cards_its_words_and_all_its_sources_on_paper(visitor, library):
    page, topic = visitor(path="/topics?topic=tendon"), library.topics["tendon"]
    page.locator(".page-foot").wait_for()
    meaning = squeezed("The cord that ties a muscle to a bone.")
    for paper in PAPERS:
        whole = "".join(printed(page, paper))
        places = [whole.index(squeezed(words)) for words in ("Emergency?", topic.title, "What it is")]
        assert places == sorted(places)
        assert meaning in whole, "a word that opens has its meaning behind it"
        assert whole.count("seenon") == len(topic.sources)
        assert squeezed("What next") not in whole
        assert squeezed("Back to all topics") not in whole


def test_the_board_prints_its_topics_in_place_of_its_questions(visitor):
    page = visitor()
    tick(page, *TICKS)
    for paper in PAPERS:
        (sheet,) = printed(page, paper)
        assert squeezed("You ticked:") in sheet
        assert squeezed("Calcium in a tendon") in sheet
        assert squeezed("Question 1 of 4") not in sheet


def test_paper_is_white_in_every_look(ticked):
    for look in ("dark", "contrast"):
        wear(ticked, look)
        first = pypdfium2.PdfDocument(ticked.pdf(format="A4", print_background=True))[0]
        picture = first.render(scale=0.5).to_pil().convert("L")
        assert sum(picture.histogram()[200:]) > 0.75 * picture.width * picture.height, look


@pytest.fixture
def printer(browser):
    """A window in which the browser's own print is counted, with what it would print."""
    page = browser.new_page(bypass_csp=True)
    page.clock.install()
    page.add_init_script(COUNT)
    yield page
    page.close()


def test_one_touch_of_the_button_calls_the_browsers_print_for_the_sheet_alone(printer, server):
    page = printer
    page.goto(server)
    tick(page, *TICKS)
    show_topics(page)
    assert page.locator(".print-sheet iframe").count() == 0, "no sheet is made before someone asks"
    button = page.get_by_role("button", name="Print the sheet")
    button.click()
    page.wait_for_function(ASKED, arg=1)
    (is_page, pages), *_ = page.evaluate("window.prints")
    assert not is_page
    assert pages == 1
    button.click()
    page.wait_for_function(ASKED, arg=2)
    page.clock.run_for(3000)
    assert page.evaluate("window.prints.length") == 2


def test_without_a_connection_the_button_prints_the_page_itself(printer, lonely_server):
    page = printer
    page.goto(lonely_server.address)
    tick(page, "loc_shoulder", "sx_stiff")
    show_topics(page)
    button = page.get_by_role("button", name="Print the sheet")
    button.wait_for()
    lonely_server.kill()
    button.click()
    page.clock.run_for(3000)
    page.wait_for_function(ASKED, arg=1)
    assert page.evaluate("window.prints[0][0]")


def test_the_sheet_comes_as_a_pdf(visitor):
    page = visitor()
    tick(page, "loc_shoulder", "sx_stiff")
    show_topics(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Keep the sheet as a PDF").click()
    assert download.value.suggested_filename == "calcium-topics.pdf"
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
