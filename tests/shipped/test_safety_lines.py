"""Lines that a reader could come to harm without, on the cards and pages where they matter most."""

import re

import pytest

from content import Card
from content.model import Page
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
    "steroid tablets that come up again": (
        "medicine-corticosteroids",
        r"vomiting[^.]*is an emergency\. Get emergency help now",
    ),
    "methotrexate is weekly": ("medicine-immune-medicines", r"once a week[^.]*never daily"),
    "vitamin D in both units that packets show": (
        "prevention-vitamin-d-limits",
        r"not more than 100 micrograms \(4,000 IU\)",
    ),
}
"""The ten safety lines of the evidence (part 2, S01 to S10), and three that were found missing."""
NO_LIST = "We found no list of clashes by name."
CLASHES = {
    "medicine-colchicine": "clarithromycin diltiazem",
    "medicine-calcium-channel-blockers": "colchicine metoprolol apixaban",
    "medicine-immune-medicines": "trimethoprim allopurinol",
    "medicine-allopurinol": "azathioprine",
    "medicine-antibiotics": "colchicine fusidic tizanidine methotrexate spironolactone warfarin",
    "medicine-nsaids": "warfarin lithium methotrexate aspirin clopidogrel citalopram sertraline",
    "medicine-diuretics": "lithium trimethoprim",
    "medicine-statins": "clarithromycin fusidic",
    "medicine-thyroid-hormone": "sevelamer",
    "medicine-phosphate-binders": "levothyroxine",
    "medicine-corticosteroids": "ciprofloxacin cobicistat itraconazole",
    "medicine-vitamin-k": "warfarin",
    "medicine-warfarin-caution": "ibuprofen miconazole tramadol fluconazole",
    "treatment-pain-medicines": "warfarin clopidogrel",
    "prevention-after-hip-surgery": "warfarin",
    "treatment-steroid-injection": "ritonavir",
}
"""A card, and medicines that it has to name: a clash that has killed, or is common."""
ALLERGY = """
medicine-nsaids medicine-antibiotics medicine-allopurinol medicine-bisphosphonates medicine-calcium-channel-blockers
medicine-denosumab medicine-diuretics medicine-immune-medicines medicine-statins treatment-pain-medicines
prevention-after-hip-surgery
"""
SAYS = {
    "medicine-nsaids": (
        "Low-dose aspirin: ask your doctor before you add one of these.",
        "Keep taking the aspirin.",
        "Do not stop those tablets on your own.",
        "In pregnancy, take none at any stage unless a doctor or midwife says so.",
        "The UK says not at all from 28 weeks, and the US from 30.",
        "ever made you wheeze",
        "With scleroderma, get emergency help for a bad new headache",
        "A new hot, swollen, very sore joint can be infected, so see a doctor the same day.",
    ),
    "medicine-corticosteroids": (
        "With scleroderma, get emergency help for a bad new headache",
        "A new hot, swollen, very sore joint can be infected, so see a doctor the same day.",
        "Injections, inhalers and repeated short courses count too.",
    ),
    "medicine-colchicine": (
        "A new hot, swollen, very sore joint can be infected, so see a doctor the same day.",
        "If you took too much, or a child took any, get emergency help, even if all seems well.",
        "If you take a medicine named here, do not stop it on your own.",
        "ring the specialist and do not stop it.",
    ),
    "medicine-statins": (
        "If you take a medicine named here, do not stop it on your own",
        "drooping eyelids, double vision",
    ),
    "medicine-calcium-channel-blockers": (
        "If you took too much, or a child took any, get emergency help",
        "Diltiazem and verapamil are not for people with a weak heart.",
    ),
    "medicine-antibiotics": (
        "Do not change the warfarin dose yourself.",
        "Take both only if your methotrexate team knows and agrees.",
        "They are not for you if one of them ever harmed you badly.",
        "stop it and get help the same day for a bad headache or blurred sight.",
    ),
    "medicine-immune-medicines": (
        "Take both only if your methotrexate team knows and agrees.",
        "ring the team before the next methotrexate.",
        "After contact with chickenpox, shingles or measles, ring the same day.",
        "It is not for people on dialysis",
        "Go on with steroids meanwhile.",
    ),
    "medicine-warfarin-caution": (
        "Take them only if a doctor who knows of your warfarin says so.",
        "Get emergency help for a weak face or arm, or slurred speech.",
    ),
    "medicine-denosumab": ("Do not stop them because of this page.",),
    "medicine-bisphosphonates": (
        "Do not stop prescribed calcium or vitamin D because of this page.",
        "Get emergency help for chest pain, black poo, or vomit with blood.",
        "Before each drip of zoledronate, the kidneys are tested.",
    ),
    "medicine-thyroid-hormone": (
        "Do not stop prescribed calcium or vitamin D because of this page.",
        "get emergency help for spasms, a fit or a tight throat.",
        "If you get pregnant, keep taking it and ring at once.",
    ),
    "medicine-allopurinol": ("In an attack, go on with it unless a rash comes.",),
}
"""A medicine, and words that its card may not lose: each stands against a harm that its reader could come to."""
NEVER = {
    ("medicine-nsaids", "but for low-dose aspirin for the heart"),
    ("medicine-antibiotics", "can mean a lower dose"),
    ("medicine-warfarin-caution", "make bleeding more common, unless a doctor gave them"),
    ("medicine-statins", "They are not for people with liver disease."),
    ("medicine-immune-medicines", "ring your team today, before the next dose"),
}


