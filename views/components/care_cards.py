"""The three care cards: when to get help, in words first and colour second, the same for everybody."""

from collections.abc import Collection
from html import escape

import streamlit as st

from rules.model import CARDS
from views import resources
from views.wording import in_region, text, warning


def show(ids: Collection[str], ticked: Collection[str] = ()) -> None:
    """Draw the cards that these warning signs stand on, most urgent first; `ticked` signs are marked in their card."""
    warnings = resources.rulebook().warnings
    for card in CARDS:
        on_card = [id for id in warnings if id in ids and warnings[id].card == card]
        if on_card:
            st.html(_card(card, on_card, ticked))


def show_all(ticked: Collection[str] = ()) -> None:
    """Draw all three cards with every warning sign."""
    show(resources.rulebook().warnings, ticked)


def show_folded() -> None:
    """Draw all three cards to unfold, for pages that are not about one topic."""
    with st.expander(text("cards.all"), key="all-warnings"):
        show_all()


def heading(card: str) -> str:
    """Return what to do, in the region's words, as the heading of a card."""
    return text("cards.heading", what=getattr(resources.region(), card))


def _card(card: str, ids: Collection[str], ticked: Collection[str]) -> str:
    words = resources.library().care_cards[card]
    signs = [*(id for id in ids if id in ticked), *(id for id in ids if id not in ticked)]
    return (
        f'<section class="care-card {card}">'
        f'<h3><span class="unseen">{escape(words.level)} </span>{escape(heading(card))}</h3>'
        f"<ul>{''.join(_sign(id, id in ticked) for id in signs)}</ul>"
        f"<p>{escape(in_region(words.action))}</p></section>"
    )


def _sign(id: str, is_ticked: bool) -> str:
    words = warning(id)
    mark = f'<strong class="mark">{escape(text("cards.ticked"))}</strong> ' if is_ticked else ""
    faster = f' <span class="faster">{escape(words.faster)}</span>' if words.faster else ""
    why = f' <span class="why">{escape(words.why)}</span>' if is_ticked else ""
    return f'<li class="{"ticked" if is_ticked else "sign"}">{mark}{escape(words.sign)}.{why}{faster}</li>'
