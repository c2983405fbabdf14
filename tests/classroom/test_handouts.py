"""What a teacher hands out, read back: every word, no answer on a worksheet, a deck that plays like the table."""

import ast
import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from random import Random

import pypdfium2
import pytest
import zxingcpp

import classroom.__main__ as door
from classroom import handouts as teaching
from classroom.handouts.kit import deck
from classroom.quiz import quiz
from content.wording import sentence_faults
from faults import Faults
from rules import match
from tests.classroom.test_gift import parsed, plain, split
from tests.press.conftest import text_of, words_on
from tests.press.test_pdf import headings, tags_of

STANDING = ("For learning only.", "Not clinically reviewed.", "rule table", "CC BY 4.0")


@pytest.fixture(scope="session")
def kit(library, rulebook):
    """Gather for a lesson: kit("kettle", region="uk"); without a case, for all of them."""
    return lambda *cases, region="uk", address="": teaching.kit(library, rulebook, region, cases, address)


@pytest.fixture(scope="session")
def whole(kit):
    """Every file of all cases, made once: whole["worksheets"]."""
    made = kit()
    return {name: teaching.make(made, name) for name in teaching.EXPORTS}


@cache
def pages(pdf: bytes) -> list[str]:
    """The words of each page, with every gap as one blank."""
    return [words_on(page) for page in pypdfium2.PdfDocument(pdf)]


def words(blocks) -> list[str]:
    return [sentence.text for block in blocks for sentence in block.sentences]


# On paper


def test_each_case_has_one_worksheet_with_story_aims_and_question(kit, whole):
    sheets, cases = pages(whole["worksheets"]), kit().cases
    assert len(sheets) == len(cases) + 1
    for sheet, case in zip(sheets, cases, strict=False):
        asked = ("What do you expect the table to show?", "The emergency card", "No card", "This person is invented.")
        assert not [part for part in (case.title, *words(case.story), *case.aims, *asked) if part not in sheet]


def test_a_worksheet_gives_no_answer_away(kit, whole):
    sheets = pages(whole["worksheets"])
    for sheet, case in zip(sheets, kit().cases, strict=False):
        assert "Row " not in sheet
        assert not [sentence for sentence in (*words(case.note), *case.discuss) if sentence in sheet]


def test_the_list_to_choose_from_holds_every_page_by_chapter(whole, library, rulebook):
    text = pages(whole["worksheets"])[-1]
    titles = [library.topics[topic].title for topic in rulebook.topics]
    assert not [title for title in titles if title not in text]
    assert "Places on the body" in text


