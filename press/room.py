"""How large a printed sheet may be set, and how many writing lines it has room for, on the smaller of two papers.

A browser cannot be asked before it prints, so this counts: letters make rows, and rows make millimetres.
"""

from collections.abc import Iterator
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from press.sheet import Help, Sheet

HEIGHT = 259.0
"""Millimetres between the margins of a Letter page, the shorter of the two papers."""
LETTERS = 114
"""Letters in a full row at size 1, on the narrower paper, A4."""
ROW, RULE = 4.8, 8.5
"""Millimetres from one row of text to the next at size 1, and from one writing line to the next at any size."""
SECTION = 2.5
"""Rows that a heading takes, with the room round it."""
ON_LETTER = ("us", "canada")
"""Regions that print on Letter; everywhere else it is A4."""
FEWEST, MOST = 3, 16
"""Writing lines; fewer are no use, more are a block of paper."""


def paper(region: str) -> str:
    """Return the paper that a region prints on."""
    return "Letter" if region in ON_LETTER else "A4"


class Setting(NamedTuple):
    """The size of the letters, 1 being 10 points, and whether topics stand without their summaries."""

    size: float
    brief: bool


class Room(NamedTuple):
    """The setting of a sheet, and how many writing lines it has room for."""

    size: float
    brief: bool
    lines: int


SETTINGS = (
    *(Setting(size, brief=False) for size in (1.2, 1.1, 1.0, 0.95)),
    *(Setting(size, brief=True) for size in (1.0, 0.95, 0.9)),
)
"""What to try so that a sheet fits on one page, the most generous first."""
SEVERAL_PAGES = Setting(1.0, brief=False)
"""What to take where it does not: there is room enough then."""


def of(sheet: "Sheet") -> Room:
    """Return the most generous setting for one page with its writing lines, or that for several pages."""
    fitting = settings(sheet)
    if not fitting:
        return Room(*SEVERAL_PAGES, MOST // 2)
    return Room(*fitting[0], min(_lines(sheet, fitting[0]), MOST))


def settings(sheet: "Sheet") -> tuple[Setting, ...]:
    """Return the settings in which the sheet fits on one page, as far as counting can tell."""
    return tuple(setting for setting in SETTINGS if _lines(sheet, setting) >= FEWEST)


def _lines(sheet: "Sheet", setting: Setting) -> int:
    return int((HEIGHT - sum(_heights(sheet, *setting))) // RULE)


def _heights(sheet: "Sheet", size: float, brief: bool) -> Iterator[float]:
    """Yield the height of each part; the numbers of rows are those of the style sheet, rounded up."""
    row = ROW * size
    yield row * (6.4 if sheet.code else 5.4)
    yield row * 2.8 + sum(_help(help, size) for help in sheet.help) + _text(sheet.anyway, size)
    yield row * SECTION + _text("" if sheet.topics else sheet.no_topics, size)
    for topic in sheet.topics:
        yield row * 1.45 + (0 if brief else _text(topic.summary, size))
        yield row if len(topic.title + topic.address) * size > LETTERS * 0.9 else 0
    yield row * SECTION + sum(_text(question, size, 0.95) + row * 0.3 for question in sheet.questions)
    yield row * SECTION
    yield row * 0.8 + _text(sheet.review + sheet.origin, size * 0.9)


def _help(help: "Help", size: float) -> float:
    if not help.signs:
        return _text(help.what, size, 0.65) + ROW * size * 0.4
    told = [f"{sign.sign} {sign.more}" for sign in help.signs]
    return ROW * size * 4.6 + sum(
        _text(words, size, 0.9) + ROW * size * 0.4 for words in (help.how, *told, help.action)
    )


def _text(words: str, size: float, width: float = 1.0) -> float:
    return ceil(len(words) * size / (LETTERS * width)) * ROW * size
