"""What the process serves beside the Streamlit page, and the settings of a site. Knows no Streamlit and no screen."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from content import Library
from rules import Rulebook
from server import assets, index, kiosk, plain, ruler, status
from server.gate import Gate
from server.headers import Headers, policy
from server.open_files import allow_many
from server.quiet import quiet
from server.site import Site
from server.visits import Visits

__all__ = ["PAGES", "VERSION", "middleware", "routes"]

VERSION = "1.0.0.dev0"
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


def routes(
    site: Site, rulebook: Rulebook, library: Library, files: Mapping[str, Mapping[str, bytes]] = NO_FILES
) -> list[BaseRoute]:
    """Return what is served before Streamlit is asked; `files` are those of the screens, by address and name."""
    return [
        *index.routes(index.html(site, library), PAGES),
        *assets.routes(files),
        *status.routes(site, rulebook, library, VERSION),
        *ruler.routes(site, library),
        *kiosk.routes(site, rulebook, library),
    ]


def middleware(site: Site, library: Library, own: Sequence[BaseRoute], forget: Callable[[], None]) -> list[Middleware]:
    """Return what every request passes, outermost first. `own` are our routes; `forget` drops visits that ended."""
    quiet()
    allow_many()
    return [
        Middleware(Headers, policy=policy(index.html(site, library)), sorry=plain.sorry(site, library)),
        Middleware(Gate, own=own, address=site.address, answers=plain.answers(site, library)),
        Middleware(Visits, forget=forget),
    ]
