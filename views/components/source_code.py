"""The address of a source as a QR code, where no link may lead out; drawn only when a reader unfolds it."""

from collections.abc import Callable, Mapping
from functools import cache
from html import escape

from content import Source
from press import qr
from views import resources
from views.modes import MODES
from views.wording import text

ADDRESS = "codes"
"""Where the server draws the codes, each under the id of its source."""


def folded(source: Source) -> str:
    """Return the code of a source as HTML to unfold, one at a time; nothing where this mode or site shows none."""
    if not (resources.mode().source_codes and resources.settings().show_qr):
        return ""
    picture = f'<img src="./{ADDRESS}/{source.id}.svg" loading="lazy" alt="{escape(text("codes.alt"))}">'
    return (
        f'<details class="folded code" name="code"><summary>{escape(text("codes.show"))}</summary>'
        f"<div>{picture}<p>{escape(text('codes.lead'))}</p>"
        f'<p class="address">{escape(source.address)}</p></div></details>'
    )


def pictures() -> Mapping[str, Callable[[str], str | None]]:
    """Return what the server draws under ADDRESS, where this site shows codes."""
    site = resources.settings()
    return {ADDRESS: _drawn} if MODES[site.mode].source_codes and site.show_qr else {}


def _drawn(id: str) -> str | None:
    source = resources.libraries()[0].sources.get(id)
    return _code(source.address) if source else None


@cache
def _code(address: str) -> str:
    return qr.svg(address, address)
