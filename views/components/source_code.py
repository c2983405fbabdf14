"""The address of a source as a QR code, where no link may lead out; drawn only when a reader unfolds it."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from html import escape

from content import Source
from press import qr
from subject.door import Opened
from views.modes import MODES
from views.visit import Visit

ADDRESS = "codes"
"""Where the server draws the codes, each under the id of its source."""


def folded(visit: Visit, source: Source) -> str:
    """Return the code of a source as HTML to unfold, one at a time; nothing where this mode or site shows none."""
    if not (visit.mode.source_codes and visit.site.show_qr):
        return ""
    picture = f'<img src="./{ADDRESS}/{source.id}.svg" loading="lazy" alt="{escape(visit.say("codes.alt"))}">'
    return (
        f'<details class="folded code" name="code"><summary>{escape(visit.say("codes.show"))}</summary>'
        f"<div>{picture}<p>{escape(visit.say('codes.lead'))}</p>"
        f'<p class="address">{escape(source.address)}</p></div></details>'
    )


def pictures(opened: Opened) -> Mapping[str, Callable[[str], str | None]]:
    """Return what the server draws under ADDRESS, where this site shows codes."""
    is_shown = MODES[opened.site.mode].source_codes and opened.site.show_qr
    return {ADDRESS: partial(_drawn, opened.first.library.sources)} if is_shown else {}


def _drawn(sources: Mapping[str, Source], id: str) -> str | None:
    return _code(sources[id].address) if id in sources else None


@cache
def _code(address: str) -> str:
    return qr.svg(address, address)
