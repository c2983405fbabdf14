"""The sheet to take away, printed by a real Chromium: one page where that is promised, and readable by a phone."""

import pypdfium2
import pytest
import zxingcpp

from press import qr, sheet

BASE = "https://calcium.example.org"
SIGNS = ("rf_chest_pain", "rf_swollen_calf", "rf_lump_big")


@pytest.fixture
def printed(browser, library, rulebook):
    """Print a sheet: printed("A4", topics, signs) returns the pages."""
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    def made(paper: str, topics=(), signs=(), region: str = "canada", base: str = BASE) -> pypdfium2.PdfDocument:
        words = sheet.compose(library, rulebook, library.regions[region], topics, signs, base=base)
        page.set_content(sheet.as_html(words, qr.svg(words.code.text, words.code.alt) if words.code else ""))
        return pypdfium2.PdfDocument(page.pdf(format=paper))

    yield made
    page.close()
    assert not asked


def wordiest(records, count: int, words) -> list[str]:
    return sorted(records, key=lambda record: -len(words(records[record])))[:count]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_five_topics_eight_questions_and_a_warning_sign_fit_on_one_page(printed, library, paper: str):
    topics = wordiest(library.topics, 5, lambda topic: topic.title + topic.summary.text)
    signs = wordiest(library.warnings, 1, lambda sign: sign.sign + sign.why + sign.faster)
    assert len(sheet.questions(library, topics)) == 8
    assert len(printed(paper, topics, signs)) == 1
    assert len(printed(paper, topics)) == 1
    assert len(printed(paper, ["tendon"], ["rf_lump_big"], "australia", "")) == 1
    assert len(printed(paper, base="")) == 1


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_twelve_topics_and_all_three_cards_take_two_pages(printed, library, paper: str):
    assert len(printed(paper, list(library.topics)[:12], SIGNS)) == 2


def test_a_phone_reads_the_code_off_the_paper(printed):
    pages = printed("A4", ["tendon", "kidneys"], SIGNS)
    picture = pages[0].render(scale=200 / 72).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [f"{BASE}/?topics=tendon,kidneys"]


def test_the_emergency_card_is_white_on_black_even_without_background_printing(printed):
    """Chromium leaves backgrounds out of print unless a page insists."""
    picture = printed("A4", ["tendon"], SIGNS)[0].render(scale=1).to_pil().convert("L")
    rows = [sum(picture.getpixel((x, y)) < 60 for x in range(picture.width)) for y in range(picture.height // 2)]
    assert sum(dark > picture.width * 0.6 for dark in rows) > 20
