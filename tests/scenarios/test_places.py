"""A place alone puts its own page in front; which page that is follows from its name, not from the table."""

import pytest

import rules

FRONT = {
    "tendon": ("shoulder", "elbow", "hand_wrist", "hip_buttock", "ankle_heel_foot"),
    "joint-crystals": ("knee", "near_any_joint"),
    "veins": ("calf_shin", "pelvis_veins"),
    "lungs-nodes": ("lungs", "lymph_nodes"),
    "prostate": ("prostate", "genitals"),
    "skin": ("skin_widespread", "belly_fat"),
    "muscle": ("thigh_arm_muscle",),
    "brain": ("brain",),
    "thyroid": ("neck_front",),
    "spine": ("back_spine",),
    "breast": ("breast",),
    "heart-valve": ("heart",),
    "kidneys": ("kidneys",),
    "arteries": ("arteries",),
}
PAGES = {f"loc_{place}": {page} for page, places in FRONT.items() for place in places}
PAGES["loc_injection_site"] = {"cause-injury", "cause-medicines"}
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
