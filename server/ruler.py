"""The installer's page: lines of a known length, to hold a real ruler to, and what to write where they are wrong."""

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import pen
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


def _body(site: Site, library: Library) -> list[Markup]:
    say = library.say
    size = {"inches": f"{site.screen_inches:g}", "width": site.screen_width, "height": site.screen_height}
    target = say("ruler.target", mm=TARGET_MM, pixels=site.target_pixels)
    large = say("ruler.large", distance=site.viewing_distance, pixels=site.large_text_pixels)
    wrong = [(say("ruler.line", mm=mm), f"{site.screen_inches * mm / LINES[-1]:.1f}") for mm in MEASURED]
    return [
        paragraph(say("ruler.lead")),
        paragraph(say("ruler.settings", **size, pixels=f"{site.pixels_per_mm:.2f}")),
        *(_drawn("line", say("ruler.line", mm=mm), f"{mm * site.pixels_per_mm:.2f}") for mm in LINES),
        paragraph(say("ruler.right")),
        paragraph(say("ruler.wrong")),
        pen.part("plain_parts", "corrections", say("ruler.measured"), say("ruler.write"), wrong),
        _drawn("box", target, site.target_pixels),
        _drawn("large", large, site.large_text_pixels),
    ]


def _drawn(what: str, label: str, pixels: object) -> Markup:
    return pen.part("plain_parts", f"ruler_{what}", label, pixels)
