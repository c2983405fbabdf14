"""On what a page is drawn, the app or an edition: its tables and words, whom to call, and where its other pages lie."""

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from markupsafe import Markup

import pen
from content import Drawing, Library, Page, Region
from pen.care import CareCards
from pen.reading import cited_by
from rules import Rulebook


class Ways(NamedTuple):
    """Where other pages lie: the address of a topic, a card, a row, a letter, a question, a list, and a drawing."""

    topic: Callable[[str], str]
    card: Callable[[str], str]
    row: Callable[[str], str]
    letter: Callable[[str], str]
    question: Callable[[str], str]
    page: Callable[[str], str]
    drawing: Callable[[str, Drawing], str]
    keeps_visit: bool = False
    """Whether a link is turned to in the open page, so that the visit goes on."""


class Outside(NamedTuple):
    """How an address outside is shown: as a link or as text, and with a code to take along or without."""

    links: bool = True
    codes: bool = False


class Surface(NamedTuple):
    """What the macros of `pages.html` and `reading.html` draw on. A region with marked numbers gives links."""

    library: Library
    rulebook: Rulebook
    region: Region
    ways: Ways
    outside: Outside

    def say(self, key: str, **values: object) -> str:
        """Return the words under a key."""
        return self.library.say(key, **values)

    @property
    def cited(self) -> Mapping[str, Collection[Page]]:
        """The pages that cite each source."""
        return cited_by(self.library)

    def cards(self, signs: Collection[str], ticked: Collection[str] = ()) -> Markup:
        """Draw the care cards that signs stand on, most urgent first; ticked ones lead and are marked."""
        return pen.NOTHING.join(CareCards(self.library, self.region).drawn(self.rulebook, signs, ticked))
