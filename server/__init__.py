"""What the process serves beside the Streamlit page, and the settings of a site. Knows no Streamlit and no screen."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from server import assets, drawn, index, kiosk, plain, ruler, signs, status
from server.gate import Gate
from server.headers import Headers, policy
from server.memory import share_one_pool
from server.open_files import allow_many
from server.packed import Packed
from server.quiet import quiet
from server.visits import Visits
from subject.door import Opened

__all__ = ["VERSION", "middleware", "routes"]

VERSION = "1.0.0"
"""The version of the app; the table and the texts have their own."""

NO_FILES: Mapping[str, Mapping[str, bytes]] = MappingProxyType({})
NO_PICTURES: Mapping[str, drawn.Draw] = MappingProxyType({})


def routes(
    opened: Opened,
    pages: Sequence[str],
    files: Mapping[str, Mapping[str, bytes]] = NO_FILES,
    pictures: Mapping[str, drawn.Draw] = NO_PICTURES,
) -> list[BaseRoute]:
    """Return what is served before Streamlit is asked. `pages` are the addresses of the screens, the root first.

    `files` are those of the screens, by address and name; `pictures` are drawn when they are asked for, by address.
    """
    site, rulebook, libraries = opened.site, opened.first.rulebook, opened.libraries
    bare = {library.language: index.html(site, library) for library in libraries}
    needed = {library.language: index.needed(files, library.language) for library in libraries}
    front = {library.language: index.html(site, library, needed[library.language]) for library in libraries}
    return [
        *index.routes(bare, pages, front),
        *assets.routes(files),
        *drawn.routes(pictures),
        *status.routes(site, rulebook, libraries, VERSION),
        *signs.routes(site, rulebook, libraries),
        *ruler.routes(site, libraries[0]),
        *kiosk.routes(site, rulebook, libraries),
    ]


def middleware(opened: Opened, own: Sequence[BaseRoute], forget: Callable[[], None]) -> list[Middleware]:
    """Return what every request passes, outermost first. `own` are our routes; `forget` drops visits that ended."""
    site, library = opened.site, opened.first.library
    quiet()
    allow_many()
    share_one_pool()
    return [
        Middleware(Headers, policy=policy(index.html(site, library)), sorry=plain.sorry(site, library)),
        Middleware(Gate, own=own, address=site.address, answers=plain.answers(site, library)),
        Middleware(Visits, forget=forget),
        Middleware(Packed, addresses=index.files()),
    ]
