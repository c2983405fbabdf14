"""The one list of warning signs: short lines in everyday words, each on the right card, and no danger left out."""

import re
from itertools import pairwise

import pytest

import rules
from rules.model import CARDS, GATES, RETIRED

MOST_WORDS = 20
MOST_GATE_WORDS = 14
NEEDED = {
    # what somebody notices: (sign, card, action), each from the public page in warnings.csv
    "confusion alone, without fever or thirst": ("rf_confused", "emergency", "call"),
    "a tearing pain in the chest, back or tummy": ("rf_tearing_pain", "emergency", "call"),
    "a first pain like a stone, over 60": ("rf_first_stone", "emergency", "call"),
    "the worst headache ever": ("rf_worst_headache", "emergency", "call"),
    "bleeding that does not stop": ("rf_bleeding", "emergency", "call"),
    "sudden breathlessness without a sore leg": ("rf_leg_clot_breath", "emergency", "call"),
    "throat pain with a stiff neck": ("rf_throat_neck", "emergency", "call"),
    "thirst with vomiting or drowsiness": ("rf_high_calcium_confused", "emergency", "call"),
    "somebody on steroids who vomits or is faint": ("rf_steroid_sick", "emergency", "call"),
    "black skin, or skin far more painful than it looks": ("rf_dark_skin_other", "emergency", "go"),
    "a black or spreading foot with diabetes": ("rf_diabetic_foot", "emergency", "go"),
    "unsteady legs with cancer": ("rf_cord_cancer", "emergency", "go"),
    "a baby under 3 months with a fever": ("rf_baby_fever", "emergency", "go"),
    "sudden pain in a testicle": ("rf_testicle_pain", "emergency", "go"),
    "not able to pee": ("rf_cannot_pee", "emergency", "go"),
    "a sore scalp or jaw over 50": ("rf_headache_scalp", "urgent", ""),
    "a headache in pregnancy": ("rf_pregnant_headache", "urgent", ""),
    "a child with bone pain, or spine pain with cancer": ("rf_bone_pain_today", "urgent", ""),
    "a thirsty child": ("rf_thirst_child", "urgent", ""),
    "painful swallowing with a fever": ("rf_painful_swallow", "urgent", ""),
    "fits that were never looked at": ("rf_fits_unchecked", "soon", ""),
}
CALLED = ("rf_chest_pain", "rf_face_arm_speech", "rf_severe_breathless", "rf_collapse", "rf_seizure", "rf_throat_neck")
"""Where a ride to the wrong hospital, or alone, could cost a life."""


@pytest.mark.parametrize(("sign", "card", "action"), NEEDED.values(), ids=NEEDED)
def test_a_danger_that_was_once_missing_has_a_sign_on_the_right_card(rulebook, sign: str, card: str, action: str):
    found = rules.match(rulebook, [sign]).warnings
    assert [(one.card, one.action) for one in found] == [(card, action)]


@pytest.mark.parametrize("sign", CALLED)
def test_stroke_heart_breath_and_fits_ask_for_an_ambulance(rulebook, sign: str):
    assert rulebook.warnings[sign].action == "call"


def test_a_sign_is_one_thought_of_at_most_20_words(library):
    assert not [id for id, words in library.warnings.items() if len(words.sign.split()) > MOST_WORDS]


def test_what_is_said_beside_a_sign_comes_in_sentences_of_at_most_20_words(library):
    for id, words in library.warnings.items():
        for sentence in re.split(r"(?<=[.?!]) ", f"{words.why} {words.faster}"):
            assert len(sentence.split()) <= MOST_WORDS, (id, sentence)


def test_no_sign_asks_for_three_things_at_once_or_speaks_of_i(library):
    """Who has two of three walks past such a line; and half of the stories are told by a relative."""
    for id, words in library.warnings.items():
        assert words.sign.count(" and ") <= 1, id
        assert not re.search(r"\b(I|my|me)\b", words.sign), id


def test_nothing_beside_a_sign_reassures(library):
    """That most lumps turn out not to be cancer stood here once."""
    comfort = re.compile(r"\b(harmless|usually|most (turn|are|lumps)|do not worry|nothing serious)\b")
    assert not [id for id, words in library.warnings.items() if comfort.search(words.why)]


def test_signs_of_a_sick_body_need_no_known_infection(library):
    assert "infection" not in library.warnings["rf_sepsis"].sign
    assert "fever" not in library.warnings["rf_sepsis"].sign


def test_a_sign_does_not_contradict_what_stands_beside_it(library):
    """A fever after an injection was once on the card for today, and beside it a reason for the hospital now."""
    words = library.warnings["rf_after_injection"]
    assert "fever" not in words.sign
    assert "fever" in words.faster


def test_a_sign_that_names_a_skin_colour_says_how_it_looks_on_brown_or_black_skin(library):
    spoken = ("speech", "urine", "pee")
    for id, words in library.warnings.items():
        if re.search(r"\b(pale|blue|grey|purple|red)\b", words.sign) and not any(word in words.sign for word in spoken):
            assert "brown or black skin" in words.why, id


def test_every_question_of_the_gate_has_a_sign_and_signs_stand_in_its_order(rulebook):
    signs = list(rulebook.warnings.values())
    assert {sign.gate for sign in signs} == set(GATES)
    places = [(CARDS.index(sign.card), GATES.index(sign.gate)) for sign in signs]
    assert all(one <= other for one, other in pairwise(places))


def test_a_box_of_a_sign_stands_in_the_area_of_its_question(rulebook):
    for tick in rulebook.group("warning"):
        assert tick.area == rulebook.warnings[tick.id].gate, tick.id


def test_boxes_signs_and_words_stand_in_one_order(rulebook, library):
    assert [tick.id for tick in rulebook.group("warning")] == list(rulebook.warnings) == list(library.warnings)


def test_each_question_of_the_gate_is_one_short_row(library):
    assert tuple(library.gate) == GATES
    assert not [id for id, words in library.gate.items() if len(words.row.split()) > MOST_GATE_WORDS]


def test_a_retired_sign_is_gone_and_its_successor_is_there(rulebook):
    for id, heir in RETIRED.items():
        assert id not in rulebook.warnings
        assert heir in rulebook.warnings


def test_every_sign_matters_most_on_some_page_and_no_page_has_more_than_eight(rulebook, library):
    assert {sign for page in library.topics.values() for sign in page.warnings} == set(rulebook.warnings)
    assert not [page.id for page in library.topics.values() if len(page.warnings) > 8]
