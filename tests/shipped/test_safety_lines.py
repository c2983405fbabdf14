"""The ten safety lines of the evidence (part 2, S01 to S10) stand on the cards and pages where they matter most."""

import re

import pytest

from content import Card
from content.wording import medicines as named

LINES = {
    "S01 no shop-bought anti-inflammatory painkillers with kidney disease": ("medicine-nsaids", r"kidney disease"),
    "S02 never stop a blood thinner on your own": ("medicine-warfarin-caution", r"(not|never) stop"),
    "S03 do not cut calcium from food": ("prevention-calcium-food", r"[Dd]o not cut calcium"),
    "S04 in FOP no tissue sample and no needle into muscle": ("test-biopsy", r"FOP"),
    "S05 a growing lump is seen soon": ("test-ultrasound", r"lump[^.]*grow|grow[^.]*lump"),
    "S06 sore dark patches with kidney disease are urgent": ("treatment-wound-infection", r"dark|purple"),
    "S07 a hot sore joint with fever is seen the same day": ("treatment-wound-infection", r"today|same.day"),
    "S08 nothing on sale is proven to dissolve calcium": ("treatment-unproven-remedies", r"dissolve"),
    "S09 never stop long-term steroids suddenly": ("medicine-corticosteroids", r"(not|never) stop"),
    "S09 methotrexate is never for pregnancy": ("medicine-immune-medicines", r"[Mm]ethotrexate[^.]*pregnan"),
    "S10 metastatic calcification is not cancer that has spread": ("types", r"[Mm]etastatic"),
}


@pytest.mark.parametrize(("page", "pattern"), LINES.values(), ids=LINES)
def test_a_safety_line_stands_where_it_matters(library, page: str, pattern: str):
    text = " ".join(sentence.text for sentence in {**library.cards, **library.topics}[page].sentences)
    assert re.search(pattern, text, re.IGNORECASE), text


ASKED_BEFORE = ("pregnan", "breast-feed", "kidney")
NO_LIST = "We found no list of clashes by name."
CLASHES = {
    ("medicine-colchicine", "clarithromycin"),
    ("medicine-colchicine", "diltiazem"),
    ("medicine-calcium-channel-blockers", "colchicine"),
    ("medicine-calcium-channel-blockers", "metoprolol"),
    ("medicine-immune-medicines", "trimethoprim"),
    ("medicine-immune-medicines", "allopurinol"),
    ("medicine-allopurinol", "azathioprine"),
    ("medicine-antibiotics", "colchicine"),
    ("medicine-nsaids", "warfarin"),
    ("medicine-nsaids", "lithium"),
    ("medicine-nsaids", "methotrexate"),
    ("medicine-diuretics", "lithium"),
    ("medicine-statins", "clarithromycin"),
    ("medicine-thyroid-hormone", "sevelamer"),
    ("medicine-phosphate-binders", "levothyroxine"),
    ("medicine-corticosteroids", "ciprofloxacin"),
    ("medicine-vitamin-k", "warfarin"),
    ("medicine-warfarin-caution", "ibuprofen"),
    ("treatment-pain-medicines", "warfarin"),
    ("prevention-after-hip-surgery", "warfarin"),
}


def section(card: Card, id: str) -> str:
    return " ".join(
        sentence.text
        for part in card.sections
        if part.id == id
        for block in part.blocks
        for sentence in block.sentences
    )


@pytest.fixture(scope="module")
def medicines(library) -> list[Card]:
    return [card for card in library.cards.values() if card.kind == "medicine"]


def test_every_medicine_card_names_a_medicine_that_it_clashes_with_or_says_that_we_found_none(medicines, library):
    assert not [card.id for card in medicines if not named(section(card, "mix"), library.words.medicines)]
    assert {card.id for card in medicines if NO_LIST in section(card, "mix")} == {
        "medicine-garetosmab",
        "medicine-hexasodium-fytate",
        "medicine-sodium-thiosulfate",
    }


@pytest.mark.parametrize("word", ASKED_BEFORE)
def test_every_medicine_card_speaks_of_pregnancy_breast_feeding_and_kidneys(medicines, word: str):
    assert not [card.id for card in medicines if word not in section(card, "before") + section(card, "care")]


def test_every_medicine_card_says_when_to_get_help_and_how_fast(medicines):
    fast = re.compile(r"emergency help|same day|at once|urgent hospital care")
    assert not [card.id for card in medicines if not fast.search(section(card, "ring"))]


@pytest.mark.parametrize(("card", "name"), sorted(CLASHES))
def test_a_clash_that_has_killed_or_is_common_is_named_on_the_card(library, card: str, name: str):
    text = section(library.cards[card], "mix") or section(library.cards[card], "care")
    assert name in named(text, library.words.medicines)


def test_steroid_tablets_that_come_up_again_are_an_emergency(library):
    text = section(library.cards["medicine-corticosteroids"], "ring")
    assert re.search(r"vomiting[^.]*is an emergency\. Get emergency help now", text), text


def test_methotrexate_is_weekly_and_never_daily(library):
    text = section(library.cards["medicine-immune-medicines"], "care")
    assert re.search(r"once a week[^.]*never daily", text), text


def test_the_limit_of_vitamin_d_is_told_in_both_units_that_packets_show(library):
    text = section(library.cards["prevention-vitamin-d-limits"], "care")
    assert "not more than 100 micrograms (4,000 IU)" in text
