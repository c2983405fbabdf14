"""Topics and cards as entries of a list: a link and a summary; of a card also what its proof is like."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import streamlit as st

from content import Card
from content.model import KINDS
from views.components import links, page_text
from views.visit import Visit


def show(visit: Visit, cards: Iterable[Card]) -> None:
    """Draw a link, the summary and the proof of each card, under the headings of their kinds."""
    for kind, of_kind in _by_kind(cards):
        st.header(visit.say(f"kinds.{kind}"), anchor=False)
        kind_note(visit, kind)
        with st.container(key=f"list-{kind}", gap=None):
            for card in of_kind:
                card_entry(visit, card)


def topic_entry(visit: Visit, id: str) -> None:
    """Draw one topic as an entry of a list."""
    with st.container(key=f"listed-{id}", gap=None):
        links.to_topic(visit, id)
        st.markdown(visit.library.topics[id].summary.text)


def card_entry(visit: Visit, card: Card) -> None:
    """Draw one card as an entry of a list."""
    with st.container(key=f"listed-card-{card.id}", gap=None):
        links.to_card(visit, card.id)
        st.markdown(f"{card.summary.text}  \n{proof(visit, card)}")


def of_topic(visit: Visit, topic: str) -> None:
    """Draw, to unfold, links to the cards that belong to a topic."""
    cards = [card for card in visit.library.cards.values() if topic in card.topics]
    if cards:
        with st.expander(visit.say("catalogue.of_topic", count=len(cards)), key=f"cards-of-{topic}"):
            for kind, of_kind in _by_kind(cards):
                st.subheader(visit.say(f"kinds.{kind}"), anchor=False)
                for card in of_kind:
                    links.to_card(visit, card.id)


def proof(visit: Visit, card: Card) -> str:
    """Say in fixed words how good the proof is and which way it points."""
    strength, direction = visit.say(f"strengths.{card.strength}"), visit.say(f"directions.{card.direction}")
    return visit.say("catalogue.evidence", strength=strength, direction=direction)


def kind_note(visit: Visit, kind: str) -> None:
    """Draw what the proof of a kind of card does not speak of, where there are words for it."""
    page_text.said(visit.library.kind_note(kind))


def _by_kind(cards: Iterable[Card]) -> Iterator[tuple[str, Iterator[Card]]]:
    return groupby(sorted(cards, key=lambda card: KINDS.index(card.kind)), lambda card: card.kind)