TOGETHER = {
    "whoever says not to stop steroids says what to do when ill": (r"(not|never) stop[^.]*\bsteroids", r"steroid card"),
    "whoever names vitamin K names warfarin beside it": (
        r"vitamin K\b",
        r"vitamin K\b.{0,80}warfarin|warfarin.{0,60}vitamin K\b",
    ),
    "whoever names a chelation drip names the harm": (r"chelation", r"great harm|people have died|heart stopped"),
    "whoever praises palovarotene tells of growth": (r"palovarotene", r"stopped grow"),
    "whoever says how much to drink against stones asks about heart and kidneys": (
        r"drinking a lot",
        r"(heart or kidney|kidney or heart) disease",
    ),
}


def text(page: Page) -> str:
    return " ".join(sentence.text for sentence in page.sentences)


def section(card: Card, id: str) -> str:
    parts = [part for part in card.sections if part.id == id]
    return " ".join(sentence.text for part in parts for block in part.blocks for sentence in block.sentences)


@pytest.fixture(scope="module")
def pages(library) -> dict[str, str]:
    return {id: text(page) for id, page in {**library.cards, **library.topics}.items()}


@pytest.fixture(scope="module")
def medicines(library) -> list[Card]:
    return [card for card in library.cards.values() if card.kind == "medicine"]


@pytest.mark.parametrize(("page", "pattern"), LINES.values(), ids=LINES)
def test_a_safety_line_stands_where_it_matters(pages, page: str, pattern: str):
    assert re.search(pattern, pages[page], re.IGNORECASE), pages[page]


@pytest.mark.parametrize("card", SAYS)
def test_a_line_that_a_cautious_pharmacist_missed_stands_on_the_card(pages, card: str):
    assert not [words for words in SAYS[card] if words not in pages[card]]


def test_a_line_that_could_be_read_as_leave_to_do_harm_is_gone(pages):
    assert not [(page, words) for page, words in NEVER if words in pages[page]]
    assert not [id for id, words in pages.items() if "aspirin that a doctor gave you" in words]


@pytest.mark.parametrize(("line", "partner"), TOGETHER.values(), ids=TOGETHER)
def test_a_line_that_harms_alone_has_its_partner_on_the_same_page(library, line: str, partner: str):
    found = {id: text(topic) for id, topic in library.topics.items() if re.search(line, text(topic), re.IGNORECASE)}
    assert found
    assert not [id for id, words in found.items() if not re.search(partner, words, re.IGNORECASE)]


def test_very_sore_dark_skin_that_nobody_knows_never_waits_until_later_today(library):
    """Such patches are an emergency without a fever too; only people whom a kidney team knows ring it first."""
    skin = r"(dark|black|purple)[^.]*patch"
    waiting = re.compile(rf"today[^.]*{skin}|{skin}[^.]*today", re.IGNORECASE)
    said = [sentence.text for topic in library.topics.values() for sentence in topic.sentences]
    assert all("kidney team" in sentence for sentence in said if waiting.search(sentence))


def test_every_medicine_card_names_a_medicine_that_it_clashes_with_or_says_that_we_found_none(medicines, library):
    assert not [card.id for card in medicines if not named(section(card, "mix"), library.words.medicines)]
    assert {card.id for card in medicines if NO_LIST in section(card, "mix")} == {
        "medicine-garetosmab",
        "medicine-hexasodium-fytate",
        "medicine-sodium-thiosulfate",
    }
    for id, clashes in CLASHES.items():
        card = library.cards[id]
        assert set(clashes.split()) <= set(
            named(section(card, "mix") or section(card, "care"), library.words.medicines)
        ), id


def test_every_medicine_card_speaks_of_pregnancy_breast_feeding_and_kidneys_and_says_how_fast_to_get_help(medicines):
    fast = re.compile(r"emergency help|same day|at once|urgent hospital care")
    for card in medicines:
        asked = section(card, "before") + section(card, "care")
        assert all(word in asked for word in ("pregnan", "breast-feed", "kidney")), card.id
        assert fast.search(section(card, "ring")), card.id


def test_a_card_of_a_medicine_that_can_bring_a_grave_allergy_says_what_that_looks_like(library):
    """Words that are the same on all cards, so that a reader knows them again."""
    swelling = "Get emergency help for a swollen face, tongue or throat, wheezing or a faint."
    blisters = "Do so too if skin or mouth blisters or peels."
    said = {id: {sentence.text for sentence in library.cards[id].sentences} for id in ALLERGY.split()}
    assert not [id for id, lines in said.items() if not {swelling, blisters} <= lines]


@pytest.mark.parametrize("card", ["medicine-antibiotics", "medicine-immune-medicines", "medicine-corticosteroids"])
def test_an_infection_that_goes_bad_is_an_emergency_on_every_skin(library, card: str):
    said = section(library.cards[card], "ring")
    assert "Get emergency help for an infection or fever with confusion, slurred speech or very fast breathing." in said
    assert "blotchy, grey or blue skin or lips" in said
    assert "On brown or black skin, look at lips, tongue, gums, palms and soles." in said


def test_whoever_is_told_to_ring_finds_all_signs_and_numbers_on_the_same_page(library):
    assert library.lead("ring") == "All warning signs, with the numbers to call, unfold near the top of this page."
