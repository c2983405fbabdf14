"""The HTML of the kiosk's shell, from the words of the site's languages and the numbers of its region."""

import json
import pkgutil
from collections.abc import Sequence
from html import escape
from string import Template

from content import Library, Region
from rules import Rulebook
from server.care import Pen
from server.plain import direction
from subject.site import Site

GROUP = "kiosk."
SPEAKING = ("shell.html", "greeting.html", "start.html", "start_in.html", "fault.html", "help.html", "shell.js")
"""The files in which the words of the shell stand."""


def render(site: Site, rulebook: Rulebook, libraries: Sequence[Library]) -> str:
    """Fill the shell: every screen is in it from the start, also the one for when the server is away."""
    first = libraries[0]
    return _fill(
        "shell.html",
        **_escaped(words(first, site)),
        name=escape(first.say("app.name")),
        language=first.language,
        direction=direction(first.language),
        words=_data({each.language: _spoken(each, site) for each in libraries}),
        greeting=_greeting(libraries, site),
        tongues=_tongues(libraries),
        faults="\n".join(_fault(each, site, rulebook) for each in libraries),
        help=f'<div class="help">{_help_lines(first, site)}</div>',
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
    filled = {"call": region.call, "soon": region.soon, "seconds": site.warning_seconds}
    return {key: library.say(f"kiosk.{key}", **filled) for key in keys}


def _spoken(library: Library, site: Site) -> dict[str, str]:
    return {**words(library, site), "direction": direction(library.language)}


def _region(library: Library, site: Site) -> Region:
    return library.regions[site.region]


def _greeting(libraries: Sequence[Library], site: Site) -> str:
    """Greet in the first language; in each of the others say how to start, what this is not, and whom to call."""
    clinic = f'<p class="clinic">{escape(site.clinic)}</p>' if site.clinic else ""
    template = "start_in.html" if len(libraries) > 1 else "start.html"
    starts = "".join(_block(template, each, site) for each in libraries)
    help = "".join(_in_its_language(each, _help_lines(each, site)) for each in libraries)
    return _block(
        "greeting.html", libraries[0], site, clinic=clinic, starts=starts, help=f'<div class="help">{help}</div>'
    )


def _tongues(libraries: Sequence[Library]) -> str:
    """Write a button for each language of the page for a fault, which is long; one language needs none."""
    buttons = (
        f'<button type="button" lang="{each.language}">{escape(each.say("language.name"))}</button>'
        for each in libraries
    )
    return f'<div class="tongues">{"".join(buttons)}</div>' if len(libraries) > 1 else ""


def _fault(library: Library, site: Site, rulebook: Rulebook) -> str:
    cards = Pen(library, _region(library, site), "h2").cards(rulebook, rulebook.warnings)
    return _block("fault.html", library, site, cards="".join(cards))


def _help_lines(library: Library, site: Site) -> str:
    said = words(library, site)
    return _fill("help.html", **_escaped({key: said[key] for key in ("emergency", "soon")}))


def _in_its_language(library: Library, html: str) -> str:
    return f'<div lang="{library.language}" dir="{direction(library.language)}">{html}</div>'


def _block(template: str, library: Library, site: Site, **parts: str) -> str:
    known = {"name": library.say("app.name"), "own_name": library.say("language.name")}
    known |= {"language": library.language, "direction": direction(library.language)}
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