def test_stories_are_four_on_a_page(kit, whole):
    sheets, cases = pages(whole["case_cards"]), kit().cases
    assert len(sheets) == -(-len(cases) // 4)
    told = [sentence for case in cases for sentence in words(case.story)]
    assert not [sentence for sentence in told if sentence not in " ".join(sheets)]


def test_the_key_tells_rows_the_teachers_list_the_note_and_what_to_talk_about(kit, whole, rulebook, library):
    text, rules = " ".join(pages(whole["answer_key"])), {rule.id: rule for rule in rulebook.rules}
    for case in kit().cases:
        assert not [part for part in (*words(case.note), *case.discuss) if part not in text]
        for found in match(rulebook, case.ticks).topics:
            named = [reason.rule.id for reason in found.reasons if reason.rule.reading == found.reading]
            title = library.topics[found.topic].title
            assert any(f"{title}. Row {id}" in text and f"Why: {rules[id].why}." in text for id in named), title
    assert len(pages(whole["answer_key"])) <= len(kit().cases)


def test_every_source_that_the_key_names_stands_at_its_end(kit, library):
    text = text_of(teaching.make(kit("blood-thinner"), "answer_key"))
    for id in library.cases["blood-thinner"].sources:
        assert f"{id}. {library.sources[id].title}" in text


def test_a_tick_that_opens_a_card_is_never_said_to_change_nothing(kit, library, rulebook):
    """`stiff-hip` adds a warning sign that brings no page: its card comes first, and it is not nothing."""
    (tick,) = library.cases["stiff-hip"].changes
    assert rulebook.ticks[tick].warning
    text = text_of(teaching.make(kit("stiff-hip"), "answer_key"))
    told = text.partition("One tick more")[2].partition("The teacher’s note")[0]
    assert "The urgent card opens, for this sign by its name." in told
    assert "Nothing changes" not in told


def test_an_emergency_of_a_case_opens_its_card_before_any_page_in_the_key(kit):
    text = text_of(teaching.make(kit("tight-chest"), "answer_key"))
    assert text.index("Opens: The emergency card.") < text.index("The table shows in front")


@pytest.mark.parametrize("name", teaching.EXPORTS)
def test_every_page_says_where_to_get_help_what_it_is_not_and_whose_it_is(whole, name: str):
    for number, page in enumerate(pages(whole[name]), 1):
        assert "In real life, in an emergency call 999." in page
        assert not [part for part in STANDING if part not in page]
        assert f"Page {number} of {len(pages(whole[name]))}" in page


@pytest.mark.parametrize("region", ["uk", "us"])
def test_no_letter_leaves_the_page_and_the_paper_is_that_of_the_region(kit, whole, region: str):
    size = {"uk": (595, 842), "us": (612, 792)}[region]
    for name in teaching.EXPORTS:
        made = whole[name] if region == "uk" else teaching.make(kit("pregnant-thirst", region="us"), name)
        for page in pypdfium2.PdfDocument(made):
            letters = page.get_textpage()
            boxes = [letters.get_charbox(i) for i in range(letters.count_chars())]
            assert tuple(round(side) for side in page.get_size()) == size
            assert min(box[0] for box in boxes) > 28
            assert min(box[1] for box in boxes if box[3] > box[1]) > 14
            assert max(box[2] for box in boxes) < size[0] - 28


@pytest.mark.parametrize("name", teaching.EXPORTS)
def test_a_screen_reader_meets_headings_and_the_outline_every_part(kit, name: str):
    made = teaching.make(kit("kettle", "tight-chest"), name)
    levels = headings(tags_of(made))
    assert levels.count(1) == 1
    assert levels.count(2) > 0
    assert list(pypdfium2.PdfDocument(made).get_toc())


def test_the_same_cases_are_the_same_files_in_another_process(kit, root):
    code = (
        "import sys, hashlib, content, rules; from classroom import handouts as teaching;"
        "kit = teaching.kit(content.load('en'), rules.load(), 'uk', ['kettle', 'hot-knee']);"
        "print(hashlib.sha256(b''.join(teaching.make(kit, name) for name in teaching.EXPORTS)).hexdigest())"
    )
    made = b"".join(teaching.make(kit("kettle", "hot-knee"), name) for name in teaching.EXPORTS)
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}
    run = subprocess.run([sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, check=True)
    assert run.stdout.decode().strip() == hashlib.sha256(made).hexdigest()


# The card game


def test_the_whole_deck_has_a_card_for_every_tick_row_and_page(whole, rulebook, library):
    text = " ".join(pages(whole["card_sort"]))
    counts = (
        f"Tick cards ({len(rulebook.ticks)})",
        f"Row cards ({len(rulebook.rules)})",
        f"Page cards ({len(rulebook.topics)})",
    )
    assert not [part for part in counts if part not in text]
    assert not [tick for tick in rulebook.ticks if library.label(tick) not in text]
    assert not [rule.id for rule in rulebook.rules if f"Row {rule.id} " not in text]
    assert len(pages(whole["card_sort"])) < 30


def test_help_comes_first_in_the_deck_the_emergency_before_all(whole):
    text = " ".join(pages(whole["card_sort"]))
    marks = (
        "How to play",
        "First look for warning signs",
        "Immediate action required:",
        "Urgent advice:",
        "Tick cards",
    )
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)


def test_a_row_card_says_all_conditions_and_where_its_page_stands(kit):
    text = text_of(teaching.make(kit("sore-shoulder"), "card_sort"))
    card = text.partition("Row tendon-03 ")[2]
    assert card.startswith("If this is ticked “Very bad pain that came on fast” and this is ticked “Shoulder”")
    assert "then this stands in front “Hot and sore: flare or infection?”" in card


def test_a_small_deck_answers_as_the_whole_table_does(kit, library, rulebook):
    """For each case, with many hands of its tick cards: the rows of the deck bring what all rows bring."""
    dice = Random(7)
    for case in library.cases.values():
        cards = deck(kit(case.id))
        small = replace(rulebook, rules=cards.rows)
        assert set(case.ticks) <= set(cards.ticks)
        for _ in range(20):
            hand = [tick for tick in cards.ticks if dice.random() < 0.6]
            assert match(small, hand).outcome == match(rulebook, hand).outcome
            assert {found.topic for found in match(small, hand).topics} <= set(cards.topics)
            assert {sign.card for sign in match(small, hand).warnings} <= set(cards.cards)


def test_a_small_deck_is_a_few_pages(kit):
    assert len(pages(teaching.make(kit("runners-heel"), "card_sort"))) <= 9


def test_a_quiz_keeps_its_questions_behind_a_notice_that_moodle_shows(kit, rulebook, library):
    items = quiz(rulebook, library, 1)
    notice, questions = teaching.make_quiz(kit()).decode().split("\n\n", 1)
    _, title, text = split(notice, "::")
    assert title == "About these questions"
    assert not [part for part in STANDING if part not in plain(text)]
    assert "{" not in text
    assert [(id, asked) for id, asked, _ in parsed(questions)] == [(item.id, item.question) for item in items]


def test_the_address_of_a_site_stands_on_its_handouts(kit):
    text = text_of(teaching.make(kit("kettle", address="https://calcium.example.org/"), "case_cards"))
    assert "https://calcium.example.org, rule table" in text


