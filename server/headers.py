"""The headers on every response, also on errors and files: what a browser may do with this site, and for whom."""

import base64
import hashlib
import logging
import re

from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.quiet import trace

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
SWITCHED_OFF = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi"),
    *("payment", "publickey-credentials-get", "usb", "xr-spatial-tracking"),
)
"""What no page of ours asks a device for."""


def policy(index: str) -> str:
    """Return the content security policy of this site; scripts written into the index page are known by their hash.

    Streamlit writes its styles into the page as it draws, and runs a component's script from a blob of its own.
    """
    scripts = " ".join(["'self'", "blob:", *(_hash(script) for script in INLINE_SCRIPT.findall(index))])
    rules = {
        "default-src": "'self'",
        "script-src": scripts,
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


class Headers:
    """Middleware outside all others: adds the headers, and answers calmly where a fault of ours left no answer."""

    def __init__(self, app: ASGIApp, policy: str, sorry: str) -> None:
        self.app, self.sorry = app, sorry
        self.fixed = {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Permissions-Policy": ", ".join(f"{name}=()" for name in SWITCHED_OFF),
            "Cross-Origin-Resource-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and what comes back with our headers."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        started = False

        async def with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                self._add(MutableHeaders(scope=message))
            await send(message)

        try:
            await self.app(scope, receive, with_headers)
        except Exception as error:
            logging.getLogger(__name__).error("a request could not be answered: %s", trace(error))
            if not started:
                await HTMLResponse(self.sorry, 500)(scope, receive, with_headers)

    def _add(self, headers: MutableHeaders) -> None:
        headers.update(self.fixed)
        if headers.get("content-type", "").startswith("text/html"):
            headers["Cross-Origin-Opener-Policy"] = "same-origin"
            headers["Cache-Control"] = "no-store"
        headers.setdefault("Cache-Control", "no-store")


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
