"""The one list of warning signs: short lines in everyday words, each on the right card, and no danger left out."""

import re

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
    "a headache in pregnancy": ("rf_pregnant_headache", "emergency", "go"),
    "bleeding in pregnancy, or a baby that moves less": ("rf_pregnant_bleeding", "emergency", "go"),
    "a severe allergic reaction": ("rf_allergy", "emergency", "call"),
    "weak arms or a bad neck after a fall": ("rf_neck_jolt", "emergency", "call"),
    "a head injury": ("rf_head_injury", "emergency", "go"),
    "a floppy baby": ("rf_floppy_child", "emergency", "call"),
    "a fever on cancer drugs or without a spleen": ("rf_fever_treated", "emergency", "go"),
    "a trapped lump in the groin": ("rf_trapped_lump", "emergency", "go"),
    "a bulging eye under a swollen lid": ("rf_eye_socket", "emergency", "go"),
    "missed dialysis": ("rf_missed_dialysis", "emergency", "call"),
    "chest pain": ("rf_chest_pain", "emergency", "call"),
    "a face that drops": ("rf_face_arm_speech", "emergency", "call"),
    "not enough breath": ("rf_severe_breathless", "emergency", "call"),
    "a collapse": ("rf_collapse", "emergency", "call"),
    "a fit": ("rf_seizure", "emergency", "call"),
    "tablets swallowed": ("rf_self_harm_now", "emergency", "call"),
    "thoughts of self-harm, for which a crisis line is there": ("rf_mental_health_crisis", "emergency", "go"),
    "breathless at rest": ("rf_breath_rest", "urgent", ""),
    "any other faint": ("rf_faint_other", "urgent", ""),
    "a fever with a replaced valve": ("rf_fever_valve", "urgent", ""),
    "a lump that beats": ("rf_pulsing_lump", "urgent", ""),
    "clumsy hands that came over months": ("rf_hands_slow", "soon", ""),
    "a child with bone pain, or spine pain with cancer": ("rf_bone_pain_today", "urgent", ""),
    "a thirsty child": ("rf_thirst_child", "urgent", ""),
    "a throat so sore that swallowing is hard": ("rf_painful_swallow", "urgent", ""),
    "fits that were never looked at": ("rf_fits_unchecked", "urgent", ""),
}
HOSPITAL = {
    "rf_dark_skin_other": r"\bblack\b|blister",
    "rf_diabetic_foot": r"\bfoot\b",
    "rf_cold_pale_limb": r"\bcold\b|\bpale\b",
    "rf_cord_cancer": r"\bcancer\b|unsteady|numbness spreads",
    "rf_saddle_bladder_bowel": r"\bpee or poo\b",
    "rf_cannot_pee": r"\bno pee\b",
    "rf_stone_fever": r"\bbeing sick\b|one kidney",
    "rf_skin_infection_unwell": r"feeling ill|spreads fast",
    "rf_eye_socket": r"\beye bulges\b",
    "rf_fever_treated": r"\bspleen\b|\btransplant\b",
    "rf_testicle_pain": r"\btesticle\b",
    "rf_trapped_lump": r"\bgroin\b",
    "rf_injury_shape": r"\bto stand\b",
}
"""What a line on who is faster may say of each sign that asks to go: then it says hospital, and never an ambulance."""
AMBULANCE = {
    "rf_collapse": r"\bfaint",
    "rf_confused": r"\b(muddled|confusion)\b",
    "rf_seizure": r"\ba fit\b",
    "rf_severe_breathless": r"breath",
    "rf_chest_pain": r"\bchest\b",
    "rf_new_paralysis": r"\bsudden weakness\b",
    "rf_neck_jolt": r"\bfall or jolt\b",
    "rf_tearing_pain": r"\btummy pain\b",
}
"""The same for signs that ask to call: no line beside another sign sends these people off by themselves."""
HURRY = re.compile(r"\{call\}|hospital now")


@pytest.mark.parametrize(("sign", "card", "action"), NEEDED.values(), ids=NEEDED)
def test_a_danger_that_was_once_missing_has_a_sign_on_the_right_card(rulebook, sign: str, card: str, action: str):
    found = rules.match(rulebook, [sign]).warnings
    assert [(one.card, one.action) for one in found] == [(card, action)]


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!]) ", text)


def test_a_sign_is_one_thought_of_at_most_20_words_and_so_is_each_sentence_beside_it(library):
    """Who has two of three walks past a line of three; and half of the stories are told by a relative, so no "I"."""
    for id, words in library.warnings.items():
        said = [words.sign, *sentences(f"{words.why} {words.faster}")]
        assert all(len(sentence.split()) <= MOST_WORDS for sentence in said), id
        assert words.sign.count(" and ") <= 1, id
        assert not re.search(r"\b(I|my|me)\b", words.sign), id


def test_nothing_beside_a_sign_reassures_or_asks_for_haste_alone(library):
    """That most lumps turn out not to be cancer stood here once; and "be quickest", with nothing to do."""
    wrong = re.compile(r"\b(harmless|usually|most (turn|are|lumps)|do not worry|nothing serious|[Bb]e quick)")
    assert not [id for id, words in library.warnings.items() if wrong.search(f"{words.why} {words.faster}")]


