"""Cut Streamlit's icon font down to the icons that its scripts and our pages name: `python -m tests.server.cut_icons`.

Needs fontTools, which comes with fpdf2, and `pip install brotli==1.2.1`, which nothing else here needs. After a new
Streamlit: run this, then write its version into CUT_FOR in server/packed.py.
"""

import re
from pathlib import Path

import streamlit
from fontTools import subset
from fontTools.ttLib import TTFont

from server.packed import FOLDER, ICONS

STATIC = Path(streamlit.__file__).parent / "static" / "static"
ROOT = Path(__file__).parent.parent.parent
NAMED = re.compile(r":material/([a-z0-9_]+):")
OURS = ("views/**/*.py", "content/**/*.md", "content/**/*.yaml")


def named() -> set[str]:
    """Return the icons that Streamlit's scripts and our own pages name."""
    files = [*STATIC.glob("js/*.js"), *(path for pattern in OURS for path in ROOT.glob(pattern))]
    return {name for path in files for name in NAMED.findall(path.read_text(encoding="utf-8"))}


def drawn(font: TTFont) -> dict[str, str]:
    """Return the glyph of each icon of a font by the icon's name: the letters of the name are drawn as one."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    tables = [
        getattr(table, "ExtSubTable", table) for look in font["GSUB"].table.LookupList.Lookup for table in look.SubTable
    ]
    joined = ((first, joint) for table in tables for first, joints in table.ligatures.items() for joint in joints)
    return {"".join(letters[glyph] for glyph in (first, *joint.Component)): joint.LigGlyph for first, joint in joined}


def main() -> None:
    """Write the small font."""
    font = TTFont(next(STATIC.glob("media/MaterialSymbols-Rounded.*.woff2")))
    every = drawn(font)
    wanted = named() & every.keys()
    options = subset.Options(layout_features=["*"], layout_closure=False)
    cutter = subset.Subsetter(options)
    cutter.populate(glyphs=[every[name] for name in wanted], text="".join(wanted))
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(FOLDER / ICONS)
    print(  # noqa: T201 - a command prints
        f"{len(wanted)} icons; no such icon: {', '.join(sorted(named() - every.keys())) or 'none'}"
    )


if __name__ == "__main__":
    main()
