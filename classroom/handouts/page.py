"""A page of a handout: blocks of words from top to bottom, lines and boxes to write on, and the imprint at its foot."""

from collections.abc import Iterable
from typing import NamedTuple

from classroom.handouts.kit import Kit, imprint
from press import pdf_code
from press.paper import BODY, HEADING, SMALL, Paper
from press.qr import Code

KIND, TITLE, TEXT = 8.6, 17.0, 10.8
"""Points of the letters of the line above a title, of a title, and of a story."""
CODE = 24.0
"""Millimetres of a code with its quiet zone: a phone reads it from the length of an arm."""
RULE = 8.5
"""Millimetres from one writing line to the next."""
EDGE = 8.0
"""Millimetres below the last words of a page."""
INDENT = 5.0
LONGEST = 999
"""As many pages as the foot has room to number."""


class Block(NamedTuple):
    """Words that belong together, how large they are, and what they are to a screen reader."""

    words: str
    points: float = BODY
    style: str = ""
    tag: str = "P"
    above: float = 0
    """Millimetres of room before it."""


class Handout(Paper):
    """Pages with the same foot: what this is not, where to get help, who checked it, and whose it is."""

    def __init__(self, kit: Kit, title: str) -> None:
        super().__init__(kit.paper, title, kit.library.language, scale=1)
        told = imprint(kit)
        self.numbering = kit.say("sheet.page")
        self.help, self.standing = told.help, f"{told.standing} {told.review}"
        self.origin = f"{told.origin} {told.licence}"
        self.add_page()
        self.foot = self.measure(self._foot(LONGEST, str(LONGEST)))
        self.set_auto_page_break(False, EDGE + self.foot + 3)

    def footer(self) -> None:
        """Write the foot; fpdf2 calls this at the end of every page."""
        self.set_y(self.h - EDGE - self.foot)
        self.write_blocks(self._foot(self.page_no(), self.str_alias_nb_pages))

    def title_block(self, kind: str, title: str, below: str = "", code: Code | None = None) -> None:
        """Write a title with the line above it and words below, a code at their right, and put it in the outline."""
        top = self.get_y()
        self.start_section(title)
        with self.between(right=CODE + 4 if code else 0):
            self.write_block(kind, KIND, "B")
            self.write_block(title, TITLE, "B", "H1")
            self.gap(1)
            for words in filter(None, (below, code.caption if code else "")):
                self.write_block(words, BODY)
        if code:
            pdf_code.draw(code, self, CODE, top)

    def part(self, title: str, room: float = 12) -> None:
        """Begin a part under a heading with a line, and keep room for what follows."""
        self.gap(3.4)
        self.keep(self.row(HEADING) + room)
        self.write_block(title, HEADING, "B", "H2")
        self.gap(0.8)
        self.rule(0.5)
        self.gap(1.6)

    def items(self, texts: Iterable[str], points: float = BODY) -> None:
        """Write texts below each other, each with a bullet."""
        for words in texts:
            self.keep(self.height(words, points))
            top = self.get_y()
            with self.decoration():
                side = points / 12
                self.rect(self.l_margin + 1, top + self.row(points) / 2 - side / 2, side, side, style="F")
            with self.between(left=INDENT):
                self.write_block(words, points)
            self.gap(0.9)

    def boxes(self, texts: Iterable[str]) -> None:
        """Write texts below each other, each with a box to mark."""
        for words in texts:
            top, side = self.get_y(), self.row(BODY) * 0.7
            with self.decoration():
                self.set_line_width(0.35)
                self.rect(self.l_margin + 0.2, top + self.row(BODY) * 0.12, side, side)
            with self.between(left=INDENT + 1):
                self.write_block(words, BODY)
            self.gap(1.1)

    def lines(self, count: int) -> None:
        """Draw lines to write on."""
        for _ in range(count):
            self.set_y(self.get_y() + RULE)
            self.rule(0.25)
        self.gap(1.4)

    def write_blocks(self, blocks: Iterable[Block], gap: float = 0) -> None:
        """Write blocks below each other."""
        for block in blocks:
            self.gap(block.above)
            self.write_block(block.words, block.points, block.style, block.tag)
            self.gap(gap)

    def measure(self, blocks: Iterable[Block], gap: float = 0) -> float:
        """Return how high blocks would be between the margins."""
        return sum(self.height(block.words, block.points, block.style) + block.above + gap for block in blocks)

    def _foot(self, number: int, all: str) -> tuple[Block, ...]:
        last = f"{self.origin} {self.numbering.format(page=number, pages=all)}"
        return Block(self.help, SMALL, "B"), Block(self.standing, SMALL), Block(last, SMALL)
