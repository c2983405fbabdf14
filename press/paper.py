"""A PDF page that says what each thing on it is, so that a screen reader reads it in order; knows no sheet.

fpdf2 tags pictures only, and a reader that finds one tag skips all that has none: so everything here is tagged.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from fpdf import FPDF
from fpdf.enums import Align, MethodReturnValue, XPos, YPos
from fpdf.prefs import ViewerPreferences

FONTS = Path(__file__).parent / "fonts"
FAMILY = "DejaVu"
TOP, SIDE = 12.0, 15.0
"""Margins in millimetres, as all sizes here but those of letters."""
LEADING = 0.475
"""Millimetres from one row of text to the next, for each point of its letters."""
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""The format wants a day of making; ours is the same for everyone, so that a sheet says nothing about a visit."""

BODY, SMALL, HEADING = 9.2, 7.8, 11.6
"""Points of the letters of a text, a footnote and a heading; DejaVu is wide and looks a size larger than others."""

Rectangle = tuple[float, float, float, float]
"""Left, top, width and height."""


class Paper(FPDF):
    """Blocks of text from top to bottom, `scale` times their usual size; nothing moves to a new page by itself."""

    def __init__(self, size: str, title: str, language: str, scale: float) -> None:
        super().__init__(format=size)
        self.scale = scale
        self.add_font(FAMILY, "", FONTS / "DejaVuSans.ttf")
        self.add_font(FAMILY, "B", FONTS / "DejaVuSans-Bold.ttf")
        self.set_title(title)
        self.set_lang(language)
        self.set_creation_date(NO_DAY)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.set_margins(SIDE, TOP)
        self.set_auto_page_break(False)
        self.c_margin = 0
        self._broken: dict[tuple[str, float, str, float], list[str]] = {}

    def write_block(self, words: str, points: float, style: str = "", tag: str = "P", link: str = "") -> None:
        """Write words in rows between the margins, and tag them as P, H1, H2 or H3. `style` is B for bold."""
        rows = self.rows(words, points, style)
        self._letters(points, style)
        with self.tagged(tag):
            for row in rows:  # who reads the tags needs a space where the eye sees the end of a row
                self.cell(0, self.row(points), f"{row} ", link=link, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def height(self, words: str, points: float, style: str = "") -> float:
        """Return how high a block between the margins would be."""
        return len(self.rows(words, points, style)) * self.row(points)

    def rows(self, words: str, points: float, style: str) -> list[str]:
        """Break words into rows that fit between the margins."""
        key = (words, points, style, round(self.epw, 3))
        if key not in self._broken:
            self._letters(points, style)
            rows = self.multi_cell(0, text=words, align=Align.L, dry_run=True, output=MethodReturnValue.LINES)
            self._broken[key] = cast("list[str]", rows)
        return self._broken[key]

    def width(self, words: str, points: float, style: str = "") -> float:
        """Return how wide words would be in one row."""
        self._letters(points, style)
        return self.get_string_width(words)

    def row(self, points: float) -> float:
        """Return the height of a row of text."""
        return points * self.scale * LEADING

    def gap(self, height: float) -> None:
        """Leave room, more of it with larger letters."""
        self.set_y(self.get_y() + height * self.scale)

    def left(self) -> float:
        """Return how much height is left on this page."""
        return self.h - self.b_margin - self.get_y()

    def keep(self, height: float) -> None:
        """Go to a new page unless something of this height fits on this one."""
        if height > self.left():
            self.add_page()

    @contextmanager
    def between(self, left: float = 0, right: float = 0) -> Iterator[None]:
        """Move the margins inwards for what is written inside."""
        margins = self.l_margin, self.r_margin
        self.set_left_margin(margins[0] + left)
        self.set_right_margin(margins[1] + right)
        yield
        self.set_left_margin(margins[0])
        self.set_right_margin(margins[1])

    @contextmanager
    def tagged(self, tag: str, instead: str = "") -> Iterator[None]:
        """Tag what is drawn inside; `instead` is said for what cannot be read."""
        number = self.struct_builder.next_mcid_for_page(self.page)
        self._add_marked_content(struct_type=f"/{tag}", mcid=number, alt_text=instead or None)
        self._out(f"/{tag} <</MCID {number}>> BDC")
        yield
        self._out("EMC")

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """Mark what is drawn inside as nothing to read."""
        self._out("/Artifact BMC")
        yield
        self._out("EMC")

    def rule(self, thickness: float) -> None:
        """Draw a line from margin to margin."""
        with self.decoration():
            self.set_line_width(thickness)
            self.line(self.l_margin, self.get_y(), self.w - self.r_margin, self.get_y())

    def shape(self, rectangles: Iterable[Rectangle], grey: int = 0) -> None:
        """Fill rectangles as one shape, so that no seams show between them; 0 is black, 255 white."""
        self._out(f"q {grey / 255:.3f} g")
        for x, y, width, height in rectangles:
            self._out(f"{x * self.k:.3f} {(self.h - y) * self.k:.3f} {width * self.k:.3f} {-height * self.k:.3f} re")
        self._out("f Q")

    def _letters(self, points: float, style: str) -> None:
        self.set_font(FAMILY, style, points * self.scale)
