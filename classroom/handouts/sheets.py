"""Worksheets and the answer key as PDF: real text, tagged and outlined; the same cases give the same bytes."""

from collections.abc import Iterator, Mapping

from classroom.handouts.kit import Kit, card_of, decided
from classroom.handouts.page import RULE, TEXT, Handout
from content import Block as Paragraph
from content import Case
from press import qr
from press.paper import BODY, SMALL
from rules import Reason
from rules.model import CARDS, READINGS

FRONT, BEHIND, WHY, FEWEST = 3, 2, 2, 2
"""Lines to write on: for pages in front, for pages behind, for reasons, and at least for what was different."""
CHAPTER = 24
"""As many titles as stay together in the list of pages."""


def worksheets(kit: Kit) -> bytes:
    """Return a page for each case, with room to write what one expects, and a list of all pages to choose from."""
    page = Handout(kit, kit.say("exports.worksheets_title"))
    for number, case in enumerate(kit.cases):
        if number:
            page.add_page()
        _worksheet(kit, case, page)
    page.add_page()
    _pages(kit, page)
    return bytes(page.output())


def answer_key(kit: Kit) -> bytes:
    """Return what the table shows for each case and why, what its teacher named, the note, and what to talk about."""
    page = Handout(kit, kit.say("exports.key_title"))
    page.title_block(kit.say("app.name"), kit.say("exports.key_title"))
    page.write_block(kit.say("exports.key_lead"), BODY)
    for case in kit.cases:
        _answer(kit, case, page)
    _sources(kit, page)
    return bytes(page.output())


def _worksheet(kit: Kit, case: Case, page: Handout) -> None:
    level = kit.say(f"levels.{case.level}")
    kind, invented = kit.say("exports.worksheet_kind", level=level), kit.say("cases.invented", level=level)
    page.title_block(kind, case.title, invented, qr.case(kit.library, case.id, kit.address))
    page.gap(2)
    for paragraph in case.story:
        page.write_block(_words(paragraph), TEXT)
        page.gap(1.6)
    page.part(kit.say("cases.aims"))
    page.items(case.aims)
    page.part(kit.say("exports.expect"))
    page.write_block(kit.say("exports.expect_lead"), BODY)
    page.gap(1.2)
    for key, count in (("front", FRONT), ("behind", BEHIND)):
        page.write_block(kit.say(f"exports.expect_{key}"), BODY, "B")
        page.lines(count)
    _cards(kit, page)
    page.write_block(kit.say("exports.expect_why"), BODY, "B")
    page.lines(WHY)
    page.part(kit.say("exports.after"), room=FEWEST * RULE)
    page.write_block(kit.say("cases.why_differ"), BODY)
    page.lines(max(FEWEST, int((page.left() - 2) / RULE)))


def _cards(kit: Kit, page: Handout) -> None:
    """Write the care cards to mark in two columns, emergency first, and that none opens."""
    names = [*(kit.say(f"cases.card_{card}") for card in CARDS), kit.say("exports.no_card")]
    page.write_block(kit.say("exports.expect_cards"), BODY, "B")
    page.gap(0.8)
    top, half = page.get_y(), page.epw / 2
    with page.between(right=half):
        page.boxes(names[:2])
    page.set_y(top)
    with page.between(left=half):
        page.boxes(names[2:])
    page.gap(1)


def _pages(kit: Kit, page: Handout) -> None:
    """List all topics by chapter, in two columns; the order is the one that every screen has."""
    page.title_block(kit.say("app.name"), kit.say("exports.pages_title"))
    page.write_block(kit.say("exports.pages_lead"), BODY)
    page.gap(3)
    top, column, half = page.get_y(), 0, page.epw / 2
    for chapter, titles in _chapters(kit):
        if len(titles) * page.row(BODY) * 1.25 + 10 > page.left():
            column += 1
            if column % 2 == 0:
                page.add_page()
                top = page.get_y()
            page.set_y(top)
        with page.between(left=column % 2 * half, right=(column + 1) % 2 * half + 3):
            page.write_block(chapter, BODY, "B", "H2")
            page.gap(0.8)
            page.items(titles)
        page.gap(3)


def _chapters(kit: Kit) -> Iterator[tuple[str, list[str]]]:
    """Yield chapters with the titles of their pages; a long chapter comes in pieces that fit into a column."""
    topics = kit.rulebook.topics.values()
    for chapter in dict.fromkeys(topic.chapter for topic in topics):
        titles = [kit.library.topics[topic.id].title for topic in topics if topic.chapter == chapter]
        for start in range(0, len(titles), CHAPTER):
            yield kit.say(f"chapters.{chapter}"), titles[start : start + CHAPTER]


