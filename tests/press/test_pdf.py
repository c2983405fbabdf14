"""The sheet as a PDF, read back: every word, in order, tagged, on one page where it fits, and always the same bytes."""

import ctypes
import os
import subprocess
import sys

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from press import pdf
from press.paper import FONTS
from tests.press.conftest import BASE, scanned, text_of

SIGNS = ["rf_chest_pain", "rf_swollen_calf", "rf_lump_big"]
PAPERS = {"A4": (595, 842), "Letter": (612, 792)}


def tags_of(document: bytes) -> list[tuple[str, str]]:
    """Every tag of the first page with what is said in its place, as a screen reader meets them."""
    page = pypdfium2.PdfDocument(document)[0]
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    top = pdfium.FPDF_StructTree_GetChildAtIndex(tree, 0)
    parts = [
        pdfium.FPDF_StructElement_GetChildAtIndex(top, i) for i in range(pdfium.FPDF_StructElement_CountChildren(top))
    ]
    asked = (pdfium.FPDF_StructElement_GetType, pdfium.FPDF_StructElement_GetAltText)
    return [tuple(_string(ask, part) for ask in asked) for part in parts]


def _string(ask, part) -> str:
    size = ask(part, None, 0)
    buffer = ctypes.create_string_buffer(size)
    ask(part, buffer, size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le")


@pytest.mark.parametrize("paper", PAPERS)
def test_every_word_of_the_sheet_can_be_selected(sheet, paper: str):
    made = sheet(["tendon", "kidneys"], SIGNS, "uk", BASE)
    text = text_of(pdf.document(made, paper))
    words = [made.name, made.title, made.standing, made.show, made.code.caption, made.anyway, made.review, made.origin]
    for help in made.help:
        words += [
            help.level,
            help.heading,
            help.action,
            *(part for sign in help.signs for part in (sign.sign, sign.more)),
        ]
    words += [made.topics_title, *(topic.title for topic in made.topics), *(topic.address for topic in made.topics)]
    words += [made.questions_title, *made.questions, made.notes_title]
    assert not [part for part in words if part not in text]


def test_help_stands_before_topics_and_the_emergency_before_all(sheet):
    text = text_of(pdf.document(sheet(["tendon"], SIGNS, "uk")))
    marks = ["Call 999 now if:", "Ask for an urgent GP", "See a GP if:", "Topics to read"]
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_phone_reads_the_code_off_the_page(sheet, longest, paper: str):
    for made in (sheet(["tendon", "kidneys"], SIGNS, "uk"), sheet(**longest)):
        assert scanned(pdf.document(made, paper)) == [made.code.text]


@pytest.mark.parametrize("paper", PAPERS)
def test_five_topics_eight_questions_and_a_warning_sign_fit_on_one_page(sheet, longest, paper: str):
    document = pypdfium2.PdfDocument(pdf.document(sheet(**longest), paper))
    assert len(document) == 1
    assert tuple(round(side) for side in document[0].get_size()) == PAPERS[paper]


def test_what_does_not_fit_goes_on_and_every_page_says_that_it_is_not_reviewed(sheet, library, rulebook):
    document = pypdfium2.PdfDocument(pdf.document(sheet(library.topics, rulebook.warnings, "ireland")))
    for number, page in enumerate(document, 1):
        text = page.get_textpage().get_text_bounded()
        assert "Not clinically reviewed." in text
        assert f"Page {number} of {len(document)}" in text
    assert len(document) > 3


@pytest.mark.parametrize("paper", PAPERS)
def test_no_letter_leaves_the_page(sheet, library, rulebook, paper: str):
    base = f"https://{'very-' * 20}long.example.org"
    for made in (sheet(library.topics, rulebook.warnings, "canada"), sheet(["cause-autoimmune"], [], "other", base)):
        for page in pypdfium2.PdfDocument(pdf.document(made, paper)):
            letters = page.get_textpage()
            boxes = [letters.get_charbox(i) for i in range(letters.count_chars())]
            width, height = page.get_size()
            assert min(box[0] for box in boxes if box[2] > box[0]) > 28
            assert min(box[1] for box in boxes if box[3] > box[1]) > 14
            assert max(box[2] for box in boxes) < width - 28
            assert max(box[3] for box in boxes) < height - 28


def test_the_same_sheet_is_the_same_file_in_another_process_a_moment_later(sheet, root):
    code = (
        "import sys, content, rules; from press import pdf, sheet; library = content.load('en');"
        "made = sheet.compose(library, rules.load(), library.regions['uk'], ['tendon', 'kidneys'], ['rf_chest_pain']);"
        "sys.stdout.buffer.write(pdf.document(made))"
    )
    made = pdf.document(sheet(["tendon", "kidneys"], ["rf_chest_pain"], "uk"))
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}
    run = subprocess.run([sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, check=True)
    assert run.stdout == made


def test_the_file_says_its_title_and_language_and_nothing_of_a_person_or_a_day(sheet):
    document = pdf.document(sheet(["tendon"]))
    facts = pypdfium2.PdfDocument(document).get_metadata_dict(skip_empty=True)
    assert facts == {"Title": "A sheet to take to your doctor", "CreationDate": "D:20000101000000Z"}
    assert b"/Lang (en)" in document
    assert b"/DisplayDocTitle true" in document


def test_the_outline_leads_to_every_part(sheet):
    made = sheet(["tendon"])
    outline = [(entry.get_title(), entry.level) for entry in pypdfium2.PdfDocument(pdf.document(made)).get_toc()]
    parts = (made.help_title, made.topics_title, made.questions_title, made.notes_title)
    assert outline == [(made.title, 0), *((part, 1) for part in parts)]


def test_a_screen_reader_meets_headings_and_a_picture_that_is_told_in_words(sheet):
    made = sheet(["tendon"], ["rf_chest_pain"], "uk", BASE)
    tags = tags_of(pdf.document(made))
    assert [tag for tag, _ in tags].count("H1") == 1
    assert [tag for tag, _ in tags].count("H2") == 4
    assert ("Figure", made.code.alt) in tags
    assert {tag for tag, _ in tags} == {"H1", "H2", "H3", "P", "Figure"}


def test_topics_are_links_to_the_site(sheet):
    document = pdf.document(sheet(["tendon"], base=BASE))
    assert f"/URI ({BASE}/?topic=tendon)".encode() in document
    assert b"/URI" not in pdf.document(sheet(["tendon"]))


def test_the_fonts_come_with_their_licence():
    assert {path.name for path in FONTS.iterdir()} == {"DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "LICENSE"}
    assert "Bitstream" in (FONTS / "LICENSE").read_text(encoding="utf-8")
