"""Links to topics and cards, by address; pages need not import each other to link to each other."""

import streamlit as st

from views import resources

TOPIC, CARD, ROW = "topic", "card", "row"
"""Names of the parameters in an address that open a topic, a card or a row of the table."""


def to_topic(id: str, words: str = "") -> None:
    """Draw a link to a topic, with its title if no other words are given."""
    st.page_link(_page("topics"), label=words or resources.library().topics[id].title, query_params={TOPIC: id})


def to_card(id: str) -> None:
    """Draw a link to a card of the catalogue."""
    st.page_link(_page("catalogue"), label=resources.library().cards[id].title, query_params={CARD: id})


def to_row(id: str, words: str) -> None:
    """Draw a link to a row of the rule table."""
    st.page_link(_page("rule-table"), label=words, query_params={ROW: id})


def back_to(address: str, words: str) -> None:
    """Draw a link to the list of all topics or of all cards."""
    st.page_link(_page(address), label=words, query_params={})


def _page(address: str) -> st.Page:
    """A page is known by its address alone; what it draws is registered in `views/frame.py`."""
    return st.Page(_nothing, url_path=address)


def _nothing() -> None:
    """Never drawn: the frame has the real pages."""
