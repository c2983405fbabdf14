"""The care cards on a page: when to get help, in words first and colour second, the same for everybody."""

from collections.abc import Collection, Iterator

import streamlit as st

import pen
from pen.care import Cards
from views.visit import Visit


def show(visit: Visit, ids: Collection[str], ticked: Collection[str] = ()) -> None:
    """Draw the cards that these warning signs stand on, most urgent first; `ticked` signs are marked in their card."""
    for card in _cards(visit, ids, ticked):
        st.html(card)


def show_all(visit: Visit, ticked: Collection[str] = ()) -> None:
    """Draw all cards with every warning sign."""
    show(visit, visit.rulebook.warnings, ticked)


def show_folded(visit: Visit) -> None:
    """Draw all cards to unfold, for pages that are not about one topic."""
    with st.expander(visit.say("cards.all"), key="all-warnings"):
        show_all(visit)


def all_as_html(visit: Visit) -> str:
    """Return all cards with every warning sign as escaped HTML."""
    return "".join(_cards(visit, visit.rulebook.warnings, ()))


def heading(visit: Visit, part: str) -> str:
    """Return what to do, in the region's words, as the heading of a card."""
    return visit.say("cards.heading", what=visit.region.asks(part))


def frame(visit: Visit, part: str) -> tuple[str, str]:
    """Return what stands before and after the ticked lines of a card, as escaped HTML."""
    return _pen(visit).head(part, is_ticked=True), _pen(visit).tail(part)


def line(visit: Visit, id: str) -> str:
    """Return one ticked warning sign as an escaped line of its card."""
    return _pen(visit).line(id, is_ticked=True)


def faster(visit: Visit, id: str) -> str:
    """Return who needs help faster than the card of a sign says, as escaped HTML."""
    return pen.called(visit.marked_region.fill(visit.library.warnings[id].faster))


def _cards(visit: Visit, ids: Collection[str], ticked: Collection[str]) -> Iterator[str]:
    return _pen(visit).drawn(visit.rulebook, ids, ticked)


def _pen(visit: Visit) -> Cards:
    return Cards(visit.library, visit.marked_region)
