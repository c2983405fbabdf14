"""The files that lie beside the screens: style sheets, and the scripts and pictures of components."""

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

import pen

HERE = Path(__file__).parent


@cache
def styles() -> str:
    """Return all style sheets as one text: the look, then those of `views/styles/`, then those of components."""
    sheets = [*sorted((HERE / "styles").glob("[!.]*.css")), *sorted((HERE / "components").glob("*/[!.]*.css"))]
    shared = pen.styles("tokens", "cards", "controls", "reading", "pages")
    return "\n".join([shared, *(sheet.read_text(encoding="utf-8") for sheet in sheets)])


@cache
def icon(name: str) -> str:
    """Return one of our icons as a picture of its own, in the blue of links in a light and in a dark page."""
    sprite = (HERE / "components" / "tick_board" / "icons.svg").read_text(encoding="utf-8")
    shapes = sprite.partition(f'<symbol id="{name}"')[2].partition(">")[2].partition("</symbol>")[0]
    return pen.part("pictures", "icon", pen.own(shapes))


@cache
def component(room: str, place: str = "", script: str = "") -> ComponentRenderer:
    """Return what draws into an element of class `place` by the script of `views/components/<room>/`, or by another."""
    own = script or (HERE / "components" / room / f"{room}.js").read_text(encoding="utf-8")
    name, html = place.replace("-", "_") or room, pen.part("frame", "place", place)
    return st.components.v2.component(name, html=html, js=own, isolate_styles=False)


def of(component: str) -> dict[str, bytes]:
    """Return the scripts and pictures of a component by name, for the server to offer."""
    paths = sorted((HERE / "components" / component).glob("[!.]*"))
    return {path.name: path.read_bytes() for path in paths if path.suffix in {".js", ".svg"}}
