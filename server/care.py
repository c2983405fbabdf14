"""The one pen for care cards in the app, in the board and at the kiosk: words first, colour second."""

from collections.abc import Collection, Iterator
from html import escape
from typing import NamedTuple

from content import Library, Region, calls
from rules import Rulebook
from rules.model import PARTS


class Pen(NamedTuple):
    """What cards are drawn with. A region with marked numbers gives links; `level` is the heading's element."""

    library: Library
    region: Region
    level: str = "h3"

    def cards(self, rulebook: Rulebook, ids: Collection[str], ticked: Collection[str] = ()) -> Iterator[str]:
        """Yield a card for each thing to do that these signs ask for, most urgent first; ticked signs lead."""
        signs = [sign for id, sign in rulebook.warnings.items() if id in ids]
        asked = [part for part in PARTS if any(sign.part == part for sign in signs)]
        last = {PARTS[part]: part for part in asked}
        for part in asked:
            of_part = [sign.id for sign in signs if sign.part == part]
            first = [id for id in of_part if id in ticked]
            lines = [self.line(id, is_ticked=True) for id in first]
            lines += [self.line(id, is_ticked=False) for id in of_part if id not in ticked]
            tail = self.tail(part) if last[PARTS[part]] == part else "</ul></section>"
            yield self.head(part, is_ticked=bool(first)) + "".join(lines) + tail

    def head(self, part: str, *, is_ticked: bool) -> str:
        """Return what stands before the lines of a card; with a ticked sign it has a button for each number."""
        words, what = self.library.care_cards[PARTS[part]], self.region.asks(part)
        heading = self.library.say("cards.heading", what=calls.plain(what) if is_ticked else what)
        how = calls.html(self.region.fill(self.library.interface.get(f"cards.how_{part}", "")))
        name = " ".join(dict.fromkeys(("care-card", PARTS[part], part)))
        return (
            f'<section class="{name}">'
            f'<{self.level}><span class="unseen">{escape(words.level)} </span>{calls.html(heading)}</{self.level}>'
            + (self._buttons(what) if is_ticked else "")
            + (f'<p class="how">{how}</p>' if how else "")
            + "<ul>"
        )

    def tail(self, part: str) -> str:
        """Return what stands after the lines of a card: what to do meanwhile."""
        return f"</ul><p>{calls.html(self.region.fill(self.library.care_cards[PARTS[part]].action))}</p></section>"

    def line(self, id: str, *, is_ticked: bool) -> str:
        """Return one warning sign as a line of its card; a ticked one is marked and says why it matters."""
        words = self.library.warnings[id]
        sign, why, faster = (calls.html(self.region.fill(part)) for part in (words.sign, words.why, words.faster))
        mark = f'<strong class="mark">{escape(self.library.say("cards.ticked"))}</strong> ' if is_ticked else ""
        why = f' <span class="why">{why}</span>' if is_ticked else ""
        faster = f' <span class="faster">{faster}</span>' if faster else ""
        return f'<li class="{"ticked" if is_ticked else "sign"}">{mark}{sign}.{why}{faster}</li>'

    def _buttons(self, what: str) -> str:
        """One button for each marked number of a heading; a number that is text has none."""
        links = (
            f'<a class="call-button" href="{calls.address(mark)}">'
            f"{escape(self.library.say('cards.call_button', number=calls.plain(mark)))}</a>"
            for mark in calls.to_call(what)
        )
        found = "".join(links)
        return f'<p class="call-buttons">{found}</p>' if found else ""
