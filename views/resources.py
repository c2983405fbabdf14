"""What pages speak of and how a site is set: one subject for all visitors, in the language of each.

Every page asks here, each time anew, and keeps nothing that it made of the answer but with `kept`.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import streamlit as st

import content
import rules
from content import Library, Region
from faults import Faults
from rules import Proof, Rulebook, accepted, reader
from subject import gates, model, packs, site
from subject.model import Subject
from subject.site import Site, SiteError
from views import language
from views.modes import MODES, Mode

P = ParamSpec("P")
T = TypeVar("T")
MOST_KEPT = 200
"""As many answers of one function are kept with a subject."""


def of_site() -> Subject:
    """Return the subject of this site in the language of this visit: the shipped one, or that of its pack."""
    return in_language(language.spoken(of_file().languages))


@cache
def in_language(name: str) -> Subject:
    """Return the subject of this site in one of its languages, read once for the process."""
    return model.read(_site_tables, lambda: _site_texts(name))


def libraries() -> tuple[Library, ...]:
    """Return the texts of this site in each of its languages."""
    return tuple(in_language(name).library for name in of_file().languages)


def kept(make: Callable[P, T]) -> Callable[P, T]:
    """Keep what a function makes of tables and texts with their subject, so that no other visit is given it."""

    @wraps(make)
    def found(*args: P.args, **kwargs: P.kwargs) -> T:
        made = of_site().made
        if make not in made:
            made[make] = lru_cache(maxsize=MOST_KEPT)(make)
        answer: T = made[make](*args, **kwargs)
        return answer

    return found


def tables() -> Mapping[str, bytes]:
    """Return the tables of this visit as they are."""
    return of_site().tables


def rulebook() -> Rulebook:
    """Return the rule table of this visit."""
    return of_site().rulebook


def library() -> Library:
    """Return the texts of this visit in its language."""
    return of_site().library


@kept
def proof(today: date) -> Proof:
    """Return what is proved about the table on this day; a quarter of a second, once a day."""
    return rules.prove(rulebook(), today=today)


def region() -> Region:
    """Return whom to call where this site stands."""
    return of_site().library.regions[settings().region]


def marked_region() -> Region:
    """Return the same words for what is drawn as HTML: with their numbers marked, where a number can be a link."""
    return region().marked if mode().calls else region()


@cache
def of_file() -> Site:
    """Return the settings of this site as `site.yaml` has them."""
    return site.load()


def settings() -> Site:
    """Return the settings of this site."""
    return of_file()


def mode() -> Mode:
    """Return how this window is used: as its site is, or as its address asks where the site's own mode allows that."""
    own, asked = MODES[settings().mode], st.query_params.get("mode", "")
    return MODES[asked] if asked in own.becomes else own


def faults() -> tuple[str, ...]:
    """Return every reason not to open the door, as `file:line: sentence`; empty if all is well."""
    try:
        own = of_file()
    except SiteError as error:
        return error.problems
    unread = tuple(dict.fromkeys(problem for name in own.languages for problem in _unread(name)))
    if unread:
        return (*unread, *accepted.accidents(_folder()))
    found = gates.findings(in_language(own.language).rulebook, *libraries())
    return tuple(dict.fromkeys((*site.faults(own, libraries()), *accepted.faults(_folder()), *found)))


def notices() -> tuple[str, ...]:
    """Return what whoever runs this site ought to know although its door is open."""
    return accepted.never(_folder())


def _folder() -> Path | None:
    return Path(of_file().pack, "rules", "tables") if of_file().pack else None


def _site_tables() -> Mapping[str, bytes]:
    return reader.files(_folder())


def _site_texts(name: str) -> Library:
    if of_file().pack:
        return packs.load_folder(Path(of_file().pack), name)
    return content.load(name)


def _unread(name: str) -> tuple[str, ...]:
    """Return the faults for which tables, or texts in one language, cannot be read."""
    try:
        in_language(name)
    except Faults as error:
        return error.problems
    return ()
