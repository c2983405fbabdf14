"""Paper: a template of typst and the words that stand on it make a tagged PDF, with the same bytes each time."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import fontpkg

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(__file__).parent / "paper"


def pdf(template: str, shown: Mapping[str, object]) -> bytes:
    """Set what is shown by `press/paper/<template>.typ` as a PDF that a screen reader can read (PDF/UA-1)."""
    return _pages(_compiler().compile(_path(template), sys_inputs=_words(shown), format="pdf", pdf_standards=["ua-1"]))[
        0
    ]


def pictures(template: str, shown: Mapping[str, object]) -> list[str]:
    """Set the same as pictures, an SVG for each page: a browser prints them without a reader of PDF."""
    made = _pages(_compiler().compile(_path(template), sys_inputs=_words(shown), format="svg"))
    return [page.decode() for page in made]


def _pages(made: bytes | list[bytes] | None) -> list[bytes]:
    """One page comes as it is, several come as a list."""
    return made if isinstance(made, list) else [made or b""]


def _path(template: str) -> str:
    return str(TEMPLATES / f"{template}.typ")


def _words(shown: Mapping[str, object]) -> dict[str, str]:
    return {"shown": json.dumps(shown, ensure_ascii=False)}


def _compiler() -> "typst.Compiler":
    """A new one for each paper: one that is shared takes one at a time, and keeps the words that it was given last."""
    import typst  # noqa: PLC0415 - loaded with the first page that is set: memory that a kiosk never needs

    return typst.Compiler(font_paths=_fonts(), ignore_system_fonts=True)


@cache
def _fonts() -> "typst.Fonts":
    import typst  # noqa: PLC0415 - see above

    return typst.Fonts(False, False, [str(fontpkg.path("Source Sans 3", nearest=True).parent)])
