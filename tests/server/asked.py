"""Ask an ASGI app without a server, and get what it said as bytes: `asked(app, "/path", accept_encoding="gzip")`."""

import asyncio
from typing import NamedTuple

from starlette.types import ASGIApp

from tests.conftest import finished


class Said(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


def asked(app: ASGIApp, path: str = "/", method: str = "GET", *, leaves: bool = False, **headers: str) -> Said:
    """Ask, and stay until all has been said, or leave at once."""
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in {"host": "here", **headers}.items()]
    scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": raw}
    sent = []

    async def send(message) -> None:
        sent.append(message)

    async def receive() -> dict[str, object]:
        return {"type": "http.disconnect"} if leaves else await asyncio.Future()

    finished(app({**scope, "root_path": "", "scheme": "http", "server": ("here", 80)}, receive, send))
    names = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    return Said(sent[0]["status"], names, b"".join(part.get("body", b"") for part in sent[1:]))
