"""The HTML of the kiosk's shell, from the words of the site's languages and the numbers of its region."""

import json
import pkgutil
from html import escape
from pathlib import Path
from string import Template

import content
from content import Library, Region
from rules import Rulebook
from server.kiosk import care
from server.plain import direction
from server.site import Site

GROUP = "kiosk."
SPEAKING = ("shell.html", "greeting.html", "fault.html", "help.html", "shell.js")
"""The files in which the words of the shell stand."""


def render(site: Site, rulebook: Rulebook, library: Library) -> str:
    """Fill the shell: every screen is in it from the start, also the one for when the server is away."""
    libraries = [library if name == library.language else _texts(site, name) for name in site.languages]
    first = libraries[0]
    return _fill(
        "shell.html",
        **_escaped(words(first, site)),
        name=escape(first.say("app.name")),
        language=first.language,
        direction=direction(first.language),
        words=_data({each.language: _spoken(each, site) for each in libraries}),
        greetings="\n".join(_greeting(each, site) for each in libraries),
        faults="\n".join(_fault(each, site, rulebook) for each in libraries),
        help=_help(first, site),
        idle=str(site.idle_seconds),
        warning=str(site.warning_seconds),
        extensions=str(site.extensions),
        target=str(site.target_pixels),
        large=str(site.large_text_pixels),
    )


def words(library: Library, site: Site) -> dict[str, str]:
    """Return every word of the shell by its key, with the numbers of the region filled in."""
    region = _region(library, site)
    keys = [key.removeprefix(GROUP) for key in library.interface if key.startswith(GROUP)]
    filled = {"emergency": region.emergency, "soon": region.soon, "seconds": site.warning_seconds}
    return {key: library.say(f"kiosk.{key}", **filled) for key in keys}


def _spoken(library: Library, site: Site) -> dict[str, str]:
    return {**words(library, site), "direction": direction(library.language)}


def _texts(site: Site, language: str) -> Library:
    return content.load(language, Path(site.pack) / "content" if site.pack else None)


def _region(library: Library, site: Site) -> Region:
    return library.regions[site.region]


def _greeting(library: Library, site: Site) -> str:
    clinic = f'<p class="clinic">{escape(site.clinic)}</p>' if site.clinic else ""
    return _block("greeting.html", library, site, clinic=clinic, help=_help(library, site))


def _fault(library: Library, site: Site, rulebook: Rulebook) -> str:
    return _block("fault.html", library, site, cards=care.cards(rulebook, library, _region(library, site)))


def _help(library: Library, site: Site) -> str:
    said = words(library, site)
    return _fill("help.html", **_escaped({key: said[key] for key in ("emergency", "soon")}))


def _block(template: str, library: Library, site: Site, **parts: str) -> str:
    known = {"name": library.say("app.name"), "language": library.language, "direction": direction(library.language)}
    return _fill(template, **_escaped(words(library, site) | known), **parts)


def _fill(template: str, **parts: str) -> str:
    """Fill a template that belongs to this package; a part without words is a fault of ours, found at start."""
    text = (pkgutil.get_data(__name__, template) or b"").decode()
    return Template(text).substitute(parts)


def _escaped(texts: dict[str, str]) -> dict[str, str]:
    return {key: escape(text) for key, text in texts.items()}


def _data(texts: dict[str, dict[str, str]]) -> str:
    """Write texts as JSON that cannot end the element it stands in."""
    return json.dumps(texts, ensure_ascii=False).replace("<", "\\u003c")
