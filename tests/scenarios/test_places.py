"""A place alone puts its own page in front; which page that is follows from its name, not from the table."""

import pytest

import rules

PAGES = {
    "loc_shoulder": {"tendon"},
    "loc_elbow": {"tendon"},
    "loc_hand_wrist": {"tendon"},
    "loc_hip_buttock": {"tendon"},
    "loc_knee": {"joint-crystals"},
    "loc_ankle_heel_foot": {"tendon"},
    "loc_calf_shin": {"veins"},
    "loc_thigh_arm_muscle": {"muscle"},
    "loc_near_any_joint": {"joint-crystals"},
    "loc_brain": {"brain"},
    "loc_neck_front": {"thyroid"},
    "loc_back_spine": {"spine"},
    "loc_breast": {"breast"},
    "loc_heart": {"heart-valve"},
    "loc_lungs": {"lungs-nodes"},
    "loc_lymph_nodes": {"lungs-nodes"},
    "loc_kidneys": {"kidneys"},
    "loc_pelvis_veins": {"veins"},
    "loc_prostate": {"prostate"},
    "loc_genitals": {"prostate"},
    "loc_skin_widespread": {"skin"},
    "loc_belly_fat": {"skin"},
    "loc_injection_site": {"cause-injury", "cause-medicines"},
    "loc_arteries": {"arteries"},
}
"""Where a needle, drip or operation was is no part of the body: its pages are on operations and on medicines."""


def test_every_place_has_its_page(rulebook):
    assert set(PAGES) == {tick.id for tick in rulebook.group("location")}


@pytest.mark.parametrize("place", PAGES)
def test_a_place_puts_its_own_page_in_front_alone_and_from_a_scan(rulebook, place: str):
    assert {found.topic for found in rules.match(rulebook, [place]).reading("main")} == PAGES[place]
    scanned = rules.match(rulebook, [place, "sx_none_found_on_scan"]).reading("main")
    assert {found.topic for found in scanned} >= PAGES[place]


def test_the_page_on_feeling_fine_stands_in_front_of_nobody_who_did_not_say_so(rulebook):
    """Whoever was told of calcium and hurts once had no other box. A row holds only with each tick of `all_of`."""
    front = [rule for rule in rulebook.rules if "incidental" in rule.topics and rule.reading == "main"]
    assert front
    assert all({"sx_none_found_on_scan", "sx_no_symptoms"} <= set(rule.all_of) for rule in front)
