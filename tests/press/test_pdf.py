"""The sheet as a PDF, read back: every word, in order, tagged, on one page where it fits, and always the same bytes."""

import ctypes
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from press import poster
from press import sheet as sheets
from rules.model import CARDS
from tests.press.conftest import BASE, scanned, text_of

SIGNS = ["rf_chest_pain", "rf_swollen_calf", "rf_lump_big"]
REGIONS_OF = {"australia": (595, 842), "canada": (612, 792)}
"""A region that prints on each paper, and its size in points; both have long words."""


def tags_of(document: bytes) -> list[tuple[str, str]]:
    """Every tag of the first page with what is said in its place, as a screen reader meets them."""
    tree = pdfium.FPDF_StructTree_GetForPage(pypdfium2.PdfDocument(document)[0])
    top = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, i) for i in range(pdfium.FPDF_StructTree_CountChildren(tree))]
    return [tag for part in top for tag in _below(part)]


def _below(part) -> Iterator[tuple[str, str]]:
    yield tuple(_string(ask, part) for ask in (pdfium.FPDF_StructElement_GetType, pdfium.FPDF_StructElement_GetAltText))
    for i in range(pdfium.FPDF_StructElement_CountChildren(part)):
        if child := pdfium.FPDF_StructElement_GetChildAtIndex(part, i):
            yield from _below(child)


