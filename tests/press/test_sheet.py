"""The sheet to take away: help first, topics, questions shared out fairly, and nothing about the person."""

import dataclasses
import random
import re

import pytest

import rules
from press import sheet as sheets
from tests.press.conftest import BASE, scanned, text_of

CHEST, CALF, LUMP = "rf_chest_pain", "rf_swollen_calf", "rf_lump_big"


def words_of(sheet) -> str:
    """All words of a sheet, as one reads them on paper."""
    return text_of(sheets.as_pdf(sheet))


def test_a_ticked_warning_sign_brings_its_care_card_in_the_words_of_the_region(sheet, library):
    first = sheet(["tendon"], [CHEST], "uk").help[0]
    assert first.heading == "Call 999 now if:"
    assert first.level == library.care_cards["emergency"].level
    assert [sign.sign for sign in first.signs] == [f"{library.warnings[CHEST].sign}."]
    assert "With diabetes, in women and in older people it can be mild." in first.signs[0].more


def test_the_emergency_card_stands_first_whatever_the_order_of_the_signs(sheet):
    cards = sheet(["tendon"], [LUMP, CALF, CHEST]).help
    assert [help.card for help in cards] == ["emergency", "urgent", "soon"]
    assert all(len(help.signs) == 1 for help in cards)


def test_a_sheet_never_says_that_one_can_go_there_beside_a_sign_to_call_for(sheet):
    words = words_of(sheet([], ["rf_face_arm_speech"], "uk"))
    assert "Call 999 now if: Do not travel in by yourself." in words
    assert "A&E" not in words


def test_signs_for_which_one_goes_have_a_card_of_their_own_below(sheet):
    cards = sheet([], ["rf_tight_limb", CHEST], "uk").help
    assert [(help.card, help.heading) for help in cards[:2]] == [
        ("emergency", "Call 999 now if:"),
        ("emergency", "Go to A&E now if:"),
    ]
    assert cards[1].how.startswith("Do not drive yourself.")


def test_numbers_stand_on_paper_as_text_and_a_country_that_was_not_named_is_told(sheet):
    for region, told in (("us", False), ("other", True)):
        words = words_of(sheet([], ["rf_mental_health_crisis"], region))
        assert not re.search(r"tel:|sms:|\[\d", words)
        assert ("This site has not named its country" in words) == told


def test_signs_on_a_card_stand_in_the_order_of_the_table(sheet, rulebook):
    emergency = [id for id, sign in rulebook.warnings.items() if sign.card == "emergency"]
    assert sheet([], emergency).help == sheet([], emergency[::-1]).help


@pytest.mark.parametrize("signs", [[], [LUMP], [CHEST], [CALF, LUMP]])
def test_every_sheet_says_what_to_do_at_every_level_before_any_topic(sheet, library, signs):
    for id, region in library.regions.items():
        words = words_of(sheet(["tendon"], signs, id))
        places = [words.index(what) for what in (region.emergency_call, region.urgent, region.soon)]
        assert max(places) < words.index("Topics to read") < words.index("Calcium in a tendon")
        assert "get help anyway" in words


def test_crisis_lines_are_those_of_the_region(sheet, library):
    shown = [sign for help in sheet([], ["rf_mental_health_crisis"], "us").help for sign in help.signs]
    more = shown[0].more
    assert more.endswith(library.regions["us"].crisis)
    assert "{" not in more


def test_topics_stand_in_the_order_given_each_once_with_its_address(sheet, library):
    topics = sheet(["kidneys", "tendon", "kidneys"], base=f"{BASE}/").topics
    assert [topic.title for topic in topics] == [library.topics[id].title for id in ("kidneys", "tendon")]
    assert [topic.path for topic in topics] == ["?topic=kidneys", "?topic=tendon"]
    assert topics[1].address == f"{BASE}/?topic=tendon"
    assert topics[1].summary == library.topics["tendon"].summary.text


def test_a_site_without_an_address_prints_none(sheet):
    assert "topic=" not in words_of(sheet(["tendon"]))


