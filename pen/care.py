"""Care cards as they are drawn in the app, in the board, at the kiosk, on plain pages and in the edition."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from markupsafe import Markup

import pen
from content import Library, Region, calls
from rules import Rulebook
from rules.model import PARTS


class CareCards(NamedTuple):
    """What cards are drawn with. A region with marked numbers gives links; `tag` is the heading's element."""

    library: Library
    region: Region
    tag: str = "h3"

    def drawn(self, rulebook: Rulebook, ids: Collection[str], ticked: Collection[str] = ()) -> Iterator[Markup]:
        """Yield a card for each thing to do that these signs ask for, most urgent first; ticked signs lead."""
        signs = [sign for id, sign in rulebook.warnings.items() if id in ids]
        asked = [part for part in PARTS if any(sign.part == part for sign in signs)]
        last = {PARTS[part]: part for part in asked}
        for part in asked:
            of_part = [sign.id for sign in signs if sign.part == part]
            first = [id for id in of_part if id in ticked]
            lines = [self.line(id, is_ticked=True) for id in first]
            lines += [self.line(id, is_ticked=False) for id in of_part if id not in ticked]
            head, is_last = self.head(part, is_ticked=bool(first)), last[PARTS[part]] == part
            yield head + Markup().join(lines) + self.tail(part, is_last=is_last)

    def head(self, part: str, *, is_ticked: bool) -> Markup:
        """Return what stands before the lines of a card; with a ticked sign it has a button for each number."""
        card, say, what = PARTS[part], self.library.say, self.region.asks(part)
        heading = say("cards.heading", what=calls.plain(what) if is_ticked else what)
        how = self.region.fill(self.library.how(part))
        buttons = [
            {"address": calls.address(mark), "words": say("cards.call_button", number=calls.plain(mark))}
            for mark in calls.to_call(what)
        ]
        level = self.library.care_cards[card].level
        return pen.part("care", "head", card, part, level, self.tag, heading, how, buttons if is_ticked else [])

    def tail(self, part: str, *, is_last: bool = True) -> Markup:
        """Return what stands after the lines of a card: what to do meanwhile, below the last part of a card."""
        return pen.part(
            "care", "tail", self.region.fill(self.library.care_cards[PARTS[part]].action) if is_last else ""
        )

    def line(self, id: str, *, is_ticked: bool) -> Markup:
        """Return one warning sign as a line of its card; a ticked one is marked and says why it matters."""
        words = self.library.warnings[id]
        sign, why, faster = (self.region.fill(part) for part in (words.sign, words.why, words.faster))
        mark = self.library.say("cards.ticked") if is_ticked else ""
        return pen.part("care", "line", sign, faster, mark, why)
