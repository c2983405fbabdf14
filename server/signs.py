"""All warning signs with what to do, as a plain page: for browsers and networks in which the app does not start."""

from collections.abc import Sequence

from starlette.routing import Route

from content import Library
from pen.care import CareCards
from rules import Rulebook
from server import index, plain
from subject.site import Site


def routes(site: Site, rulebook: Rulebook, libraries: Sequence[Library]) -> list[Route]:
    """Return the address of the page, which is written once in each language of the site."""
    pages = {library.language: html(site, rulebook, library) for library in libraries}
    return [Route(f"/{plain.HELP}", index.answer(pages))]


def html(site: Site, rulebook: Rulebook, library: Library) -> str:
    """Return the page: what it is not, the care cards, and the way to the first page."""
    cards = CareCards(library, plain.region(site, library), "h2").drawn(rulebook, rulebook.warnings)
    standing, start = plain.paragraph(library.say("app.not_a_diagnosis")), library.say("door.to_start")
    return plain.html(site, library, library.say("strip.name"), [standing, *cards, plain.way("./", start)])
