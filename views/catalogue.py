"""Tests and care: the catalogue of cards, by kind, topic and strength of proof; `?card=<id>` opens one."""

import streamlit as st

import pen
from content import Card
from content.model import KINDS, STRENGTHS
from pen import pages
from views.components import search
from views.components.choice import choose, topic_titles
from views.visit import Visit, keep_address
from views.ways import CARD


def show(visit: Visit) -> None:
    """Draw the card that the address asks for, or the list of all cards."""
    keep_address()
    asked = st.query_params.get(CARD, "")
    card = visit.library.cards.get(asked)
    if card:
        st.html(pages.card(visit.on, card))
    else:
        _list(visit, asked)


def _list(visit: Visit, asked: str) -> None:
    lead = visit.say("catalogue.unknown" if asked else "catalogue.lead")
    st.html(pen.part("pages", "opening", visit.on, visit.say("catalogue.title"), lead))
    if not search.show(visit, "card"):
        kept = _chosen(visit)
        count = visit.say("catalogue.count", shown=len(kept), all=len(visit.library.cards))
        st.html(pen.part("frame", "line", count) + pages.cards(visit.on, kept))


def _chosen(visit: Visit) -> list[Card]:
    """Ask for a kind, a topic and a strength of proof, and keep the cards that fit all three."""
    library = visit.library
    kind_box, topic_box, strength_box = st.columns(3)
    with kind_box:
        kind = choose(visit, "kind", "catalogue.choose_kind", {visit.say(f"kinds.{kind}"): kind for kind in KINDS})
    with topic_box:
        topic = choose(visit, "card_topic", "catalogue.choose_card_topic", topic_titles(visit))
    with strength_box:
        strengths = {visit.say(f"strengths.{strength}"): strength for strength in STRENGTHS}
        strength = choose(visit, "strength", "catalogue.choose_strength", strengths)
    return [
        card
        for card in library.cards.values()
        if kind in ("", card.kind) and topic in ("", *card.topics) and strength in ("", card.strength)
    ]
