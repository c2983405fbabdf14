"""The installer's page: lines of a known length, to hold a real ruler to, and what to write where they are wrong."""

from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from content import Library
from server.plain import page, paragraph
from subject.site import TARGET_MM, Site

LINES = (10, 20, 50, 100)
"""Lengths in millimetres."""
MEASURED = (80, 85, 90, 95, 98, 102, 105, 110, 115, 120)
"""What the line of 100 mm may measure on a screen whose settings are wrong."""


def routes(site: Site, library: Library) -> list[Route]:
    """Return `/ruler`."""
    title, body = library.say("ruler.title"), _body(site, library)

    async def ruler(_: Request) -> Response:
        return page(site, library, title, body)

    return [Route("/ruler", ruler)]


def _body(site: Site, library: Library) -> str:
    size = {"inches": f"{site.screen_inches:g}", "width": site.screen_width, "height": site.screen_height}
    large = {"distance": site.viewing_distance, "pixels": site.large_text_pixels}
    parts = [
        paragraph(library.say("ruler.lead")),
        paragraph(library.say("ruler.settings", **size, pixels=f"{site.pixels_per_mm:.2f}")),
        *(_line(site, library.say("ruler.line", mm=mm), mm) for mm in LINES),
        paragraph(library.say("ruler.right")),
        paragraph(library.say("ruler.wrong")),
        _corrections(site, library),
        _box(site, library.say("ruler.target", mm=TARGET_MM, pixels=site.target_pixels)),
        f'<p style="font-size:{site.large_text_pixels}px">{escape(library.say("ruler.large", **large))}</p>',
    ]
    return "\n".join(parts)


def _line(site: Site, label: str, mm: int) -> str:
    """Draw a line with a stroke at each end; the strokes lie within its length."""
    length = f"{mm * site.pixels_per_mm:.2f}"
    sides = "display:block;box-sizing:border-box;height:16px;border:solid currentColor;border-width:0 1px"
    middle = "background:linear-gradient(currentColor,currentColor) 0 50%/100% 2px no-repeat"
    return f'<p>{escape(label)}<span style="width:{length}px;{sides};{middle}"></span></p>'


def _box(site: Site, label: str) -> str:
    style = f"display:flex;align-items:center;box-sizing:border-box;height:{site.target_pixels}px"
    return f'<p style="{style};padding:0 1rem;border:2px solid currentColor">{escape(label)}</p>'


def _corrections(site: Site, library: Library) -> str:
    head = f"<tr><th>{library.say('ruler.measured')}</th><th>{library.say('ruler.write')}</th></tr>"
    rows = "".join(
        f"<tr><td>{library.say('ruler.line', mm=mm)}</td>"
        f'<td><code>screen_inches: "{site.screen_inches * mm / LINES[-1]:.1f}"</code></td></tr>'
        for mm in MEASURED
    )
    return f"<table>{head}{rows}</table>"
