"""What all visitors share, read once for the process: the rule table, the texts and the site's settings."""

from datetime import date
from functools import cache

import content
import rules
from content import ContentError, Library, Region
from rules import Proof, Rulebook, TableError
from server import site
from server.site import Site, SiteError
from views.agreement import disagreements
from views.modes import MODES, Mode


@cache
def rulebook() -> Rulebook:
    """Return the shipped rule table."""
    return rules.load()


@cache
def settings() -> Site:
    """Return the settings of this site."""
    return site.load()


@cache
def library() -> Library:
    """Return the texts in the site's language."""
    return content.load(settings().language)


@cache
def proof(today: date) -> Proof:
    """Return what is proved about the table on this day; a quarter of a second, once a day."""
    return rules.prove(rulebook(), today=today)


def region() -> Region:
    """Return whom to call where this site stands."""
    return library().regions[settings().region]


def mode() -> Mode:
    """Return how this site is used."""
    return MODES[settings().mode]


def faults() -> tuple[str, ...]:
    """Return every reason not to open the door, as `file:line: sentence`; empty if all is well."""
    problems: list[str] = []
    for read in (settings, rulebook, library):
        try:
            read()
        except (SiteError, TableError, ContentError) as error:
            problems += (problem for problem in error.problems if problem not in problems)
    if problems:
        return tuple(problems)
    return (*site.faults(settings(), library().regions), *disagreements(rulebook(), library()))
