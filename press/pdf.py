"""The sheet as a PDF: real text, tagged and outlined, one page where it fits; the same sheet gives the same bytes."""

from collections.abc import Sequence

from fpdf.enums import Align

from press import pdf_code, pdf_help, room
from press.paper import BODY, HEADING, SMALL, Paper
from press.sheet import Entry, Sheet

NAME, TITLE, TOPIC = 8.6, 19.0, 9.7
"""Points of the letters of the topic finder's name, the title and the name of a topic."""
EDGE = 8.0
"""Millimetres below the last words of a page."""
CODE = 33.0
"""Width of the QR code in millimetres, quiet zone and all."""


class _Page(Paper):
    """A page of the sheet, with the review line at its foot; pages are numbered where there are several."""

    def __init__(self, sheet: Sheet, size: str, scale: float, several: bool) -> None:
        super().__init__(size, sheet.title, sheet.language, scale)
        self.sheet, self.several = sheet, several
        self.add_page()
        self.foot = self.height(sheet.review, SMALL, "B") + self.height(sheet.origin, SMALL)
        self.set_auto_page_break(False, EDGE + self.foot + 3)

    def footer(self) -> None:
        """Say who reviewed this and where it comes from; fpdf2 calls this at the end of every page."""
        self.set_y(self.h - EDGE - self.foot)
        self.write_block(self.sheet.review, SMALL, "B")
        self.write_block(self.sheet.origin, SMALL)
        if self.several:
            self.set_y(self.h - EDGE - self.foot)
            with self.tagged("P"):
                words = self.sheet.page.format(page=self.page_no(), pages=self.str_alias_nb_pages)
                self.cell(0, self.row(SMALL), words, align=Align.R)


def document(sheet: Sheet, paper: str = "A4") -> bytes:
    """Return the sheet as a PDF on A4 or Letter: one page, set as generously as it fits, or several."""
    for size, brief in _worth_trying(sheet):
        page = _drawn(sheet, _Page(sheet, paper, size, several=False), brief)
        if page.pages_count == 1:
            return bytes(page.output())
    size, brief = room.SEVERAL_PAGES
    return bytes(_drawn(sheet, _Page(sheet, paper, size, several=True), brief).output())


def _worth_trying(sheet: Sheet) -> Sequence[room.Setting]:
    """Start one step above what counting allows, for drawing knows better; try nothing where counting rules it out."""
    counted = room.settings(sheet)
    return room.SETTINGS[max(0, room.SETTINGS.index(counted[0]) - 1) :] if counted else ()


def _drawn(sheet: Sheet, page: _Page, brief: bool) -> _Page:
    _top(sheet, page)
    _heading(page, sheet.help_title)
    for help in sheet.help:
        pdf_help.draw(help, page)
    page.gap(1.5)
    page.write_block(sheet.anyway, BODY)
    _heading(page, sheet.topics_title)
    for topic in sheet.topics:
        _topic(topic, page, brief)
    if not sheet.topics:
        page.write_block(sheet.no_topics, BODY)
    _questions(sheet, page)
    _notes(sheet, page)
    return page


def _top(sheet: Sheet, page: Paper) -> None:
    """Name, title and what this is not, with the code at the right."""
    top = page.get_y()
    page.start_section(sheet.title)
    with page.between(right=CODE + 3 if sheet.code else 0):
        page.write_block(sheet.name, NAME, "B")
        page.write_block(sheet.title, TITLE, "B", "H1")
        page.gap(1.5)
        page.write_block(sheet.standing, BODY, "B")
        page.write_block(f"{sheet.show} {sheet.code.caption}" if sheet.code else sheet.show, BODY)
    if sheet.code:
        pdf_code.draw(sheet.code, page, CODE, top)


def _heading(page: Paper, words: str, aside: str = "") -> None:
    page.gap(4)
    page.keep(page.row(HEADING) * 3)
    page.start_section(words, level=1)
    top = page.get_y()
    page.write_block(words, HEADING, "B", "H2")
    if aside:
        with page.between(left=page.width(words, HEADING, "B") + 3):
            page.set_y(top + page.row(HEADING) - page.row(BODY))
            page.write_block(aside, BODY)
    page.gap(0.8)
    page.rule(0.5)
    page.gap(1.8)


def _topic(topic: Entry, page: Paper, brief: bool) -> None:
    page.keep(page.row(TOPIC) * 2 + page.height(topic.summary, BODY))
    page.write_block(topic.title, TOPIC, "B", "H3", topic.address)
    if topic.address:
        _address(topic, page)
    if not brief:
        page.write_block(topic.summary, BODY)
    page.gap(1.8)


def _address(topic: Entry, page: Paper) -> None:
    """Write the address at the right of the title, or below it where there is no room."""
    bottom, wide = page.get_y(), page.width(topic.address, SMALL)
    if page.width(topic.title, TOPIC, "B") + wide + 4 < page.epw:
        page.set_y(bottom - page.row(TOPIC) + 0.6 * page.scale)
    with page.between(left=max(0, page.epw - wide - 0.1)):
        page.write_block(topic.address, SMALL, link=topic.address)
    page.set_y(max(page.get_y(), bottom))


def _questions(sheet: Sheet, page: Paper) -> None:
    if not sheet.questions:
        return
    _heading(page, sheet.questions_title, sheet.mark)
    for question in sheet.questions:
        with page.between(left=6 * page.scale):
            page.keep(page.height(question, BODY))
            top = page.get_y()
            page.write_block(question, BODY)
        with page.decoration():
            page.set_line_width(0.35)
            page.rect(page.l_margin + 0.2, top + page.row(BODY) * 0.12, BODY * page.scale / 3, BODY * page.scale / 3)
        page.gap(1.4)


def _notes(sheet: Sheet, page: Paper) -> None:
    """Draw writing lines down to the foot of the page."""
    page.keep(page.row(HEADING) * 2.4 + room.FEWEST * room.RULE)
    _heading(page, sheet.notes_title)
    for _ in range(int(page.left() / room.RULE)):
        page.set_y(page.get_y() + room.RULE)
        page.rule(0.25)