def headings(tags: list[tuple[str, str]]) -> list[int]:
    """The levels of the headings in order, none of them skipped."""
    levels = [int(tag[1]) for tag, _ in tags if re.fullmatch(r"H\d", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    return levels


def _string(ask, part) -> str:
    size = ask(part, None, 0)
    buffer = ctypes.create_string_buffer(size)
    ask(part, buffer, size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le")


@pytest.mark.parametrize("region", REGIONS_OF)
def test_every_word_of_the_sheet_can_be_selected(sheet, region: str):
    made = sheet(["tendon", "kidneys"], SIGNS, region, BASE)
    text = text_of(sheets.as_pdf(made))
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
    text = text_of(sheets.as_pdf(sheet(["tendon"], SIGNS, "uk")))
    marks = ["Call 999 now if:", "Ask for an urgent GP", "See a GP if:", "Topics to read"]
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)


def test_a_phone_reads_the_code_off_the_page(sheet, longest):
    for made in (sheet(["tendon", "kidneys"], SIGNS, "uk"), sheet(**longest)):
        assert scanned(sheets.as_pdf(made)) == [made.code.text]


@pytest.mark.parametrize(("region", "size"), REGIONS_OF.items())
def test_five_topics_eight_questions_and_a_warning_sign_fit_on_one_page(sheet, longest, region: str, size):
    document = pypdfium2.PdfDocument(sheets.as_pdf(sheet(**{**longest, "region": region})))
    assert len(document) == 1
    assert tuple(round(side) for side in document[0].get_size()) == size


def test_what_does_not_fit_goes_on_and_every_page_says_that_it_is_not_reviewed(sheet, library, rulebook):
    document = pypdfium2.PdfDocument(sheets.as_pdf(sheet(library.topics, rulebook.warnings, "ireland")))
    for number, page in enumerate(document, 1):
        text = page.get_textpage().get_text_bounded()
        assert "Not clinically reviewed." in text
        assert f"Page {number} of {len(document)}" in text
    assert len(document) > 3


def test_no_letter_leaves_the_page(sheet, library, rulebook):
    base = f"https://{'very-' * 20}long.example.org"
    for made in (sheet(library.topics, rulebook.warnings, "canada"), sheet(["cause-autoimmune"], [], "other", base)):
        for page in pypdfium2.PdfDocument(sheets.as_pdf(made)):
            letters = page.get_textpage()
            boxes = [letters.get_charbox(i) for i in range(letters.count_chars())]
            width, height = page.get_size()
            assert min(box[0] for box in boxes if box[2] > box[0]) > 28
            assert min(box[1] for box in boxes if box[3] > box[1]) > 14
            assert max(box[2] for box in boxes) < width - 28
            assert max(box[3] for box in boxes) < height - 28


def test_the_same_sheet_is_the_same_file_in_another_process_a_moment_later(sheet, root):
    code = (
        "import sys, content, rules; from press import sheet; library = content.load('en');"
        "made = sheet.compose(library, rules.load(), library.regions['uk'], ['tendon', 'kidneys'], ['rf_chest_pain']);"
        "sys.stdout.buffer.write(sheet.as_pdf(made))"
    )
    made = sheets.as_pdf(sheet(["tendon", "kidneys"], ["rf_chest_pain"], "uk"))
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}
    run = subprocess.run([sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, check=True)
    assert run.stdout == made


def test_the_file_says_its_title_and_language_and_nothing_of_a_person_or_a_day(sheet):
    document = sheets.as_pdf(sheet(["tendon"]))
    facts = pypdfium2.PdfDocument(document).get_metadata_dict(skip_empty=True)
    assert set(facts) == {"Title", "Creator"}
    assert facts["Title"] == "A sheet to take to your doctor"
    assert b"/Lang(en" in document
    assert b"/DisplayDocTitle true" in document
    assert b"<pdfuaid:part>1" in document


def test_the_outline_leads_to_every_part(sheet):
    made = sheet(["tendon"])
    entries = pypdfium2.PdfDocument(sheets.as_pdf(made)).get_toc()
    outline = [(entry.get_title(), entry.level) for entry in entries if entry.level < 2]
    parts = (made.help_title, made.topics_title, made.questions_title, made.notes_title)
    assert outline == [(made.title, 0), *((part, 1) for part in parts)]


def test_a_screen_reader_meets_headings_and_a_picture_that_is_told_in_words(sheet):
    made = sheet(["tendon"], ["rf_chest_pain"], "uk", BASE)
    tags = tags_of(sheets.as_pdf(made))
    levels = headings(tags)
    assert levels.count(1) == 1
    assert levels.count(2) == 4
    assert ("Figure", made.code.alt) in tags


def test_topics_are_links_to_the_site(sheet):
    document = sheets.as_pdf(sheet(["tendon"], base=BASE))
    assert f"/URI({BASE}/?topic=tendon)".encode() in document
    assert b"/URI" not in sheets.as_pdf(sheet(["tendon"]))


@pytest.mark.parametrize("region", REGIONS_OF)
def test_a_poster_is_one_sheet_with_a_heading_for_the_wall_and_signs_to_read_close_by(library, rulebook, region: str):
    for card in CARDS:
        (page,) = pypdfium2.PdfDocument(poster.as_pdf(library, rulebook, library.regions[region], card))
        letters = page.get_textpage()
        boxes = [letters.get_charbox(i) for i in range(letters.count_chars())]
        assert max(box[3] - box[1] for box in boxes) > 9, card
        points = Counter(pdfium.FPDFText_GetFontSize(letters.raw, i) for i in range(letters.count_chars()))
        assert points.most_common(1)[0][0] >= 8.5, card


def test_many_can_take_their_sheet_at_the_same_moment_and_each_has_their_own_words(sheet):
    asked = [sheet([topic]) for topic in ("tendon", "kidneys", "arteries", "brain") * 3]
    with ThreadPoolExecutor(4) as people:
        made = list(people.map(sheets.as_pdf, asked))
    assert all(words.topics[0].title in text_of(pdf) for words, pdf in zip(asked, made, strict=True))


def test_the_emergency_card_is_white_on_black_on_paper_too(sheet):
    picture = (
        pypdfium2.PdfDocument(sheets.as_pdf(sheet(["tendon"], SIGNS, "uk")))[0].render(scale=1).to_pil().convert("L")
    )
    rows = [sum(picture.getpixel((x, y)) < 60 for x in range(picture.width)) for y in range(picture.height // 2)]
    assert sum(dark > picture.width * 0.6 for dark in rows) > 20


def test_twelve_topics_and_all_three_cards_take_two_pages(sheet, library):
    assert len(pypdfium2.PdfDocument(sheets.as_pdf(sheet(list(library.topics)[:12], SIGNS, "canada", BASE)))) == 2
