"""The files that lie beside the screens: style sheets, and the scripts and pictures of components."""

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def styles() -> str:
    """Return all style sheets as one text, those of `views/styles/` first."""
    sheets = [*sorted((HERE / "styles").glob("*.css")), *sorted((HERE / "components").glob("*/*.css"))]
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


@cache
def script(component: str) -> str:
    """Return the script of a component that has one, `views/components/<component>/<component>.js`."""
    return (HERE / "components" / component / f"{component}.js").read_text(encoding="utf-8")


def of(component: str) -> dict[str, bytes]:
    """Return the scripts and pictures of a component by name, for the server to offer."""
    paths = sorted((HERE / "components" / component).iterdir())
    return {path.name: path.read_bytes() for path in paths if path.suffix in {".js", ".svg"}}
