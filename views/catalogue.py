"""Tests and care: the catalogue of cards, by kind, topic and strength of proof; `?card=<id>` opens one."""

import streamlit as st

from content import Card
from content.model import HELP_PAGE, KINDS, STRENGTHS
from views import resources
from views.components import card_list, care_cards, links, page_text, search, what_next
from views.components.choice import choose, topic_titles
from views.wording import text


def show() -> None:
    """Draw the card that the address asks for, or the list of all cards."""
    links.keep_address()
    asked = st.query_params.get(links.CARD, "")
    card = resources.library().cards.get(asked)
    if card:
        _page(card)
    else:
        _list(asked)


def _list(asked: str) -> None:
    st.title(text("catalogue.title"), anchor=False)
    st.markdown(text("catalogue.unknown") if asked else text("catalogue.lead"))
    care_cards.show_folded()
    if search.show(first="card"):
        return
    kept = _chosen()
    st.markdown(text("catalogue.count", shown=len(kept), all=len(resources.library().cards)))
    card_list.show(kept)


def _chosen() -> list[Card]:
    """Ask for a kind, a topic and a strength of proof, and keep the cards that fit all three."""
    library = resources.library()
    kind_box, topic_box, strength_box = st.columns(3)
    with kind_box:
        kind = choose("kind", "catalogue.choose_kind", {text(f"kinds.{kind}"): kind for kind in KINDS})
    with topic_box:
        topic = choose("card_topic", "catalogue.choose_card_topic", topic_titles())
    with strength_box:
        strengths = {text(f"strengths.{strength}"): strength for strength in STRENGTHS}
        strength = choose("strength", "catalogue.choose_strength", strengths)
    return [
        card
        for card in library.cards.values()
        if kind in ("", card.kind) and topic in ("", *card.topics) and strength in ("", card.strength)
    ]


def _page(card: Card) -> None:
    links.back_to("catalogue", text("catalogue.back_to_list"))
    st.title(card.title, anchor=False)
    page_text.summary(card)
    st.markdown(card_list.proof(card))
    card_list.kind_note(card.kind)
    with st.container(key="reader"):
        page_text.contents(_parts(card))
        with st.container(key="topic-page"):
            care_cards.show_folded()
            links.to_topic(HELP_PAGE, text("topics.all_warnings"))
            page_text.sections(card, "card_sections")
            page_text.foot(card)
            what_next.of_card(card)


def _parts(card: Card) -> list[tuple[str, str]]:
    sources, way_on = ("sources", text("page.sources_and_dates")), ("next", text("page.next"))
    return [*page_text.parts(card, "card_sections"), sources, way_on]
