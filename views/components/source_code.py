"""The address of a source as a QR code, where no link may lead out; a browser asks for it when a reader unfolds it."""

from collections.abc import Callable, Mapping
from functools import cache, partial

from content import Source
from press import qr
from subject.door import Opened
from views.modes import MODES

ADDRESS = "codes"
"""Where the server draws the codes, each under the id of its source."""


def pictures(opened: Opened) -> Mapping[str, Callable[[str], str | None]]:
    """Return what the server draws under ADDRESS, where this site shows codes."""
    is_shown = MODES[opened.site.mode].source_codes and opened.site.show_qr
    return {ADDRESS: partial(_drawn, opened.first.library.sources)} if is_shown else {}


def _drawn(sources: Mapping[str, Source], id: str) -> str | None:
    return _code(sources[id].address) if id in sources else None


@cache
def _code(address: str) -> str:
    return qr.svg(address)
