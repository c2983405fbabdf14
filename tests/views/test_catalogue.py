"""Tests and care: complete, linked both ways, and calm about odd addresses."""

import pytest

from tests.views.conftest import headings, links, shown


def test_the_list_holds_every_card_by_kind(page, library):
    test = page("catalogue")
    assert sorted(links(test)) == sorted(card.title for card in library.cards.values())
    kinds = ["Tests", "Treatments", "Medicines", "Operations", "Everyday care", "Prevention", "Follow-up"]
    assert headings(test) == kinds


def test_every_card_opens_with_its_proof_in_fixed_words(page, library):
    for card in library.cards.values():
        test = page("catalogue", card=card.id)
        assert not test.exception, card.id
        assert headings(test, 1) == [card.title]
        assert "<strong>How good the proof is:</strong>" in shown(test)
        assert "<strong>Not clinically reviewed.</strong>" in shown(test)
        assert "See all warning signs" in links(test)


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


def test_search_on_this_page_puts_cards_first(page, library):
    test = page("catalogue")
    test.text_input(key="search").set_value("shokwave").run()
    assert links(test)[0] == "Shock wave therapy"
    assert headings(test)[0] == "Tests and care"
    assert not test.selectbox


def test_a_card_has_a_contents_list_words_that_open_and_a_way_on_and_back(page, library):
    test = page("catalogue", card="test-ct")
    assert '<nav class="contents"' in shown(test)
    assert '<details class="term"><summary>CT scan</summary>' in shown(test)
    assert "Last read through by its authors:" in shown(test)
    assert "Back to all cards" in links(test)
    assert "Calcium in a tendon" in links(page("catalogue", card="test-xray"))
    assert library.cards["test-xray"].title in links(page("topics", topic="tendon"))


def test_a_medicine_says_that_its_badge_does_not_speak_of_the_illness_it_is_taken_for(page, library):
    note = library.kind_note("medicine")
    assert "the illness that you take it for" in note
    assert note in shown(page("catalogue", card="medicine-corticosteroids"))
    assert note not in shown(page("catalogue", card="test-xray"))
    assert note in shown(page("catalogue"))
