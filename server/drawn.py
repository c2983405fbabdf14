"""Pictures that are drawn when a browser asks for them: too many to make all of them at start."""

from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

Draw = Callable[[str], str | None]
"""Draws the picture of a name as SVG, or says that there is none."""


def routes(pictures: Mapping[str, Draw]) -> list[Route]:
    """Return a route for each address, below which `<name>.svg` is the picture that its Draw makes of a name."""
    return [_route(address, draw) for address, draw in pictures.items()]


def _route(address: str, draw: Draw) -> Route:
    def picture(request: Request) -> Response:
        svg = draw(request.path_params["name"])
        return Response(status_code=404) if svg is None else Response(svg, media_type="image/svg+xml")

    return Route(f"/{address}/{{name}}.svg", picture)