def read_on(page: pypdfium2.PdfPage) -> list[str]:
    """What a phone reads on a page, printed at 150 dots an inch."""
    return sorted(code.text for code in zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil()))


@pytest.mark.parametrize("address", ["https://calcium.example.org", f"http://{'long-' * 20}name.example.org/calcium/"])
def test_a_phone_opens_each_case_from_its_worksheet_and_its_card(kit, library, address: str):
    ids = [case.id for case in kit(address=address).cases]
    opened = [f"{address.rstrip('/')}/class?case={id}" for id in ids]
    sheets = pypdfium2.PdfDocument(teaching.make(kit(address=address), "worksheets"))
    assert [read_on(page) for page in sheets] == [*([code] for code in opened), []]
    cards = pypdfium2.PdfDocument(teaching.make(kit(address=address), "case_cards"))
    assert [read_on(page) for page in cards] == [sorted(opened[start : start + 4]) for start in range(0, len(ids), 4)]
    assert library.say("exports.code") in text_of(teaching.make(kit("kettle", address=address), "worksheets"))


def test_without_an_address_there_is_no_code_and_no_word_of_one(kit, whole, library):
    for name in ("worksheets", "case_cards"):
        assert not read_on(pypdfium2.PdfDocument(whole[name])[0])
        assert library.say("exports.code") not in text_of(whole[name])


@pytest.mark.parametrize("address", ["calcium.example.org", "https://a.org/?x=1", "https://a b.org", "javascript:1"])
def test_what_is_no_address_of_a_site_comes_into_no_code(library, rulebook, address: str):
    with pytest.raises(Faults, match="is no address of a site"):
        teaching.kit(library, rulebook, "uk", address=address)


# The whole of it


def test_the_handouts_keep_our_words(library):
    own = {key: words for key, words in library.interface.items() if key.startswith("exports.")}
    assert len(own) > 50
    for key, words in own.items():
        for sentence in re.split(r"(?<=[.?:])\s+", re.sub(r"\{\w+\}", "it", words)):
            assert not list(sentence_faults(sentence, library.words)), key


def test_nothing_here_can_know_what_a_visitor_ticked(root):
    """The rooms that make the files know no screen; the page that offers them does not ask for a visit's memory."""
    paths = [*(root / "classroom/handouts").glob("*.py"), root / "views" / "lessons" / "exports.py"]
    assert len(paths) > 4
    for path in paths:
        asked = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        names = {alias.name for node in asked if isinstance(node, ast.Import | ast.ImportFrom) for alias in node.names}
        assert "state" not in names, path
        if "handouts" in path.parts:
            assert "streamlit" not in names


def test_the_guide_names_every_file_and_how_many_pages_it_has(whole, root, library):
    guide = (root / "docs" / "teaching" / "print-and-export.md").read_text(encoding="utf-8")
    for name in (*teaching.EXPORTS, "quiz"):
        assert f"`{library.say(f'exports.file_{name}')}`" in guide
    for name in teaching.EXPORTS:
        file = library.say(f"exports.file_{name}")
        told = next(line for line in guide.splitlines() if line.startswith(f"| `{file}`"))
        assert re.search(r"\| (\d+)[^|]*\|$", told)[1] == str(len(pages(whole[name])))


def test_one_command_writes_all_of_it(tmp_path, capsys):
    out = tmp_path / "lesson"
    arguments = ["handouts", str(out), "--region", "us", "--case", "kettle", "--case", "ringing-ears"]
    assert door.main(arguments) == 0
    assert "5 files about 2 cases" in capsys.readouterr().out
    names = {"worksheets.pdf", "case-cards.pdf", "answer-key.pdf", "card-game.pdf", "quiz.gift.txt"}
    assert {path.name for path in out.iterdir()} == names
    assert len(pages((out / "worksheets.pdf").read_bytes())) == 3
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert door.main(arguments) == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_the_command_writes_over_nothing_else(tmp_path, capsys):
    (tmp_path / "thesis.doc").write_text("mine", encoding="utf-8")
    assert door.main(["handouts", str(tmp_path), "--case", "kettle"]) == 2
    assert "'thesis.doc' is here already; name a new or an empty folder" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_the_command_names_every_region_and_case_that_there_is_not(tmp_path, capsys):
    assert door.main(["handouts", str(tmp_path / "out"), "--region", "mars", "--case", "nobody"]) == 2
    said = capsys.readouterr().out
    assert "there is no region 'mars'; it is one of uk, northern-ireland, us" in said
    assert "there is no case 'nobody'; it is one of blood-thinner" in said
    assert not (tmp_path / "out").exists()


def test_a_subject_without_cases_still_has_its_table(library, rulebook):
    kit = teaching.kit(replace(library, cases={}), rulebook, "other")
    assert set(teaching.files(kit)) == {"card-game.pdf"}
    assert deck(kit).rows == rulebook.rules
