"""Find topics: what a visitor ticks, and what comes to the front."""

from tests.views.conftest import shown

EMERGENCY = "Call your local emergency number or go to an emergency department now"
EVERYONE = ["What calcification is", "Getting ready for a visit"]


def tick(test, *ids):
    for id in ids:
        test.checkbox(key=f"tick:{id}").check()
    return test.run()


def html(test) -> list[str]:
    return [element.proto.body for element in test.main.get("html")]


def links(test) -> list[str]:
    return [element.proto.label for element in test.get("page_link")]


def test_the_first_visit_shows_every_question_and_no_match(visit, rulebook):
    test = visit()
    assert not test.exception
    assert {box.key for box in test.checkbox} == {f"tick:{id}" for id in rulebook.ticks}
    assert not any(box.value for box in test.checkbox)
    assert links(test) == EVERYONE


def test_warning_signs_are_asked_first(visit):
    keys = [box.key for box in visit().checkbox]
    assert all(key.startswith("tick:rf_") for key in keys[:46])
    assert not any(key.startswith("tick:rf_") for key in keys[46:])


def test_a_stiff_painful_shoulder_leads_to_the_tendon_and_says_why(visit):
    test = tick(visit(), "sx_stiff", "sx_pain_moving", "loc_shoulder")
    assert "Read: Calcium in a tendon" in links(test)
    assert "Shown because you ticked “Pain or soreness, mostly when I move” and “Shoulder”." in shown(test)


def test_ticks_without_a_warning_sign_never_reassure(visit):
    sentence = (
        "Nothing you ticked is on our list of warning signs. If you are worried or it gets worse, get help anyway."
    )
    assert sentence in shown(tick(visit(), "sx_stiff"))
    assert sentence not in shown(visit())
    assert sentence not in shown(tick(visit(), "sx_stiff", "rf_lump_big"))


def test_crushing_chest_pain_has_the_emergency_card_open_before_any_question(visit):
    test = tick(visit(), "rf_chest_pain")
    card = html(test)[0]
    assert '<section class="care-card emergency">' in card
    assert EMERGENCY in card
    assert "You ticked:" in card
    assert "Tight, heavy or squeezing pain in the chest" in card
    assert f"You ticked an emergency sign. {EMERGENCY}." in shown(test)


def test_a_symptom_that_is_a_warning_sign_brings_the_same_card(visit):
    assert "care-card emergency" in html(tick(visit(), "sx_chest_pain"))[0]


def test_the_most_urgent_card_stands_first(visit):
    cards = html(tick(visit(), "rf_lump_big", "rf_swollen_calf", "rf_seizure"))[:3]
    assert [level for card in cards for level in ("emergency", "urgent", "soon") if f"care-card {level}" in card] == [
        "emergency",
        "urgent",
        "soon",
    ]


def test_no_mix_of_ticks_makes_a_card(visit, rulebook):
    harmless = [tick.id for tick in rulebook.ticks.values() if not tick.warning]
    assert "care-card" not in "".join(html(tick(visit(), *harmless)))


def test_start_again_forgets_every_tick(visit):
    test = tick(visit(), "sx_stiff", "loc_shoulder", "rf_chest_pain")
    test.button(key="start-again").click().run()
    assert not any(box.value for box in test.checkbox)
    assert links(test) == EVERYONE


def test_ticks_never_reach_the_address(visit):
    test = tick(visit(), "sx_stiff", "rf_chest_pain")
    assert not test.query_params


def test_a_region_has_its_own_words(visit, site):
    site(region="uk")
    assert "Call 999 or go to A&amp;E now if:" in html(tick(visit(), "rf_chest_pain"))[0]


def test_every_region_can_draw_the_page(visit, site, library):
    for region in library.regions:
        site(region=region)
        test = visit()
        assert not test.exception
        assert library.regions[region].emergency in shown(test)


def test_a_static_site_lists_the_signs_and_cannot_tick_them(visit, site):
    site(safety="static")
    test = visit()
    assert not any(box.key.startswith("tick:rf_") for box in test.checkbox)
    cards = "".join(html(test))
    assert cards.count("<li") == 46
    assert "You ticked:" not in shown(tick(test, "sx_chest_pain"))
