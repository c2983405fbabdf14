"""Our own files that a browser loads before Streamlit's: the visitor's look, the first colours, the icon."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

FOLDER = Path(__file__).parent / "assets"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json"}
STREAMLITS_ICON = "/favicon.png"
"""What Streamlit asks for before a page has told its own icon; a browser goes by the type, not by the name."""


def routes(others: Mapping[str, Mapping[str, bytes]]) -> list[Route]:
    """Return a route for each of our files at the root, and for each file of others, by name, below its address."""
    own = {path.name: path.read_bytes() for path in sorted(FOLDER.glob("[!.]*")) if path.suffix in TYPES}
    below = [(f"/{address}/{name}", body) for address, files in others.items() for name, body in files.items()]
    files = [*((f"/{name}", body) for name, body in own.items()), *below]
    icon = _route(STREAMLITS_ICON, own["icon.svg"], TYPES[".svg"])
    return [*(_route(address, body, TYPES[Path(address).suffix]) for address, body in files), icon]


def _route(address: str, body: bytes, media_type: str) -> Route:
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}

    async def file(request: Request) -> Response:
        if request.headers.get("if-none-match", "").removeprefix("W/") == tag:
            return Response(status_code=304, headers=headers)
        return Response(body, media_type=media_type, headers=headers)

    return Route(address, file)
