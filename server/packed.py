"""What a first visit loads, packed once and kept: Streamlit sends its scripts as they are, four times as large."""

import asyncio
import gzip
import re
from collections.abc import Collection, Mapping
from types import MappingProxyType

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LEVEL = 6
"""Of gzip; 9 takes as long for these files and saves 0.3 % of them."""
SCRIPTS = (".js", ".css")
REFUSED = re.compile(r"q=0(\.0*)?")
KEPT = ("content-type", "cache-control")
VARY: Mapping[str, str] = MappingProxyType({"Vary": "Accept-Encoding"})
ENCODED: Mapping[str, str] = MappingProxyType({"Content-Encoding": "gzip", **VARY})


class Packed:
    """Middleware right before Streamlit: gives out its scripts and styles packed where a browser takes them so."""

    def __init__(self, app: ASGIApp, addresses: Collection[str]) -> None:
        """`addresses` are those of Streamlit's own files; nothing else is ever kept."""
        self.app = app
        self.scripts = frozenset(address for address in addresses if address.endswith(SCRIPTS))
        self.kept: dict[str, tuple[bytes, dict[str, str]]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for what is kept, and pass on what is not."""
        address = scope["path"] if scope["type"] == "http" else ""
        if address not in self.scripts:
            await self.app(scope, receive, send)
        elif not takes_packed(asked := Headers(scope=scope)) or "range" in asked:
            await self.app(scope, receive, _told(send, VARY))
        else:
            if address not in self.kept:
                self.kept[address] = await self._packed(scope)
            body, about = self.kept[address]
            await Response(body, headers=about)(scope, receive, send)

    async def _packed(self, scope: Scope) -> tuple[bytes, dict[str, str]]:
        """Ask Streamlit for the whole file, and return it packed, with what Streamlit says of it."""
        sent: list[Message] = []

        async def hear(message: Message) -> None:
            sent.append(message)

        await self.app({**scope, "method": "GET", "headers": [], "extensions": {}}, _stays, hear)
        said = Headers(raw=sent[0]["headers"])
        body = b"".join(message.get("body", b"") for message in sent[1:])
        return await run_in_threadpool(packed, body), {**{name: said[name] for name in KEPT}, **ENCODED}


def packed(body: bytes) -> bytes:
    """Return a body as gzip; the same body is always the same bytes."""
    return gzip.compress(body, LEVEL, mtime=0)


def takes_packed(headers: Headers) -> bool:
    """Say whether a browser takes gzip."""
    offers = (offer.replace(" ", "").partition(";") for offer in headers.get("accept-encoding", "").lower().split(","))
    return any(name == "gzip" and not REFUSED.fullmatch(quality) for name, _, quality in offers)


async def _stays() -> Message:
    """Never hang up: half a file, because the first who asked for it left, would be kept for all."""
    return await asyncio.Future[Message]()


def _told(send: Send, said: Mapping[str, str]) -> Send:
    """Say more in the headers of an answer."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(said)
        await send(message)

    return sent
