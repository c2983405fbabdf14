"""What the kiosk's shell says, from the words of the site's languages and the numbers of its region."""

from collections.abc import Sequence

import pen
from content import Library
from pen.care import CareCards
from rules import Rulebook
from subject.site import Site

GROUP = "kiosk."


def render(site: Site, rulebook: Rulebook, libraries: Sequence[Library]) -> str:
    """Fill the shell: every screen is in it from the start, also the one for when the server is away."""
    tongues = [_tongue(each, site, rulebook) for each in libraries]
    spoken = {each.language: _spoken(each, site) for each in libraries}
    return pen.draw("kiosk.html", site=site, first=tongues[0], tongues=tongues, words=spoken)


def words(library: Library, site: Site) -> dict[str, str]:
    """Return every word of the shell by its key, with the numbers of the region filled in."""
    region = library.regions[site.region]
    keys = [key.removeprefix(GROUP) for key in library.interface if key.startswith(GROUP)]
    filled = {"call": region.call, "soon": region.soon, "seconds": site.warning_seconds}
    return {key: library.say(f"kiosk.{key}", **filled) for key in keys}


def _spoken(library: Library, site: Site) -> dict[str, str]:
    return {**words(library, site), "direction": pen.direction(library.language)}


def _tongue(library: Library, site: Site, rulebook: Rulebook) -> dict[str, object]:
    """One language of the shell: its words, what it is called, and all care cards for when the server is away."""
    cards = list(CareCards(library, library.regions[site.region], "h2").drawn(rulebook, rulebook.warnings))
    named = {"language": library.language, "own_name": library.say("language.name"), "name": library.say("app.name")}
    return {**words(library, site), **named, "cards": cards}
