"""The topics of a visit: what stands on the page, in which order, and what never does."""

import pytest

from press import sheet as sheets
from tests.views.conftest import cards, html_of, links, shown, tick

EMERGENCY = "Call your emergency number now"
EVERYONE = ["What calcification is", "Getting ready for a visit"]


def strip_of(test) -> str:
    return html_of(test).partition('<aside class="help-strip')[2].partition("</aside>")[0]


def test_with_nothing_ticked_the_pages_for_everyone_are_offered(page):
    test = page("matches")
    assert not test.exception
    assert [label for label in links(test) if label in EVERYONE] == EVERYONE
    assert "Nothing is ticked yet." in shown(test)


def test_a_stiff_painful_shoulder_leads_to_the_tendon_and_says_why(page):
    test = page("matches", ticks=("sx_stiff", "sx_pain_moving", "loc_shoulder"))
    assert "Read: Calcium in a tendon" in links(test)
    assert "Shown because you ticked “Pain or soreness, mostly when I move” and “Shoulder”." in shown(test)


def test_what_was_ticked_is_said_question_by_question_with_the_way_back(page):
    test = page("matches", ticks=("sx_stiff", "loc_shoulder", "rf_seizure"))
    changes = [label for label in links(test) if label.startswith("Change: ")]
    assert changes == ["Change: 1. Warning signs", "Change: 2. Places", "Change: 3. Symptoms"]


def test_ticks_without_a_warning_sign_never_reassure(page):
    sentence = (
        "Nothing you ticked is on our list of warning signs. If you are worried or it gets worse, get help anyway."
    )
    assert sentence in shown(page("matches", ticks=("sx_stiff",)))
    assert sentence not in shown(page("matches"))
    assert sentence not in shown(page("matches", ticks=("sx_stiff", "rf_lump_big")))


def test_crushing_chest_pain_has_the_emergency_card_open_before_anything_else(page):
    card = cards(page("matches", ticks=("rf_chest_pain",)))[0]
    assert '<section class="care-card emergency call">' in card
    assert EMERGENCY in card
    assert "You ticked:" in card
    assert "Chest pain, tightness or pressure" in card


def test_the_strip_at_the_foot_says_so_on_every_page(visit):
    strip = strip_of(tick(visit(), "rf_chest_pain"))
    assert "is-ticked" in strip
    assert f"You ticked an emergency sign. {EMERGENCY}." in strip


def test_the_strip_does_not_tell_somebody_to_call_who_ticked_a_sign_for_which_one_goes(visit):
    strip = strip_of(tick(visit(), "rf_tight_limb"))
    assert strip.startswith(' is-ticked"')
    strip = strip_of(tick(visit(), "rf_tight_limb", "rf_chest_pain"))
    assert strip.startswith(' is-ticked is-call"')


def test_a_sign_to_call_for_never_stands_beside_going_there_by_oneself(page, site):
    site(region="uk")
    (card,) = cards(page("matches", ticks=("rf_face_arm_speech",)))
    assert "Do not travel in by yourself." in card
    assert "A&amp;E" not in card


def test_signs_to_call_for_stand_before_signs_to_go_for(page):
    first, second = cards(page("matches", ticks=("rf_tight_limb", "rf_seizure")))
    assert ("A fit (seizure)" in first, "Do not travel in by yourself." in first) == (True, True)
    assert ("tight, bulging limb" in second, "Do not drive yourself." in second) == (True, True)


def test_the_card_of_a_ticked_sign_has_a_button_that_calls_and_words_for_a_crisis_can_be_written_to(page, site):
    site(region="ireland")
    card = cards(page("matches", ticks=("rf_chest_pain",)))[0]
    assert '<a class="call-button" href="tel:112">Call 112</a>' in card
    assert '<a class="call-button" href="tel:999">Call 999</a>' in card
    site(region="us")
    card = cards(page("matches", ticks=("rf_mental_health_crisis",)))[0]
    assert 'href="tel:988"' in card
    assert 'href="sms:988"' in card


@pytest.mark.parametrize("mode", ["kiosk", "projector"])
def test_where_nobody_has_a_telephone_in_the_hand_a_number_is_text(page, site, mode: str):
    site(region="uk", mode="kiosk" if mode == "kiosk" else "web")
    shown = html_of(page("matches", ticks=("rf_mental_health_crisis",), mode=mode))
    assert "Samaritans on 116 123" in shown
    assert "tel:" not in shown


def test_the_most_urgent_card_stands_first(page):
    drawn = cards(page("matches", ticks=("rf_lump_big", "rf_swollen_calf", "rf_seizure")))
    levels = [level for card in drawn for level in ("emergency", "urgent", "soon") if f"care-card {level}" in card]
    assert levels == ["emergency", "urgent", "soon"]
    assert "care-card emergency" in cards(page("matches", ticks=("sx_chest_pain",)))[0], "a symptom that is a sign"


def test_no_mix_of_ticks_makes_a_card(page, rulebook):
    harmless = tuple(tick.id for tick in rulebook.ticks.values() if not tick.warning)
    assert "You ticked:" not in html_of(page("matches", ticks=harmless))


def test_a_static_site_marks_no_sign_as_ticked(page, site):
    site(safety="static")
    assert "You ticked:" not in html_of(page("matches", ticks=("sx_chest_pain",)))


def test_a_code_on_a_sheet_opens_its_topics_and_passes_over_what_is_none(page):
    test = page("find", topics="kidneys,tendon,<script>,../x")
    assert [label for label in links(test) if label != "Find topics"] == ["Calcium in a tendon", "Kidneys and stones"]
    assert "The code names no page that we have." in shown(page("find", topics="nonsense"))


def test_questions_for_a_doctor_are_gathered_from_the_topics(page, library):
    text = shown(page("matches", ticks=("loc_kidneys", "sx_side_pain")))
    assert any(entry.question in text for entry in library.questions.values() if "kidneys" in entry.topics)


def test_a_kiosk_promises_no_sheet_and_without_codes_only_the_questions_are_left(page, site, library):
    promise, ticks = library.say("take.lead"), ("loc_shoulder", "sx_stiff")
    assert promise in shown(page("matches", ticks=ticks))
    site(mode="kiosk")
    assert promise not in shown(page("matches", ticks=ticks))
    site(mode="kiosk", show_qr=False)
    left = page("matches", ticks=ticks)
    assert library.say("sheet.questions") in shown(left)
    assert "Scan the code" not in shown(left)


def test_a_sheet_and_its_code_never_hold_a_tick(page, library, monkeypatch):
    monkeypatch.setattr(sheets, "to_print", repr)
    ticks = ("sx_stiff", "sx_pain_moving", "loc_shoulder", "bg_diabetes", "bg_pregnant")
    test = page("matches", ticks=tuple(tick for tick in ticks if tick in library.ticks))
    assert len(test.get("bidi_component")) == 1, "no sheet is made before someone asks"
    test.session_state["print-button"] = {"asked": 1}
    sheet = next(part.proto.json for part in test.run().get("bidi_component") if "asked" in part.proto.json)
    assert "Calcium in a tendon" in sheet
    assert not [tick for tick in ticks if tick in sheet]
    assert not [tick for tick in ticks if tick in library.ticks and library.ticks[tick].label in sheet]
