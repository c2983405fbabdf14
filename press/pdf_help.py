"""The part of the PDF that says when to get help: care cards with words first, and lines where no sign was given."""

from press.paper import BODY, HEADING, Paper
from press.sheet import Help

INSIDE = 4.0
"""Millimetres from the edge of a card to its words."""
BORDERS = {"emergency": 1.1, "urgent": 0.6, "soon": 0.6}
"""Millimetres."""
BANDS = {"emergency": 0, "urgent": 221, "soon": 255}
"""Grey behind the heading of a card: 0 is black, 255 white. The words above it say the same."""
WHEN = 52.0
"""Width of the column that says when a line of help fits."""


def draw(help: Help, page: Paper) -> None:
    """Draw one level of help, as a card if there are signs, as a line if not."""
    if help.signs:
        _card(help, page)
    else:
        _line(help, page)


def _line(help: Help, page: Paper) -> None:
    """Write a level of help without signs in two columns: when it fits, and what to do."""
    column = WHEN * page.scale
    with page.between(left=column):
        page.keep(page.height(f"{help.what}.", BODY, "B"))
    top = page.get_y()
    page.write_block(f"{help.when}:", BODY)
    page.set_y(top)
    with page.between(left=column):
        page.write_block(f"{help.what}.", BODY, "B")
    page.gap(0.9)
    page.rule(0.25)
    page.gap(1.1)


def _card(help: Help, page: Paper) -> None:
    """Write a care card: its heading on a band, then its signs, within a border that may go on to the next page."""
    first = page.height(f"{help.signs[0].sign} {help.signs[0].more}", BODY, "B")
    page.keep(first + page.row(HEADING) * 4)
    page.gap(0.8)
    _band(help, page)
    if help.how:
        _inside(page, help.card, (help.how, ""))
    for sign in help.signs:
        _inside(page, help.card, (sign.sign, "B"), (sign.more, ""))
    if help.action:
        _inside(page, help.card, (help.action, ""))
    with page.between(BORDERS[help.card] / 2, BORDERS[help.card] / 2):
        page.rule(BORDERS[help.card])
    page.gap(2.6)


def _band(help: Help, page: Paper) -> None:
    points = HEADING * (1.15 if help.card == "emergency" else 1)
    with page.between(INSIDE, INSIDE):
        height = page.row(BODY) + page.height(help.heading, points, "B") + 4 * page.scale
    with page.decoration():
        page.shape([(page.l_margin, page.get_y(), page.epw, height)], BANDS[help.card])
        _border(page, help.card, page.get_y(), height, closed=True)
    bottom = page.get_y() + height
    page.set_text_color(255 if help.card == "emergency" else 0)
    with page.between(INSIDE, INSIDE):
        page.gap(1.8)
        page.write_block(help.level, BODY)
        page.write_block(help.heading, points, "B", "H3")
    page.set_text_color(0)
    page.set_y(bottom)


def _inside(page: Paper, card: str, *blocks: tuple[str, str]) -> None:
    with page.between(INSIDE, INSIDE):
        page.keep(sum(page.height(words, BODY, style) for words, style in blocks) + 2.8 * page.scale)
        top = page.get_y()
        page.gap(1.4)
        for words, style in blocks:
            page.write_block(words, BODY, style)
        page.gap(1.4)
    with page.decoration():
        _border(page, card, top, page.get_y() - top)


def _border(page: Paper, card: str, top: float, height: float, closed: bool = False) -> None:
    """Draw the sides of a card, and what lies across them if it is closed."""
    thick, left, right = BORDERS[card], page.l_margin, page.w - page.r_margin
    sides = [(left, top, thick, height), (right - thick, top, thick, height)]
    across = [(left, top, right - left, thick), (left, top + height, right - left, thick / 2)]
    page.shape(sides + across if closed else sides)
