"""What all visitors share, read once for the process: the rule table, the texts and the site's settings."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import streamlit as st

import content
import rules
from content import ContentError, Library, Region, packs
from rules import Proof, Rulebook, TableError, reader
from server import site
from server.site import Site, SiteError
from views import pack_gates
from views.agreement import disagreements
from views.modes import MODES, Mode


@cache
def tables() -> Mapping[str, bytes]:
    """Return the tables of this site as they are: the shipped ones, or those of its pack."""
    return reader.files(Path(settings().pack, "rules", "tables") if settings().pack else None)


@cache
def rulebook() -> Rulebook:
    """Return the rule table of this site."""
    return rules.read(tables())


@cache
def settings() -> Site:
    """Return the settings of this site."""
    return site.load()


@cache
def library() -> Library:
    """Return the texts in the site's language: the shipped ones, or those of its pack."""
    if settings().pack:
        return packs.load_folder(Path(settings().pack), settings().language)
    return content.load(settings().language)


@cache
def proof(today: date) -> Proof:
    """Return what is proved about the table on this day; a quarter of a second, once a day."""
    return rules.prove(rulebook(), today=today)


def region() -> Region:
    """Return whom to call where this site stands."""
    return library().regions[settings().region]


def mode() -> Mode:
    """Return how this window is used: as its site is, or as its address asks where the site's own mode allows that."""
    own, asked = MODES[settings().mode], st.query_params.get("mode", "")
    return MODES[asked] if asked in own.becomes else own


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
    agree = pack_gates.findings if settings().pack else disagreements
    return (*site.faults(settings(), library().regions), *agree(rulebook(), library()))
