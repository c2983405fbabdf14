"""One visit, as every page is handed it: what its site speaks of in the visit's language, and how its window is used.

What the visitor ticked is in the session alone: `views/state.py` asks for it anew each time.
"""

from dataclasses import dataclass

import streamlit as st

from content import Library, Region
from pen.surface import Outside, Surface
from rules import Rulebook
from subject.door import Opened
from subject.model import Subject
from subject.site import Site
from views import language
from views.modes import MODES, Mode
from views.ways import APP


@dataclass(frozen=True, eq=False)
class Visit:
    """The site whose door is open, its subject in the visit's language, and the mode of the visit's window."""

    opened: Opened
    subject: Subject
    mode: Mode

    @property
    def site(self) -> Site:
        """The settings of the site."""
        return self.opened.site

    @property
    def rulebook(self) -> Rulebook:
        """The rule table."""
        return self.subject.rulebook

    @property
    def library(self) -> Library:
        """The texts, in the language of this visit."""
        return self.subject.library

    @property
    def region(self) -> Region:
        """Whom to call where this site stands."""
        return self.library.regions[self.site.region]

    @property
    def marked_region(self) -> Region:
        """The same words for what is drawn as HTML: with their numbers marked, where a number can be a link."""
        return self.region.marked if self.mode.calls else self.region

    @property
    def on(self) -> Surface:
        """On what the pen draws whole pages for this window."""
        outside = Outside(self.mode.outside_links, self.mode.source_codes and self.site.show_qr)
        return Surface(self.library, self.rulebook, self.marked_region, APP, outside)

    def say(self, key: str, **values: object) -> str:
        """Return the words of the screen under `key`, with `{names}` filled in. No view writes a word of its own."""
        return self.library.say(key, **values)


def begin(opened: Opened) -> Visit:
    """Return this visit, in its language and in the mode that its address asks for where the site allows that."""
    return Visit(opened, opened.subjects[language.spoken(opened.site.languages)], _mode(opened.site))


def without_visitor(opened: Opened, language: str) -> Visit:
    """Return a visit that nobody makes, for what is written once, at start, in each language."""
    return Visit(opened, opened.subjects[language], MODES[opened.site.mode])


def keep_address() -> None:
    """Write the address anew: a link from a page to itself does not, and Back or a button would go by the old one."""
    st.query_params.from_dict(st.query_params.to_dict())


def _mode(site: Site) -> Mode:
    own, asked = MODES[site.mode], st.query_params.get("mode", "")
    return MODES[asked] if asked in own.becomes else own
