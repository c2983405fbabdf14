"""Tests and care, words, questions and sources: complete, linked both ways, and calm about odd addresses."""

import pytest

from content.model import KINDS, STRENGTHS
from tests.views.conftest import shown


def links(test) -> list[str]:
    return [element.proto.label for element in test.get("page_link")]


def test_the_list_holds_every_card_by_kind(page, library):
    test = page("catalogue")
    assert sorted(links(test)) == sorted(card.title for card in library.cards.values())
    assert [part.value for part in test.subheader] == [
        "Tests",
        "Treatments",
        "Medicines",
        "Operations",
        "Everyday care",
        "Prevention",
        "Follow-up",
    ]


def test_every_card_opens_with_its_proof_in_fixed_words(page, library):
    for card in library.cards.values():
        test = page("catalogue", card=card.id)
        assert not test.exception, card.id
        assert [title.value for title in test.title] == [card.title]
        assert "**Proof for calcium in soft tissue:**" in shown(test)
        assert "**Not clinically reviewed.**" in shown(test)


def test_topics_link_to_their_cards_and_cards_back(page, library):
    assert library.cards["test-xray"].title in links(page("topics", topic="tendon"))
    assert "Calcium in a tendon" in links(page("catalogue", card="test-xray"))


@pytest.mark.parametrize("asked", ["nonsense", "../../etc/passwd", "<script>", "x" * 3000])
def test_an_unknown_card_gives_a_calm_page_with_the_list(page, library, asked: str):
    test = page("catalogue", card=asked)
    assert not test.exception
    assert "There is no card at this address." in shown(test)
    assert len(links(test)) == len(library.cards)


def test_cards_can_be_chosen_by_kind_topic_and_strength_of_proof(page, library):
    for name, chosen, wanted in (
        ("kind", "Medicines", lambda card: card.kind == "medicine"),
        ("card_topic", "Calcium in a tendon", lambda card: "tendon" in card.topics),
        ("strength", "weak", lambda card: card.strength == "limited"),
    ):
        test = page("catalogue")
        test.selectbox(key=f"choice:{name}").select(chosen).run()
        assert sorted(links(test)) == sorted(card.title for card in library.cards.values() if wanted(card))


def test_the_catalogue_of_the_evidence_is_complete(library):
    kinds = [card.kind for card in library.cards.values()]
    assert {kind: kinds.count(kind) for kind in KINDS} == {
        "test": 20,
        "treatment": 17,
        "medicine": 19,
        "operation": 13,
        "care": 6,
        "prevention": 14,
        "follow-up": 1,
    }
    assert {card.strength for card in library.cards.values()} <= set(STRENGTHS)


def test_every_word_every_question_and_every_source_stands_on_its_page(page, library):
    words, questions, sources = (shown(page(f"words.{name}")) for name in ("glossary", "questions", "sources"))
    assert all(f"**{term.term}**" in words for term in library.glossary.values())
    assert all(entry.question in questions for entry in library.questions.values())
    assert all(source.address in sources for source in library.sources.values())
    assert len(library.glossary) >= 40
    assert len(library.questions) >= 25


def test_questions_can_be_chosen_by_topic_and_every_topic_has_some(page, library):
    for topic in library.topics:
        assert sum(topic in entry.topics for entry in library.questions.values()) >= 2, topic
    test = page("words.questions")
    test.selectbox(key="choice:ask").select("Calcium in a tendon").run()
    kept = [entry.question for entry in library.questions.values() if "tendon" in entry.topics]
    assert shown(test).count("?") == len(kept)


def test_a_source_says_which_pages_cite_it(page):
    test = page("words.sources")
    test.text_input(key="source-search").set_value("Louwerens").run()
    assert "Calcium in a tendon" in shown(test)


def test_a_word_is_explained_below_the_part_that_first_uses_it(page):
    test = page("topics", topic="tendon")
    words = [part for part in test.expander if part.label.startswith("Words used here")]
    assert "**tendon**" in words[0].markdown[0].value
    told = [line for part in words for line in part.markdown[0].value.splitlines()]
    assert len(set(told)) == len(told), "a word is explained where it is first used, and once"
