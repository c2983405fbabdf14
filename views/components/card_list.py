"""Cards of the catalogue as a list, kind by kind, each with how good its proof is and what it says."""

from collections.abc import Iterable

import streamlit as st

from content import Card
from content.model import KINDS
from views import resources
from views.components import links
from views.wording import text


def show(cards: Iterable[Card]) -> None:
    """Draw a link, the summary and the proof of each card, under the headings of their kinds."""
    by_kind: dict[str, list[Card]] = {kind: [] for kind in KINDS}
    for card in cards:
        by_kind[card.kind].append(card)
    for kind, of_kind in by_kind.items():
        if of_kind:
            st.subheader(text(f"kinds.{kind}"), anchor=False)
        for card in of_kind:
            with st.container(gap=None):
                links.to_card(card.id)
                st.markdown(f"{card.summary.text} {proof(card)}")


def of_topic(topic: str) -> None:
    """Draw, to unfold, the cards that belong to a topic."""
    cards = [card for card in resources.library().cards.values() if topic in card.topics]
    if cards:
        with st.expander(text("catalogue.of_topic", count=len(cards)), key=f"cards-of-{topic}"):
            show(cards)


def proof(card: Card) -> str:
    """Say in fixed words how good the proof is and which way it points."""
    strength, direction = text(f"strengths.{card.strength}"), text(f"directions.{card.direction}")
    return text("catalogue.evidence", strength=strength, direction=direction)