def hurried(library, way: str) -> list[tuple[str, str]]:
    """Each sentence beside a sign that says this way of hurrying, and what `so too` and `so does` carry on from it."""
    found = []
    for id, words in library.warnings.items():
        said = ""
        for sentence in sentences(words.faster):
            carried = re.match(r"(So (too|does|it does)|The same)\b", sentence)
            said = said if carried else " ".join(HURRY.findall(sentence))
            if way in said:
                found.append((id, sentence))
    return found


@pytest.mark.parametrize(
    ("signs", "action", "other"), [(HOSPITAL, "go", "{call}"), (AMBULANCE, "call", "hospital now")]
)
def test_no_line_beside_another_sign_sends_people_by_a_slower_or_another_way(rulebook, library, signs, action, other):
    """A black foot was for the hospital on one card and for an ambulance on another: the slower line was believed."""
    for sign, pattern in signs.items():
        assert rulebook.warnings[sign].action == action
        assert not [(id, text) for id, text in hurried(library, other) if re.search(pattern, text)], sign


SLOWER = {
    # what a slower line once caught, and no longer says: (sign, words it does not hold)
    "a cold foot": ("rf_toe_foot_wound", r"\bcold\b"),
    "skin that turned black or purple within days": ("rf_dark_skin_kidney", r"\bblack\b|days"),
    "any sore throat with a fever": ("rf_painful_swallow", r"\bfever\b"),
    "cramps at night": ("rf_mouth_tingle", r"or (muscle )?cramps"),
    "every faint": ("rf_collapse", r"^Fainting or collapse"),
    "a hard poo": ("rf_saddle_bladder_bowel", r"starting pee or poo|starting poo"),
    "a heel that is sore at rest": ("rf_toe_foot_wound", r"foot pain at rest"),
    "a locked back": ("rf_tearing_pain", r"very bad pain in the (chest or )?back"),
    "a head knock beside a bleeding": ("rf_bleeding", r"\bhead\b"),
    "jargon for standing": ("rf_injury_shape", r"bear weight"),
    "an infection that nobody has found yet": ("rf_sepsis", "infection|fever"),
    "a fever after an injection, which is for the hospital": ("rf_after_injection", "fever"),
}


@pytest.mark.parametrize(("sign", "pattern"), SLOWER.values(), ids=SLOWER)
def test_a_sign_no_longer_catches_what_belongs_to_another_line_or_to_nobody(library, sign: str, pattern: str):
    assert not re.search(pattern, library.warnings[sign].sign)


def test_a_slower_line_names_who_is_faster(library):
    assert all("In the groin or tummy" in library.warnings[id].faster for id in ("rf_lump_growing", "rf_lump_big"))
    assert "fever" in library.warnings["rf_after_injection"].faster


def test_after_a_birth_is_said_in_one_way(library):
    said = [f"{words.sign} {words.why} {words.faster}" for words in library.warnings.values()]
    assert not [text for text in said if re.search(r"soon after a birth|birth in the last|had a baby", text)]
    assert sum("up to 6 weeks after a birth" in text for text in said) >= 7


def test_the_emergency_card_says_what_to_do_without_a_driver_and_the_urgent_one_without_a_doctor(library):
    assert "If nobody can, or you are too ill to travel, {call}." in library.interface["cards.how_go"]
    assert "nobody can see you today" in library.care_cards["urgent"].action


def test_a_sign_that_names_a_skin_colour_says_how_it_looks_on_brown_or_black_skin(library):
    spoken = ("speech", "urine", "pee")
    for id, words in library.warnings.items():
        if re.search(r"\b(pale|blue|grey|purple|red)\b", words.sign) and not any(word in words.sign for word in spoken):
            assert "brown or black skin" in words.why, id


def test_every_question_of_the_gate_has_its_signs_and_all_stand_in_its_order(rulebook, library):
    signs = list(rulebook.warnings.values())
    assert {sign.gate for sign in signs} == set(GATES)
    places = [(CARDS.index(sign.card), GATES.index(sign.gate)) for sign in signs]
    assert places == sorted(places)
    boxes = rulebook.group("warning")
    assert [tick.id for tick in boxes] == list(rulebook.warnings) == list(library.warnings)
    assert [tick.area for tick in boxes] == [sign.gate for sign in signs]


def test_each_question_of_the_gate_is_one_short_row(library):
    assert tuple(library.gate) == GATES
    assert not [id for id, words in library.gate.items() if len(words.row.split()) > MOST_GATE_WORDS]


def test_every_sign_matters_most_on_some_page_and_no_page_has_more_than_eight(rulebook, library):
    assert {sign for page in library.topics.values() for sign in page.warnings} == set(rulebook.warnings)
    assert not [page.id for page in library.topics.values() if len(page.warnings) > 8]
    assert not rulebook.warnings.keys() & RETIRED.keys()
    assert set(RETIRED.values()) <= rulebook.warnings.keys()
