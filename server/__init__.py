"""What the process serves beside the Streamlit page, and the settings of a site. Knows no Streamlit and no screen."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from content import Library
from rules import Rulebook
from server import assets, drawn, index, kiosk, plain, ruler, signs, status
from server.gate import Gate
from server.headers import Headers, policy
from server.memory import share_one_pool
from server.open_files import allow_many
from server.packed import Packed
from server.quiet import quiet
from server.visits import Visits
from subject.site import Site

__all__ = ["PAGES", "VERSION", "middleware", "routes"]

VERSION = "1.0.0"
"""The version of the app; the table and the texts have their own."""

PAGES = (
    "find",
    "matches",
    "topics",
    "catalogue",
    "questions",
    "words",
    "sources",
    "rule-table",
    "class",
    "sandbox",
    "about",
)
"""The addresses of the screens as `views/` names them, the first of which is the root; a test compares the two."""

NO_FILES: Mapping[str, Mapping[str, bytes]] = MappingProxyType({})
NO_PICTURES: Mapping[str, drawn.Draw] = MappingProxyType({})


def routes(
    site: Site,
    rulebook: Rulebook,
    libraries: Sequence[Library],
    files: Mapping[str, Mapping[str, bytes]] = NO_FILES,
    pictures: Mapping[str, drawn.Draw] = NO_PICTURES,
) -> list[BaseRoute]:
    """Return what is served before Streamlit is asked. `libraries` are the texts in each language of the site.

    `files` are those of the screens, by address and name; `pictures` are drawn when they are asked for, by address.
    """
    pages = {library.language: index.html(site, library) for library in libraries}
    needed = {library.language: index.needed(files, library.language) for library in libraries}
    front = {library.language: index.html(site, library, needed[library.language]) for library in libraries}
    return [
        *index.routes(pages, PAGES, front),
        *assets.routes(files),
        *drawn.routes(pictures),
        *status.routes(site, rulebook, libraries, VERSION),
        *signs.routes(site, rulebook, libraries),
        *ruler.routes(site, libraries[0]),
        *kiosk.routes(site, rulebook, libraries),
    ]


def middleware(
    site: Site, libraries: Sequence[Library], own: Sequence[BaseRoute], forget: Callable[[], None]
) -> list[Middleware]:
    """Return what every request passes, outermost first. `own` are our routes; `forget` drops visits that ended."""
    library = libraries[0]
    quiet()
    allow_many()
    share_one_pool()
    return [
        Middleware(Headers, policy=policy(index.html(site, library)), sorry=plain.sorry(site, library)),
        Middleware(Gate, own=own, address=site.address, answers=plain.answers(site, library)),
        Middleware(Visits, forget=forget),
        Middleware(Packed, addresses=index.files()),
    ]
