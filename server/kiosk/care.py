"""The three care cards in plain HTML, in the words of `views/components/care_cards.py`, for when the app is away."""

from html import escape

from content import Library, Region
from rules import Rulebook
from rules.model import CARDS


def cards(rulebook: Rulebook, library: Library, region: Region) -> str:
    """Write all three cards with every warning sign, most urgent first."""
    return "".join(_card(card, rulebook, library, region) for card in CARDS)


def _card(card: str, rulebook: Rulebook, library: Library, region: Region) -> str:
    words = library.care_cards[card]
    heading = library.say("cards.heading", what=getattr(region, card))
    signs = [_sign(id, library, region) for id, warning in rulebook.warnings.items() if warning.card == card]
    return (
        f'<section class="care-card {card}">'
        f'<h2><span class="unseen">{escape(words.level)} </span>{escape(heading)}</h2>'
        f"<ul>{''.join(signs)}</ul><p>{escape(region.fill(words.action))}</p></section>"
    )


def _sign(id: str, library: Library, region: Region) -> str:
    words = library.warnings[id]
    faster = f" {escape(region.fill(words.faster))}" if words.faster else ""
    return f"<li>{escape(region.fill(words.sign))}.{faster}</li>"