def _answer(kit: Kit, case: Case, page: Handout) -> None:
    page.start_section(case.title, level=1)
    page.part(f"{case.title} ({kit.say(f'levels.{case.level}')})", room=30)
    page.write_block(
        kit.say("cases.ticks", ticks=kit.library.labels(case.ticks)) if case.ticks else kit.say("cases.no_ticks"), BODY
    )
    page.write_block(_opened(kit, case), BODY)
    for reading, rows in decided(kit, case).items():
        _list(page, kit.say(f"exports.key_{reading}"), _shown(kit, rows) or [kit.say("cases.nobody")])
    _list(page, kit.say("exports.key_teacher"), _named(kit, case))
    if case.changes:
        _list(page, kit.say("exports.key_change"), [_change(kit, case, tick) for tick in case.changes])
    _list(page, kit.say("cases.note"), map(_words, case.note))
    _list(page, kit.say("cases.discuss"), case.discuss)
    page.write_block(kit.say("exports.key_cited", sources=", ".join(case.sources)), SMALL)


def _list(page: Handout, title: str, texts: Iterator[str] | list[str] | tuple[str, ...]) -> None:
    page.gap(1.6)
    page.keep(page.row(BODY) * 3)
    page.write_block(title, BODY, "B", "H3")
    page.gap(0.6)
    page.items(texts)


def _opened(kit: Kit, case: Case) -> str:
    """Say which cards open, each for a tick by its name, or that none does."""
    opens = [tick for tick in case.ticks if card_of(kit.rulebook, tick)]
    if not opens:
        return kit.say("cases.no_card_opens")
    cards = {card_of(kit.rulebook, tick) for tick in opens}
    named = kit.library.listed([kit.say(f"cases.card_{card}") for card in CARDS if card in cards])
    return (
        f"{kit.say('exports.key_opens', cards=named)} {kit.say('cases.cards_because', ticks=kit.library.labels(opens))}"
    )


def _shown(kit: Kit, rows: Mapping[str, Reason]) -> list[str]:
    return [_row(kit, topic, reason) for topic, reason in rows.items()]


def _row(kit: Kit, topic: str, reason: Reason) -> str:
    rule = reason.rule
    row = kit.say("cases.row", row=rule.id, ticks=kit.library.labels(reason.ticked)) if reason.ticked else ""
    row = row or kit.say("cases.row_everyone", row=rule.id)
    facts = {"why": rule.why, "sources": ", ".join(rule.sources), "topic": kit.library.topics[topic].title}
    return kit.say("exports.key_row", row=row, **facts)


def _named(kit: Kit, case: Case) -> list[str]:
    listed = {name: kit.library.labels(getattr(case, name)) or kit.say("cases.nobody") for name in READINGS}
    signs = kit.library.labels(case.warnings) or kit.say("cases.nobody")
    return [
        *(kit.say(f"exports.named_{reading}", titles=titles) for reading, titles in listed.items()),
        kit.say("exports.named_signs", signs=signs),
    ]


def _change(kit: Kit, case: Case, tick: str) -> str:
    """Say what one more tick does: first the card that it opens by its name, then the pages that it brings."""
    topics, opens = case.changes[tick], card_of(kit.rulebook, tick)
    told = [kit.say("exports.change_card", card=kit.say(f"cases.card_{opens}"))] if opens else []
    if topics:
        told.append(kit.say("exports.change_pages", titles=kit.library.labels(topics)))
    else:
        told.append(kit.say("exports.change_no_page" if opens else "cases.changes_nothing"))
    return kit.say("exports.change", tick=kit.library.quoted(tick), told=" ".join(told))


def _words(paragraph: Paragraph) -> str:
    return " ".join(sentence.text for sentence in paragraph.sentences)


def _sources(kit: Kit, page: Handout) -> None:
    """List each source that a note or a row of the key names."""
    rows = (row for case in kit.cases for found in decided(kit, case).values() for row in found.values())
    cited = {id for case in kit.cases for id in case.sources} | {id for row in rows for id in row.rule.sources}
    page.start_section(kit.say("sources.title"), level=1)
    page.part(kit.say("sources.title"))
    for id in sorted(cited):
        line = kit.library.source_line(kit.library.sources[id]).replace("<", "").replace(">", "")
        page.keep(page.height(f"{id}. {line}", SMALL))
        page.write_block(f"{id}. {line}", SMALL)
        page.gap(0.8)