def test_questions_are_at_most_eight_each_once_and_belong_to_the_topics(library):
    dice = random.Random(5)
    for _ in range(300):
        topics = dice.sample(list(library.topics), dice.randint(1, 20))
        asked = sheets.questions(library, topics)
        fitting = {entry.question for entry in library.questions.values() if set(topics) & set(entry.topics)}
        assert len(asked) == len(set(asked)) == min(8, len(fitting))
        assert set(asked) <= fitting


def test_no_topic_goes_without_a_question_while_another_gets_more(library):
    dice = random.Random(6)
    by_words = {entry.question: entry.topics for entry in library.questions.values()}
    for _ in range(300):
        topics = dice.sample(list(library.topics), dice.randint(1, 8))
        served = {topic for words in sheets.questions(library, topics) for topic in by_words[words]}
        can_be = {topic for entry in library.questions.values() for topic in entry.topics}
        assert set(topics) & can_be <= served


def test_a_sheet_with_nothing_on_it_has_help_and_room_for_notes(sheet):
    empty = sheet()
    words = words_of(empty)
    assert empty.code is None
    assert "Every page is open to everyone" in words
    assert "Questions to ask a doctor" not in words


def test_a_tick_is_refused_as_a_topic_and_as_a_sign(sheet, rulebook):
    for tick in rulebook.ticks.values():
        with pytest.raises(KeyError):
            sheet([tick.id])
        if tick.group != "warning":
            with pytest.raises(KeyError):
                sheet([], [tick.id])


def test_no_tick_leaves_in_html_pdf_or_code_whatever_was_ticked(sheet, rulebook):
    dice = random.Random(7)
    for round in range(8):
        ticks = dice.sample(list(rulebook.ticks), dice.randint(1, 20))
        result = rules.match(rulebook, ticks)
        base = BASE if round % 2 else ""
        made = sheet([match.topic for match in result.topics][:9], [sign.id for sign in result.warnings], "uk", base)
        document = sheets.as_pdf(made)
        (code,) = scanned(document)
        everything = sheets.to_print(made) + text_of(document) + document.decode("latin-1") + code
        assert not [id for id in rulebook.ticks if id in everything]
        assert code == made.code.text


def test_warning_signs_are_no_part_of_the_code(sheet):
    assert sheet(["tendon"], [CHEST, LUMP], base=BASE).code == sheet(["tendon"], base=BASE).code


def test_a_sheet_bears_no_date(sheet, library):
    months = "|".join(words for key, words in library.interface.items() if key.startswith("months.") and words != "May")
    assert not re.search(rf"\b({months})\b|\b20\d\d\b", words_of(sheet(library.topics, [CHEST], base=BASE)))


def test_nobody_has_reviewed_a_sheet_unless_all_its_topics_are_signed(library, rulebook):
    def reviewed(**reviewers: str) -> str:
        topics = {id: dataclasses.replace(library.topics[id], reviewer=who) for id, who in reviewers.items()}
        signed = dataclasses.replace(library, topics={**library.topics, **topics})
        return sheets.compose(signed, rulebook, library.regions["uk"], list(reviewers), []).review

    assert reviewed(tendon="", kidneys="Dr A") == "Not clinically reviewed."
    both = reviewed(tendon="Dr A", kidneys="Dr B")
    assert "clinically reviewed by Dr A and Dr B." in both
    assert "The warning signs and the questions: not clinically reviewed." in both


def test_the_document_to_print_asks_nothing_of_the_outside_and_runs_nothing(sheet):
    html = sheets.to_print(sheet(["tendon", "kidneys"], [CHEST], base=BASE))
    assert not re.search(r"<(script|link|img|iframe|object|form)\b|\son\w+=|@import|url\((?!#)", html)
    assert "default-src 'none'" in html
    assert html.startswith('<!doctype html><html lang="en">')


def test_words_are_never_taken_for_markup(sheet):
    title = '<script>alert("x")</script> *bold* #emph[x] $y$'
    made = dataclasses.replace(sheet(["tendon"]), title=title)
    assert title in words_of(made)
    assert "<script" not in sheets.to_print(made)
