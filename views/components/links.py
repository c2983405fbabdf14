"""Links to topics and cards, by address; pages need not import each other to link to each other."""

import streamlit as st

from views.visit import Visit

TOPIC, TOPICS, CARD, ROW, QUESTION, LETTER = "topic", "topics", "card", "row", "question", "letter"
"""Names of the parameters in an address that open a topic, several, a card, a row of the table, a question of the board
or a letter of the index."""
CLASS, CASE, MODE = "class", "case", "mode"
"""The address of the pages for a class, and its parameters that open a case, and that show it on a projector."""
MATCHES = "matches"
"""The address of the page of all matches."""


def to_topic(visit: Visit, id: str, words: str = "") -> None:
    """Draw a link to a topic, with its title if no other words are given."""
    st.page_link(_page("topics"), label=words or visit.library.topics[id].title, query_params={TOPIC: id})


def to_card(visit: Visit, id: str, words: str = "") -> None:
    """Draw a link to a card of the catalogue, with its title if no other words are given."""
    st.page_link(_page("catalogue"), label=words or visit.library.cards[id].title, query_params={CARD: id})


def to_row(id: str, words: str) -> None:
    """Draw a link to a row of the rule table."""
    st.page_link(_page("rule-table"), label=words, query_params={ROW: id})


def to_letter(letter: str) -> None:
    """Draw a link to one letter of the index from A to Z."""
    st.page_link(_page("topics"), label=letter, query_params={LETTER: letter.lower()})


def to_question(group: str, words: str) -> None:
    """Draw a link to the tick board, at one question if `group` names it."""
    st.page_link(_page("find"), label=words, query_params={QUESTION: group} if group else {})


def to_case(visit: Visit, id: str, words: str = "") -> None:
    """Draw a link to a teaching case, with its title if no other words are given."""
    to_class(words or visit.library.cases[id].title, **{CASE: id})


def to_class(words: str, **parameters: str) -> None:
    """Draw a link to a page for a class; a window on a projector stays one."""
    asked = {MODE: st.query_params.get(MODE, ""), **parameters}
    st.page_link(_page(CLASS), label=words, query_params={name: value for name, value in asked.items() if value})


def to_sandbox(words: str) -> None:
    """Draw a link to the copy of the rules to break; a window on a projector stays one."""
    mode = st.query_params.get(MODE, "")
    st.page_link(_page("sandbox"), label=words, query_params={MODE: mode} if mode else {})


def back_to(address: str, words: str) -> None:
    """Draw a link to the list of all topics or of all cards."""
    st.page_link(_page(address), label=words, query_params={})


def turn_to(address: str) -> None:
    """Turn to another page at once."""
    st.switch_page(_page(address))


def keep_address() -> None:
    """Write the address anew: a link from a page to itself does not, and Back or a button would go by the old one."""
    st.query_params.from_dict(st.query_params.to_dict())


def _page(address: str) -> st.Page:
    """A page is known by its address alone; what it draws is registered in `views/frame.py`."""
    return st.Page(_nothing, url_path=address)


def _nothing() -> None:
    """Never drawn: the frame has the real pages."""
