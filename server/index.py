"""Streamlit's own first page, rewritten once at start: language, title, words before the app is there or without it."""

from collections.abc import Awaitable, Callable, Sequence
from functools import cache
from html import escape
from importlib.util import find_spec
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from content import Library
from server.plain import direction, help_line, paragraph
from server.site import Site

BLOCKS = 8
"""Grey blocks of the page while it loads."""


def html(site: Site, library: Library) -> str:
    """Return the page that a browser gets for every address of a screen."""
    text = _original()
    for start, end, new in _changes(site, library):
        text = _replaced(text, start, end, new)
    return text


def routes(page: str, addresses: Sequence[str]) -> list[Route]:
    """Return Streamlit's page at the root, where the first screen is, and at each other address of a screen.

    The first screen's own name leads to the root; with a slash too many a browser is sent back.
    """
    first, *others = addresses
    routes = [Route(f"/{address}", _answer(page)) for address in ("", *others)]
    slashes = [Route(f"/{address}/", _sent_to(f"../{address}")) for address in others]
    return [*routes, *slashes, Route(f"/{first}", _sent_to("./")), Route(f"/{first}/", _sent_to("../"))]


def _changes(site: Site, library: Library) -> tuple[tuple[str, str, str], ...]:
    """Each place in Streamlit's page, from its first to its last characters, and what stands there instead."""
    language = f'<html lang="{escape(library.language)}" dir="{direction(library.language)}">'
    ours = (
        '<link rel="stylesheet" href="./look.css">',
        '<script src="./start.js"></script>',
        '<script src="./look.js"></script>',
    )
    look = "".join(f"{line}\n    " for line in ours)
    return (
        ('<html lang="', ">", language),
        ('<link rel="shortcut icon"', "/>", '<link rel="shortcut icon" href="./icon.svg" />'),
        ("<title>", "</title>", f"<title>{escape(library.say('app.name'))}</title>"),
        ("<!--\n      Machine-readable pointer", "-->", ""),
        ('<link rel="service-desc"', "/>", ""),
        ('<script type="module"', "", look + '<script type="module"'),
        ("<noscript>", "</noscript>", _without_script(site, library)),
        ('<div id="root"></div>', "", '<div id="root"></div>\n' + _first(site, library)),
    )


def _replaced(text: str, start: str, end: str, new: str) -> str:
    before, found, after = text.partition(start)
    if not found or start in after:
        raise ValueError(f"streamlit/static/index.html:1: '{start}' is not there once; was Streamlit changed?")
    return before + new + after.partition(end)[2] if end else before + new + after


def _without_script(site: Site, library: Library) -> str:
    lines = (library.say("door.no_script"), library.say("door.no_script_help"), library.say("app.not_a_diagnosis"))
    shown = _frame(site, library, "".join(map(paragraph, lines)))
    hide = "<style>#first { display: none; }</style>"
    return f'<noscript>{hide}<div id="without-script">{shown}</div></noscript>'


def _first(site: Site, library: Library) -> str:
    blocks = f'<div aria-hidden="true">{"<i></i>" * BLOCKS}</div>'
    lines = paragraph(library.say("app.not_a_diagnosis")) + paragraph(library.say("door.loading"))
    return f'    <div id="first">{_frame(site, library, lines + blocks)}</div>'


def _frame(site: Site, library: Library, body: str) -> str:
    name = library.say("app.name") + (f" · {site.clinic}" if site.clinic else "")
    return f"<main>{paragraph(name, 'name')}{body}</main>{paragraph(help_line(site, library), 'help')}"


@cache
def _original() -> str:
    found = find_spec("streamlit")
    if not found or not found.origin:
        raise ValueError("streamlit is not installed")
    return (Path(found.origin).parent / "static" / "index.html").read_text(encoding="utf-8")


def _answer(page: str) -> Callable[[Request], Awaitable[Response]]:
    async def answer(_: Request) -> Response:
        return HTMLResponse(page)

    return answer


def _sent_to(place: str) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        query = request.url.query
        return RedirectResponse(f"{place}?{query}" if query else place, 308)

    return answer
