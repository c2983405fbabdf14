"""The end of a visit: soon after a page is closed, what the server still held of it is let go."""

import asyncio
from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

AFTER = 6
"""Seconds, one more than a page may be gone and come back."""


class Visits:
    """Middleware that sees visits end, and calls `forget` a little later, once for all that ended."""

    def __init__(self, app: ASGIApp, forget: Callable[[], None], after: float = AFTER) -> None:
        self.app, self.forget, self.after = app, forget, after
        self.ended = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; after a websocket see to it that it is forgotten."""
        try:
            await self.app(scope, receive, send)
        finally:
            if scope["type"] == "websocket":
                self.ended += 1
                self._plan()

    def _plan(self) -> None:
        if self.ended == 1:
            asyncio.get_running_loop().call_later(self.after, self._forget)

    def _forget(self) -> None:
        try:
            self.forget()
        finally:  # a fault here must not be the last time that anything is forgotten
            self.ended = min(self.ended - 1, 1)  # one of those that ended since the plan was made stands for them all
            self._plan()
