"""Tests and care: the catalogue of cards, by kind, topic and strength of proof; `?card=<id>` opens one."""

import streamlit as st

from content import Card
from content.model import KINDS, STRENGTHS
from views import resources, state, topics
from views.components import care_cards, page_text
from views.wording import text

PARAMETER = "card"


def show() -> None:
    """Draw the card that the address asks for, or the list of all cards."""
    asked = st.query_params.get(PARAMETER, "")
    card = resources.library().cards.get(asked)
    if card:
        _page(card)
    else:
        _list(asked)


def link(id: str) -> None:
    """Draw a link to a card."""
    page = st.Page(show, url_path="catalogue")
    st.page_link(page, label=resources.library().cards[id].title, query_params={PARAMETER: id})


def of_topic(topic: str) -> None:
    """Draw, to unfold, the cards that belong to a topic, kind by kind."""
    cards = [card for card in resources.library().cards.values() if topic in card.topics]
    if not cards:
        return
    with st.expander(text("catalogue.of_topic", count=len(cards)), key=f"cards-of-{topic}"):
        _by_kind(cards)


def _list(asked: str) -> None:
    st.title(text("catalogue.title"), anchor=False)
    st.markdown(text("catalogue.unknown") if asked else text("catalogue.lead"))
    care_cards.show_folded()
    library = resources.library()
    kind_box, topic_box, strength_box = st.columns(3)
    with kind_box:
        kind = _choice("kind", {text(f"kinds.{kind}"): kind for kind in KINDS})
    with topic_box:
        topic = _choice("card_topic", {library.topics[id].title: id for id in resources.rulebook().topics})
    with strength_box:
        strength = _choice("strength", {text(f"strengths.{strength}"): strength for strength in STRENGTHS})
    kept = [
        card
        for card in library.cards.values()
        if kind in ("", card.kind) and topic in ("", *card.topics) and strength in ("", card.strength)
    ]
    st.markdown(text("catalogue.count", shown=len(kept), all=len(library.cards)))
    _by_kind(kept)


def _choice(name: str, words: dict[str, str]) -> str:
    """Let the visitor choose one of `words` (words to id), and return its id; empty for any."""
    chosen = st.selectbox(text(f"catalogue.choose_{name}"), [text("table.any"), *words], key=state.choice_key(name))
    return words.get(str(chosen), "")


def _by_kind(cards: list[Card]) -> None:
    for kind in KINDS:
        of_kind = [card for card in cards if card.kind == kind]
        if of_kind:
            st.subheader(text(f"kinds.{kind}"), anchor=False)
        for card in of_kind:
            with st.container(gap=None):
                link(card.id)
                st.markdown(f"{card.summary.text} {_evidence(card)}")


def _evidence(card: Card) -> str:
    return text(
        "catalogue.evidence",
        strength=text(f"strengths.{card.strength}"),
        direction=text(f"directions.{card.direction}"),
    )


def _page(card: Card) -> None:
    st.page_link(st.Page(show, url_path="catalogue"), label=text("catalogue.back_to_list"), query_params={})
    st.title(card.title, anchor=False)
    page_text.summary(card)
    st.markdown(_evidence(card))
    with st.container(key="topic-page"):
        care_cards.show_folded()
        page_text.sections(card, "card_sections")
        st.header(text("catalogue.topics"), anchor=False)
        for topic in card.topics:
            topics.link(topic, resources.library().topics[topic].title)
        page_text.foot(card)
