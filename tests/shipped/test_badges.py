"""The badge of a card: how good its proof is and what the proof says. It promises no more than its text does."""

import re

from content.model import DIRECTIONS, PROOF, STRENGTHS

SCALE = {"strong": "helps", "moderate": "probably-helps", "limited": "may-help"}
"""The fixed words of docs/authoring/words.md."""

SAID = {
    "helps": r"\bhelps?\b",
    "probably-helps": r"\bprobably helps?\b",
    "may-help": r"\bmay help\b",
    "mixed": r"\b(disagree|mixed|(do|does) not agree)\b",
    "gain-and-harm": r"\bharm",
    "helps-other-question": r"\banother (question|use)\b",
}
"""What has to stand under "What the proof says" for a badge to be true."""
PROMISE, SOFTENED = re.compile(r"\bhelps?\b"), re.compile(r"\b(may|probably|if)\b")


def proof_of(card) -> str:
    section = next(section for section in card.sections if section.id == "evidence")
    return " ".join(sentence.text for block in section.blocks for sentence in block.sentences)


def test_a_gain_has_one_word_for_each_strength_and_a_badge_promises_no_more_than_its_proof(library):
    for strength, word in SCALE.items():
        assert [other for other in STRENGTHS if word in PROOF[other]] == [strength]
    assert set(DIRECTIONS) >= set(SAID)
    assert not [id for id, card in library.cards.items() if card.direction not in PROOF[card.strength]]


def test_the_text_of_a_card_says_what_its_badge_says(library):
    told = {id: card for id, card in library.cards.items() if card.direction in SAID}
    assert not [id for id, card in told.items() if not re.search(SAID[card.direction], proof_of(card))]


def test_a_summary_says_helps_only_where_the_proof_is_strong(library):
    weaker = {id: card.summary.text for id, card in library.cards.items() if card.strength != "strong"}
    assert not [id for id, text in weaker.items() if PROMISE.search(text) and not SOFTENED.search(text)]


def test_a_badge_is_true_for_what_its_card_is_about(library):
    """A blood test is no proof about a spot in a tendon, so no word of the badge names a subject of its own."""
    groups = ("strengths.", "directions.", "catalogue.evidence")
    assert not [key for key, words in library.interface.items() if key.startswith(groups) and "calcium" in words]
    for id in ("test-blood-calcium", "test-blood-phosphate", "test-blood-pth", "test-kidney-function", "test-mri"):
        assert library.cards[id].direction == "helps-other-question", id
