"""The ten safety lines of the evidence (part 2, S01 to S10) stand on the cards and pages where they matter most."""

import re

import pytest

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
