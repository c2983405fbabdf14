"""Cards to cut out: the cases, four on a page, and the rule table as a deck to play by hand, with how to play it."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple

from classroom.handouts.kit import Kit, card_of, deck
from classroom.handouts.page import TEXT, Block, Handout
from content import Case
from press import pdf_code, qr
from press.paper import BODY, SMALL
from rules import Rule
from rules.model import PARTS

INSIDE, BETWEEN = 4.0, 1.0
"""Millimetres from the line to cut along to the words of a card, and between its blocks."""
SIDE = 24.0
"""Millimetres of the code on a card, with its quiet zone."""
PART = 1.3
"""Millimetres more before each part of a condition."""
STEPS = ("lay", "signs", "row", "holds", "topics", "compare")
TRIES = ("order", "more", "less", "without", "missing")


class Card(NamedTuple):
    """What stands on a card: a line that says what kind it is, the words, and what stands at its foot."""

    kind: str
    blocks: tuple[Block, ...]
    foot: str = ""
    code: qr.Code | None = None
    """What stands at the right of its foot."""


class Grid(NamedTuple):
    """How many cards stand side by side, and how high each is at least; a wordy one takes what it needs."""

    columns: int
    height: float


def case_cards(kit: Kit) -> bytes:
    """Return the stories as cards, four on a page."""
    title = kit.say("exports.case_cards_title")
    page = Handout(kit, title)
    page.title_block(kit.say("exports.cut"), title)
    _lay(page, [_case(kit, case) for case in kit.cases], Grid(2, page.left() / 2 - 0.1))
    return bytes(page.output())


def card_sort(kit: Kit) -> bytes:
    """Return how to play the table by hand, then care cards, ticks, rows and topics to cut out."""
    title, cards = kit.say("exports.sort_title"), deck(kit)
    page = Handout(kit, title)
    page.title_block(kit.say("app.name"), title)
    _how(kit, page)
    page.add_page()
    page.write_block(kit.say("exports.cut"), SMALL, "B")
    _set(kit, page, "care", [_care(kit, name) for name in cards.cards], Grid(2, 42))
    _set(kit, page, "ticks", [_tick(kit, tick) for tick in cards.ticks], Grid(3, 26))
    _set(kit, page, "rows", [_row(kit, rule) for rule in cards.rows], Grid(2, 38))
    _set(kit, page, "topics", [_topic(kit, topic) for topic in cards.topics], Grid(3, 38))
    return bytes(page.output())


def _set(kit: Kit, page: Handout, name: str, cards: Sequence[Card], grid: Grid) -> None:
    """Lay one kind of cards out below its name."""
    if cards:
        page.part(kit.say("exports.set", name=kit.say(f"exports.set_{name}"), count=len(cards)), room=grid.height * 1.5)
        _lay(page, cards, grid)


def _how(kit: Kit, page: Handout) -> None:
    """Say what is needed, what to do step by step, and what to try then."""
    page.part(kit.say("exports.sort_need"))
    first = [case for case in kit.cases if case.ticks][:1]
    begin = [kit.say("exports.begin", title=case.title, ticks=kit.library.labels(case.ticks)) for case in first]
    page.items([kit.say("exports.need_cards"), kit.say("exports.need_key"), *begin], TEXT)
    page.part(kit.say("exports.sort_steps"))
    for number, step in enumerate(STEPS, 1):
        page.write_block(f"{number}. {kit.say(f'exports.step_{step}')}", TEXT)
        page.gap(1.4)
    page.part(kit.say("exports.sort_try"))
    page.items([kit.say(f"exports.try_{name}") for name in TRIES], TEXT)


def _case(kit: Kit, case: Case) -> Card:
    story = (Block(" ".join(part.text for part in block.sentences), TEXT) for block in case.story)
    kind = kit.say("exports.case_kind", level=kit.say(f"levels.{case.level}"))
    code = qr.case(kit.library, case.id, kit.address)
    foot = " ".join([kit.say("exports.case_foot"), *([code.caption] if code else [])])
    return Card(kind, (Block(case.title, 12, "B", "H2"), *story), foot, code)


def _care(kit: Kit, name: str) -> Card:
    """A care card; that for emergencies says first when to call, then when to go."""
    words, blocks = kit.library.care_cards[name], []
    for part in (part for part, card in PARTS.items() if card == name):
        how = kit.library.interface.get(f"cards.how_{part}", "")
        blocks += [Block(kit.region.asks(part), 11, "B", "H3"), *([Block(kit.region.fill(how))] if how else [])]
    return Card(kit.say(f"cases.card_{name}"), (Block(words.level), *blocks, Block(kit.region.fill(words.action))))


def _tick(kit: Kit, tick: str) -> Card:
    kind, opens = kit.rulebook.ticks[tick].group, card_of(kit.rulebook, tick)
    what = kit.region.asks(kit.rulebook.warnings[kit.rulebook.ticks[tick].warning].part) if opens else ""
    foot = kit.say("exports.tick_opens", card=kit.say(f"cases.card_{opens}"), what=what) if opens else ""
    return Card(kit.say(f"exports.tick_{kind}"), (Block(kit.library.label(tick), BODY, "B", "H3"),), foot)


def _row(kit: Kit, rule: Rule) -> Card:
    blocks: list[Block] = []
    for number, need in enumerate(rule.needs):
        count = "one" if len(need) == 1 else "any"
        words = kit.say(f"exports.and_{count}" if number else f"exports.if_{count}")
        blocks += (
            Block(words, SMALL, above=PART if number else 0),
            *(Block(kit.library.quoted(tick)) for tick in need),
        )
    blocks = blocks or [Block(kit.say("exports.always"))]
    then = (
        Block(kit.say(f"exports.then_{rule.reading}"), SMALL, above=PART),
        Block(kit.library.labels(rule.topics), BODY, "B", "H3"),
    )
    return Card(kit.say("table.row", row=rule.id), (*blocks, *then))


def _topic(kit: Kit, topic: str) -> Card:
    words, chapter = kit.library.topics[topic], kit.say(f"chapters.{kit.rulebook.topics[topic].chapter}")
    kind = kit.say("exports.topic_kind", chapter=chapter)
    return Card(kind, (Block(words.title, BODY, "B", "H3"), Block(words.summary.text, SMALL)))


def _lay(page: Handout, cards: Sequence[Card], grid: Grid) -> None:
    """Lay cards in rows, each row as high as its wordiest card, with lines to cut along."""
    for start in range(0, len(cards), grid.columns):
        row = cards[start : start + grid.columns]
        height = max(grid.height, *(_height(page, card, place, grid.columns) for place, card in enumerate(row)))
        page.keep(height)
        top = page.get_y()
        for place, card in enumerate(row):
            page.set_y(top)
            _draw(page, card, place, grid.columns, height)
        page.set_y(top + height)


def _height(page: Handout, card: Card, place: int, columns: int) -> float:
    with _inside(page, place, columns):
        foot = _foot(page, card)
        return page.measure((Block(card.kind, SMALL), *card.blocks), BETWEEN) + foot + 2 * INSIDE


def _foot(page: Handout, card: Card) -> float:
    """Return how high the foot of a card is, with its code and with room above."""
    with page.between(right=SIDE if card.code else 0):
        foot = page.height(card.foot, SMALL, "B") + BETWEEN if card.foot else 0
    return max(foot, SIDE) if card.code else foot


def _draw(page: Handout, card: Card, place: int, columns: int, height: float) -> None:
    _edge(page, place, columns, height)
    bottom = page.get_y() + height
    with _inside(page, place, columns):
        page.gap(INSIDE)
        page.write_blocks((Block(card.kind, SMALL), *card.blocks), BETWEEN)
        if card.foot:
            page.set_y(bottom - INSIDE - _foot(page, card) + BETWEEN)
            with page.between(right=SIDE if card.code else 0):
                page.write_block(card.foot, SMALL, "B")
        if card.code:
            pdf_code.draw(card.code, page, SIDE, bottom - INSIDE - SIDE + 2 * BETWEEN)


def _edge(page: Handout, place: int, columns: int, height: float) -> None:
    """Draw the line to cut along."""
    wide = page.epw / columns
    with page.decoration():
        page.set_line_width(0.15)
        page.rect(page.l_margin + place * wide, page.get_y(), wide, height)


def _inside(page: Handout, place: int, columns: int) -> AbstractContextManager[None]:
    """Move the margins to the words of a card."""
    wide = page.epw / columns
    return page.between(place * wide + INSIDE, (columns - place - 1) * wide + INSIDE)
