"""Streamlit's own first page, rewritten once at start: language, title, words before the app is there or without it.

A browser can paint these words as soon as it has the page: what they need stands in it, and what Streamlit needs
comes after them. Its scripts that it would ask for one after the other are asked for at once.
"""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

import pen
from content import Library
from server.assets import FOLDER
from server.packed import ENCODED, packed, takes_packed
from server.plain import help_words, paragraph, region, ways
from subject.site import Site

LANGUAGE = "language"
"""The parameter with which an address asks for a language; a visit keeps the answer under the same name."""
BLOCKS = 8
"""Grey blocks of the page while it loads."""
OWN = ("look.css", "start.js", "look.js")
"""Our own style and scripts that stand in the page."""
ENTRY, HEAD_ENDS, ROOT = '<script type="module"', "</head>", '<div id="root"></div>'
"""Where in Streamlit's page the tags for its own scripts and styles begin and end, and where it draws the app."""
PARTS = ("Html", "Button", "BidiComponent")
"""What every page of ours draws, by Streamlit's names; one that has gone is asked for when it is needed, as before."""
IMPORT = re.compile(r'(?:\bfrom|\bimport)"\./([\w.-]+\.js)"')

NO_PAGES: Mapping[str, str] = MappingProxyType({})


def html(site: Site, library: Library, ahead: Sequence[str] = ()) -> str:
    """Return the page that a browser gets for the address of a screen. `ahead` are files that this screen will need."""
    text = _original()
    for start, end, new in _changes(site, library, ahead):
        text = _replaced(text, start, end, new)
    return text


def routes(pages: Mapping[str, str], addresses: Sequence[str], front: Mapping[str, str] = NO_PAGES) -> list[Route]:
    """Return Streamlit's page at the root, where the first screen is, and at each other address of a screen.

    `pages` is the page in each language; an address may ask for one of them, and else gets the first. `front` are
    those of the root, where they are others.
    The first screen's own name leads to the root; with a slash too many a browser is sent back.
    """
    first, *others = addresses
    routes = [Route("/", answer(front or pages)), *(Route(f"/{address}", answer(pages)) for address in others)]
    slashes = [Route(f"/{address}/", _sent_to(f"../{address}")) for address in others]
    return [*routes, *slashes, Route(f"/{first}", _sent_to("./")), Route(f"/{first}/", _sent_to("../"))]


def answer(pages: Mapping[str, str]) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers with a page in the language that is asked for, or in the first."""
    first = next(iter(pages))
    small = {language: packed(page.encode()) for language, page in pages.items()}

    async def page(request: Request) -> Response:
        asked = request.query_params.get(LANGUAGE, "")
        language = asked if asked in pages else first
        if takes_packed(request.headers):
            return HTMLResponse(small[language], headers=dict(ENCODED))
        return HTMLResponse(pages[language], headers={"Vary": "Accept-Encoding"})

    return page


def needed(files: Mapping[str, Mapping[str, bytes]], language: str) -> tuple[str, ...]:
    """Return the addresses of files, by address and name, that a screen in one language needs."""
    every = (f"{address}/{name}" for address, own in files.items() for name in own)
    return tuple(name for name in every if not name.endswith(".json") or name.endswith(f"-{language}.json"))


def files() -> tuple[str, ...]:
    """Return the addresses of Streamlit's own scripts, styles and fonts."""
    return tuple(f"/{path.relative_to(_folder()).as_posix()}" for path in sorted(_folder().glob("static/*/*")))


def _changes(site: Site, library: Library, ahead: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
    """Each place in Streamlit's page, from its first to its last characters, and what stands there instead."""
    tag = partial(pen.part, "first")
    return (
        ('<html lang="', ">", tag("opening", library.language)),
        ('<link rel="shortcut icon"', "/>", tag("icon")),
        ("<title>", "</title>", tag("title", library.say("app.name"))),
        ("<!--\n      Machine-readable pointer", "-->", ""),
        ('<link rel="service-desc"', "/>", ""),
        (ENTRY, HEAD_ENDS, _look() + HEAD_ENDS),
        ("<noscript>", "</noscript>", _without_script(site, library)),
        (ROOT, "", f"{ROOT}\n{_first(site, library)}\n{_streamlits(ahead)}"),
    )


def _replaced(text: str, start: str, end: str, new: str) -> str:
    before, found, after = text.partition(start)
    if not found or start in after:
        raise ValueError(f"streamlit/static/index.html:1: '{start}' is not there once; was Streamlit changed?")
    return before + str(new) + (after.partition(end)[2] if end else after)


def _without_script(site: Site, library: Library) -> Markup:
    lines = (library.say("door.no_script"), library.say("door.no_script_help"), library.say("app.not_a_diagnosis"))
    shown = _frame(site, library, [*map(paragraph, lines), *ways(site, library)])
    return pen.part("first", "without_script", shown)


def _first(site: Site, library: Library) -> Markup:
    late = pen.part("first", "late", [paragraph(library.say("door.late")), *ways(site, library)])
    lines = [paragraph(library.say(key)) for key in ("app.not_a_diagnosis", "door.loading")]
    shown = _frame(site, library, [*lines, late, pen.part("first", "blank", BLOCKS)])
    return pen.part("first", "first", shown)


def _frame(site: Site, library: Library, blocks: Sequence[Markup]) -> Markup:
    name = library.say("app.name") + (f" · {site.clinic}" if site.clinic else "")
    note, help = region(site, library).note, help_words(site, library, "topics")
    return pen.part("first", "frame", name, blocks, note, help)


@cache
def _look() -> str:
    """Our own style and scripts, in the page: it can be painted without a word from anybody else."""
    style, *scripts = (pen.own((FOLDER / name).read_text(encoding="utf-8")) for name in OWN)
    return str(pen.part("first", "look", pen.styles("tokens") + style, scripts))


def _streamlits(ahead: Sequence[str]) -> str:
    """The tags of Streamlit's own scripts and styles, and of those that a browser would come upon only later."""
    own = _original().partition(ENTRY)[2].partition(HEAD_ENDS)[0]
    later = [f"static/js/{name}" for name in _later(_original())]
    return f"{ENTRY}{own}{pen.part('first', 'ahead', [*later, *ahead])}"


@cache
def _later(page: str) -> tuple[str, ...]:
    """The scripts of PARTS, and what they import in turn, without those that Streamlit's page names itself."""
    scripts = _folder() / "static" / "js"
    found: dict[str, None] = {}
    waiting = [path.name for part in PARTS for path in scripts.glob(f"{part}.*.js")]
    while waiting:
        name = waiting.pop()
        if name not in found and name not in page:
            found[name] = None
            waiting += IMPORT.findall((scripts / name).read_text(encoding="utf-8"))
    return tuple(found)


@cache
def _original() -> str:
    return (_folder() / "index.html").read_text(encoding="utf-8")


@cache
def _folder() -> Path:
    found = find_spec("streamlit")
    if not found or not found.origin:
        raise ValueError("streamlit is not installed")
    return Path(found.origin).parent / "static"


def _sent_to(place: str) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        query = request.url.query
        return RedirectResponse(f"{place}?{query}" if query else place, 308)

    return answer
