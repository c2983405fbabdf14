"""The kiosk's shell: a page of plain HTML round the app, which stands, with every warning sign, when the app does not.

Rendered once, at start; no visitor's data comes near it. What it does lies in `shell.js`; why it is a page of its own,
in docs/decisions/0009-the-kiosk-is-a-page-outside-the-app.md.
"""

from collections.abc import Sequence
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

import pen
from content import Library
from rules import Rulebook
from server.kiosk import page
from subject.site import Site

FOLDER = Path(__file__).parent
STYLE = "shell.css"
SCRIPTS = ("shell.js", "attempt.js", "lock.js", "forget.js", "idle.js", "reading.js", "worker.js")
FILES = (STYLE, *SCRIPTS)
FRESH = {"Cache-Control": "no-cache"}
WIDER = {"Service-Worker-Allowed": "/kiosk"}
"""`worker.js` lies below /kiosk and may keep /kiosk itself."""


def routes(site: Site, rulebook: Rulebook, libraries: Sequence[Library]) -> list[Route]:
    """Return the addresses of the kiosk: the shell, and the files it needs."""
    shell = page.render(site, rulebook, libraries)
    look = f"{pen.styles('tokens', 'cards')}\n{(FOLDER / STYLE).read_text(encoding='utf-8')}"

    async def show(_: Request) -> Response:
        return HTMLResponse(shell, headers={"Cache-Control": "no-store"})

    async def style(_: Request) -> Response:
        return Response(look, media_type="text/css", headers=FRESH)

    return [Route("/kiosk", show), Route(f"/kiosk/{STYLE}", style), *map(_file, SCRIPTS)]


def _file(name: str) -> Route:
    headers = FRESH | WIDER if name == "worker.js" else FRESH

    async def send(_: Request) -> Response:
        return FileResponse(FOLDER / name, headers=headers)

    return Route(f"/kiosk/{name}", send)
