"""The care cards on a page: when to get help, in words first and colour second, the same for everybody."""

from collections.abc import Collection, Iterator

import streamlit as st

from content import calls
from server.care import Pen
from views import resources
from views.wording import text


def show(ids: Collection[str], ticked: Collection[str] = ()) -> None:
    """Draw the cards that these warning signs stand on, most urgent first; `ticked` signs are marked in their card."""
    for card in _cards(ids, ticked):
        st.html(card)


def show_all(ticked: Collection[str] = ()) -> None:
    """Draw all cards with every warning sign."""
    show(resources.rulebook().warnings, ticked)


def show_folded() -> None:
    """Draw all cards to unfold, for pages that are not about one topic."""
    with st.expander(text("cards.all"), key="all-warnings"):
        show_all()


def all_as_html() -> str:
    """Return all cards with every warning sign as escaped HTML."""
    return "".join(_cards(resources.rulebook().warnings, ()))


def heading(part: str) -> str:
    """Return what to do, in the region's words, as the heading of a card."""
    return text("cards.heading", what=resources.region().asks(part))


def frame(part: str) -> tuple[str, str]:
    """Return what stands before and after the ticked lines of a card, as escaped HTML."""
    return _pen().head(part, is_ticked=True), _pen().tail(part)


def line(id: str) -> str:
    """Return one ticked warning sign as an escaped line of its card."""
    return _pen().line(id, is_ticked=True)


def faster(id: str) -> str:
    """Return who needs help faster than the card of a sign says, as escaped HTML."""
    return calls.html(resources.marked_region().fill(resources.library().warnings[id].faster))


def _cards(ids: Collection[str], ticked: Collection[str]) -> Iterator[str]:
    return _pen().cards(resources.rulebook(), ids, ticked)


def _pen() -> Pen:
    return Pen(resources.library(), resources.marked_region())
