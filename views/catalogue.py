"""Tests and care: the catalogue of cards, by kind, topic and strength of proof; `?card=<id>` opens one."""

import streamlit as st

from content import Card
from content.model import HELP_PAGE, KINDS, STRENGTHS
from pen.reading import Reading, read
from views.components import card_list, care_cards, links, page_text, search, what_next
from views.components.choice import choose, topic_titles
from views.visit import Visit


def show(visit: Visit) -> None:
    """Draw the card that the address asks for, or the list of all cards."""
    links.keep_address()
    asked = st.query_params.get(links.CARD, "")
    card = visit.library.cards.get(asked)
    if card:
        _page(visit, card)
    else:
        _list(visit, asked)


def _list(visit: Visit, asked: str) -> None:
    st.title(visit.say("catalogue.title"), anchor=False)
    st.markdown(visit.say("catalogue.unknown") if asked else visit.say("catalogue.lead"))
    care_cards.show_folded(visit)
    if search.show(visit, first="card"):
        return
    kept = _chosen(visit)
    st.markdown(visit.say("catalogue.count", shown=len(kept), all=len(visit.library.cards)))
    card_list.show(visit, kept)


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


def _page(visit: Visit, card: Card) -> None:
    reading = read(visit.library, card)
    links.back_to("catalogue", visit.say("catalogue.back_to_list"))
    st.title(card.title, anchor=False)
    page_text.summary(reading)
    st.markdown(card_list.proof(visit, card))
    card_list.kind_note(visit, card.kind)
    with st.container(key="reader"):
        page_text.contents(visit, _parts(visit, reading))
        with st.container(key="topic-page"):
            care_cards.show_folded(visit)
            links.to_topic(visit, HELP_PAGE, visit.say("topics.all_warnings"))
            page_text.sections(reading)
            page_text.foot(visit, reading)
            what_next.of_card(visit, card)


def _parts(visit: Visit, reading: Reading) -> list[tuple[str, str]]:
    sources, way_on = ("sources", visit.say("page.sources_and_dates")), ("next", visit.say("page.next"))
    return [*reading.headings, sources, way_on]
