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
    ("medicine-nsaids", "aspirin"),
    ("medicine-nsaids", "clopidogrel"),
    ("medicine-nsaids", "citalopram"),
    ("medicine-nsaids", "sertraline"),
    ("medicine-antibiotics", "fusidic"),
    ("medicine-antibiotics", "tizanidine"),
    ("medicine-antibiotics", "methotrexate"),
    ("medicine-antibiotics", "spironolactone"),
    ("medicine-antibiotics", "warfarin"),
    ("medicine-statins", "fusidic"),
    ("medicine-diuretics", "trimethoprim"),
    ("medicine-calcium-channel-blockers", "apixaban"),
    ("medicine-corticosteroids", "cobicistat"),
    ("medicine-corticosteroids", "itraconazole"),
    ("medicine-warfarin-caution", "miconazole"),
    ("medicine-warfarin-caution", "tramadol"),
    ("medicine-warfarin-caution", "fluconazole"),
    ("treatment-steroid-injection", "ritonavir"),
    ("treatment-pain-medicines", "clopidogrel"),
}
ALLERGY = (
    "medicine-nsaids",
    "medicine-antibiotics",
    "medicine-allopurinol",
    "medicine-bisphosphonates",
    "medicine-calcium-channel-blockers",
    "medicine-denosumab",
    "medicine-diuretics",
    "medicine-immune-medicines",
    "medicine-statins",
    "treatment-pain-medicines",
    "prevention-after-hip-surgery",
)
SAYS = {
    ("medicine-nsaids", "Low-dose aspirin: ask your doctor before you add one of these."),
    ("medicine-nsaids", "Keep taking the aspirin."),
    ("medicine-nsaids", "Do not stop those tablets on your own."),
    ("medicine-nsaids", "In pregnancy, take none at any stage unless a doctor or midwife says so."),
    ("medicine-nsaids", "The UK says not at all from 28 weeks, and the US from 30."),
    ("medicine-nsaids", "ever made you wheeze"),
    ("medicine-nsaids", "With scleroderma, get emergency help for a bad new headache"),
    ("medicine-nsaids", "A new hot, swollen, very sore joint can be infected, so see a doctor the same day."),
    ("medicine-corticosteroids", "With scleroderma, get emergency help for a bad new headache"),
    ("medicine-corticosteroids", "A new hot, swollen, very sore joint can be infected, so see a doctor the same day."),
    ("medicine-corticosteroids", "Injections, inhalers and repeated short courses count too."),
    ("medicine-colchicine", "A new hot, swollen, very sore joint can be infected, so see a doctor the same day."),
    ("medicine-colchicine", "If you took too much, or a child took any, get emergency help, even if all seems well."),
    ("medicine-colchicine", "If you take a medicine named here, do not stop it on your own."),
    ("medicine-colchicine", "ring the specialist and do not stop it."),
    ("medicine-statins", "If you take a medicine named here, do not stop it on your own"),
    ("medicine-statins", "drooping eyelids, double vision"),
    ("medicine-calcium-channel-blockers", "If you took too much, or a child took any, get emergency help"),
    ("medicine-calcium-channel-blockers", "Diltiazem and verapamil are not for people with a weak heart."),
    ("medicine-antibiotics", "Do not change the warfarin dose yourself."),
    ("medicine-antibiotics", "Take both only if your methotrexate team knows and agrees."),
    ("medicine-antibiotics", "They are not for you if one of them ever harmed you badly."),
    ("medicine-antibiotics", "stop it and get help the same day for a bad headache or blurred sight."),
    ("medicine-immune-medicines", "Take both only if your methotrexate team knows and agrees."),
    ("medicine-immune-medicines", "ring the team before the next methotrexate."),
    ("medicine-immune-medicines", "After contact with chickenpox, shingles or measles, ring the same day."),
    ("medicine-immune-medicines", "It is not for people on dialysis"),
    ("medicine-immune-medicines", "Go on with steroids meanwhile."),
    ("medicine-warfarin-caution", "Take them only if a doctor who knows of your warfarin says so."),
    ("medicine-warfarin-caution", "Get emergency help for a weak face or arm, or slurred speech."),
    ("medicine-denosumab", "Do not stop them because of this page."),
    ("medicine-bisphosphonates", "Do not stop prescribed calcium or vitamin D because of this page."),
    ("medicine-thyroid-hormone", "Do not stop prescribed calcium or vitamin D because of this page."),
    ("medicine-thyroid-hormone", "get emergency help for spasms, a fit or a tight throat."),
    ("medicine-thyroid-hormone", "If you get pregnant, keep taking it and ring at once."),
    ("medicine-bisphosphonates", "Get emergency help for chest pain, black poo, or vomit with blood."),
    ("medicine-bisphosphonates", "Before each drip of zoledronate, the kidneys are tested."),
    ("medicine-allopurinol", "In an attack, go on with it unless a rash comes."),
}
"""A medicine, and words that its card may not lose: each stands against a harm that its reader could come to."""
NEVER = {
    ("medicine-nsaids", "but for low-dose aspirin for the heart"),
    ("medicine-antibiotics", "can mean a lower dose"),
    ("medicine-warfarin-caution", "make bleeding more common, unless a doctor gave them"),
    ("medicine-statins", "They are not for people with liver disease."),
    ("medicine-immune-medicines", "ring your team today, before the next dose"),
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


def test_a_card_of_a_medicine_that_can_bring_a_grave_allergy_says_what_that_looks_like(library):
    """Words that are the same on all cards, so that a reader knows them again."""
    swelling = "Get emergency help for a swollen face, tongue or throat, wheezing or a faint."
    blisters = "Do so too if skin or mouth blisters or peels."
    silent = [id for id in ALLERGY if not {swelling, blisters} <= {it.text for it in library.cards[id].sentences}]
    assert not silent


@pytest.mark.parametrize("card", ["medicine-antibiotics", "medicine-immune-medicines", "medicine-corticosteroids"])
def test_an_infection_that_goes_bad_is_an_emergency_on_every_skin(library, card: str):
    text = section(library.cards[card], "ring")
    assert "Get emergency help for an infection or fever with confusion, slurred speech or very fast breathing." in text
    assert "blotchy, grey or blue skin or lips" in text
    assert "On brown or black skin, look at lips, tongue, gums, palms and soles." in text


@pytest.mark.parametrize(("card", "words"), sorted(SAYS))
def test_a_line_that_a_cautious_pharmacist_missed_stands_on_the_card(library, card: str, words: str):
    assert words in " ".join(sentence.text for sentence in library.cards[card].sentences)


@pytest.mark.parametrize(("page", "words"), sorted(NEVER))
def test_a_line_that_could_be_read_as_leave_to_do_harm_is_gone(library, page: str, words: str):
    text = " ".join(sentence.text for sentence in {**library.cards, **library.topics}[page].sentences)
    assert words not in text


def test_no_page_keeps_heart_aspirin_and_forgets_the_aspirin_of_the_maternity_team(library):
    pages = {**library.cards, **library.topics}.values()
    texts = [sentence.text for page in pages for sentence in page.sentences]
    assert not [text for text in texts if "aspirin that a doctor gave you" in text]


def test_whoever_is_told_to_ring_finds_all_signs_and_numbers_on_the_same_page(library):
    assert library.lead("ring") == "All warning signs, with the numbers to call, unfold near the top of this page."
