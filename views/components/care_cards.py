"""The three care cards: when to get help, in words first and colour second, the same for everybody."""

from collections.abc import Collection, Iterator
from html import escape

import streamlit as st

from rules.model import CARDS
from views import resources
from views.wording import in_region, text, warning


def show(ids: Collection[str], ticked: Collection[str] = ()) -> None:
    """Draw the cards that these warning signs stand on, most urgent first; `ticked` signs are marked in their card."""
    for card in _cards(ids, ticked):
        st.html(card)


def show_all(ticked: Collection[str] = ()) -> None:
    """Draw all three cards with every warning sign."""
    show(resources.rulebook().warnings, ticked)


def show_folded() -> None:
    """Draw all three cards to unfold, for pages that are not about one topic."""
    with st.expander(text("cards.all"), key="all-warnings"):
        show_all()


def all_as_html() -> str:
    """Return all three cards with every warning sign as escaped HTML."""
    return "".join(_cards(resources.rulebook().warnings, ()))


def heading(card: str) -> str:
    """Return what to do, in the region's words, as the heading of a card."""
    return text("cards.heading", what=getattr(resources.region(), card))


def frame(card: str) -> tuple[str, str]:
    """Return what stands before and after the lines of a card, as escaped HTML."""
    words = resources.library().care_cards[card]
    head = f'<h3><span class="unseen">{escape(words.level)} </span>{escape(heading(card))}</h3>'
    return f'<section class="care-card {card}">{head}<ul>', f"</ul><p>{escape(in_region(words.action))}</p></section>"


def line(id: str, *, is_ticked: bool) -> str:
    """Return one warning sign as an escaped line of its card; a ticked one is marked and says why it matters."""
    words = warning(id)
    mark = f'<strong class="mark">{escape(text("cards.ticked"))}</strong> ' if is_ticked else ""
    faster = f' <span class="faster">{escape(words.faster)}</span>' if words.faster else ""
    why = f' <span class="why">{escape(words.why)}</span>' if is_ticked else ""
    return f'<li class="{"ticked" if is_ticked else "sign"}">{mark}{escape(words.sign)}.{why}{faster}</li>'


def _cards(ids: Collection[str], ticked: Collection[str]) -> Iterator[str]:
    warnings = resources.rulebook().warnings
    for card in CARDS:
        of_card = [id for id in warnings if id in ids and warnings[id].card == card]
        on_card = [*(id for id in of_card if id in ticked), *(id for id in of_card if id not in ticked)]
        if on_card:
            head, tail = frame(card)
            yield head + "".join(line(id, is_ticked=id in ticked) for id in on_card) + tail
