"""What may come in: the addresses that a browser of a visitor needs, from our own pages, in a sensible size."""

import logging
import time
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STREAM = "/_stcore/stream"
ADDRESSES = frozenset({"/_stcore/health", "/_stcore/host-config", STREAM})
FOLDERS = ("/static/", "/media/", "/_stcore/bidi-components/")
"""What a browser asks Streamlit for on our pages, recorded in the browser tests."""
METHODS = frozenset({"GET", "HEAD"})
LONGEST_PATH = 1_000
LONGEST_QUERY = 8_000
MOST_HEADERS = 100
LONGEST_HEADERS = 32_000
START = "start-of-the-site"
"""What stands in an answer for the way back to the first page."""
DEFAULT_PORTS: Mapping[str, str] = MappingProxyType({"http": ":80", "https": ":443"})
REMEDIES: Mapping[int, str] = MappingProxyType(
    {
        403: "a page was opened at another address than this Host (403). Behind a proxy, hand the Host on with its "
        "port (nginx: proxy_set_header Host $http_host;) or set 'address' in site.yaml to the public address",
        426: "the web socket arrived as a plain request (426), so no page can start. Let the proxy hand it on "
        "(nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;)",
    }
)
"""What whoever runs the site can do about a refusal that keeps every page from starting, by its status."""
SILENCE = 60
"""Seconds until the log tells a refusal of the same Host again."""
MOST_TOLD = 20
"""Refusals that the log tells in this time: a Host can be anything."""


class Answers(NamedTuple):
    """The pages that turn a request away."""

    unknown: str
    refused: str


class Gate:
    """Middleware before Streamlit: what is not on the list is turned away with a calm page."""

    def __init__(self, app: ASGIApp, own: Sequence[BaseRoute], address: str, answers: Answers) -> None:
        self.app, self.own, self.answers = app, own, answers
        self.host = urlsplit(address).netloc
        self.told: dict[tuple[int, str], float] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or say why not."""
        status = 0 if scope["type"] == "lifespan" else self._refusal(scope, Headers(scope=scope))
        if status in REMEDIES:
            self._tell(status, Headers(scope=scope).get("host", ""))
        if not status:
            await self.app(_judged(scope), _bytes_alone(receive), send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self._answer(status, scope["path"])(scope, receive, send)

    def _refusal(self, scope: Scope, headers: Headers) -> int:
        path, query = scope["path"], scope["query_string"]
        sizes = [len(name) + len(value) for name, value in headers.raw]
        if len(sizes) > MOST_HEADERS or sum(sizes) > LONGEST_HEADERS:
            return 431
        if len(path) > LONGEST_PATH or len(query) > LONGEST_QUERY:
            return 414
        if self._is_foreign(headers):
            return 403
        if scope["type"] == "http" and scope["method"] not in METHODS:
            return 405
        if scope["type"] == "http" and path == STREAM:
            return 426
        return 0 if self._is_known(path, scope) else 404

    def _is_foreign(self, headers: Headers) -> bool:
        """Say whether a page of another site sent this. Streamlit would look its own address up outside to find out."""
        if "origin" not in headers:
            return False
        origin = urlsplit(headers["origin"])
        names = {origin.netloc, origin.netloc + DEFAULT_PORTS.get(origin.scheme, "")}  # a Host may name the usual port
        return not origin.netloc or names.isdisjoint({headers.get("host"), self.host})

    def _tell(self, status: int, host: str) -> None:
        """Say in the log what keeps pages from starting: the name of this site as it arrived, and nobody's page."""
        now = time.monotonic()
        self.told = {one: at for one, at in self.told.items() if now - at < SILENCE}
        if (status, host) not in self.told and len(self.told) < MOST_TOLD:
            self.told[status, host] = now
            logging.getLogger(__name__).warning("refused for Host %r: %s", host[:100], REMEDIES[status])

    def _is_known(self, path: str, scope: Scope) -> bool:
        if path in ADDRESSES or path.startswith(FOLDERS):
            return True
        return any(route.matches(scope)[0] is Match.FULL for route in self.own)

    def _answer(self, status: int, path: str) -> HTMLResponse:
        """Return a calm page whose link leads to the first page also behind a proxy that adds a prefix."""
        page = self.answers.unknown if status == 404 else self.answers.refused
        start = "../" * (path.count("/") - 1) or "./"
        return HTMLResponse(page.replace(START, start), status)


def _judged(scope: Scope) -> Scope:
    """Take the Origin off what was let in: Streamlit knows no public address, and would refuse the web socket."""
    return {**scope, "headers": [pair for pair in scope.get("headers", ()) if pair[0] != b"origin"]}


def _bytes_alone(receive: Receive) -> Receive:
    """Hang up on a visitor whose websocket speaks text: no page of ours does, and Streamlit would trip over it."""

    async def heard() -> Message:
        message = await receive()
        is_text = message["type"] == "websocket.receive" and message.get("bytes") is None
        return {"type": "websocket.disconnect", "code": 1003} if is_text else message

    return heard
