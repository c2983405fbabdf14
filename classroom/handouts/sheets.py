"""The words of worksheets and of the answer key; how they are set stands in `press/paper/`."""

from collections.abc import Iterable, Iterator

from classroom.handouts.kit import Kit, card_of, code_of, decided
from content import Case
from rules import Reason
from rules.model import CARDS, READINGS

Words = dict[str, object]


def worksheets(kit: Kit) -> Words:
    """Return a page for each case, with room to write what one expects, and a list of all pages to choose from."""
    say = kit.say
    return {
        "title": say("exports.worksheets_title"),
        "cases": [_worksheet(kit, case) for case in kit.cases],
        "aims": say("cases.aims"),
        "expect": (say("exports.expect"), say("exports.expect_lead")),
        "front": say("exports.expect_front"),
        "behind": say("exports.expect_behind"),
        "opens": say("exports.expect_cards"),
        "cards": [*(say(f"cases.card_{card}") for card in CARDS), say("exports.no_card")],
        "why": say("exports.expect_why"),
        "after": (say("exports.after"), say("cases.why_differ")),
        "pages": (say("exports.pages_title"), say("exports.pages_lead")),
        "chapters": [_part(title, topics) for title, topics in _chapters(kit)],
    }


def answer_key(kit: Kit) -> Words:
    """Return what the table shows for each case and why, what its teacher named, the note, and what to talk about."""
    return {
        "title": kit.say("exports.key_title"),
        "lead": kit.say("exports.key_lead"),
        "cases": [_answer(kit, case) for case in kit.cases],
        "sources": _part(kit.say("sources.title"), _sources(kit)),
    }


def _worksheet(kit: Kit, case: Case) -> Words:
    level = kit.say(f"levels.{case.level}")
    return {
        "kind": kit.say("exports.worksheet_kind", level=level),
        "title": case.title,
        "invented": kit.say("cases.invented", level=level),
        "code": code_of(kit, case),
        "story": [paragraph.text for paragraph in case.story],
        "aims": case.aims,
    }


def _part(title: str, lines: Iterable[str]) -> Words:
    return {"title": title, "lines": list(lines)}


def _chapters(kit: Kit) -> Iterator[tuple[str, list[str]]]:
    """Yield chapters with the titles of their pages, in the order that every screen has."""
    for chapter, topics in kit.rulebook.chapters.items():
        yield kit.say(f"chapters.{chapter}"), [kit.library.topics[topic].title for topic in topics]


def _answer(kit: Kit, case: Case) -> Words:
    nobody = [kit.say("cases.nobody")]
    parts = [
        *(
            _part(kit.say(f"exports.key_{reading}"), [_row(kit, *row) for row in rows.items()] or nobody)
            for reading, rows in decided(kit, case).items()
        ),
        _part(kit.say("exports.key_teacher"), _named(kit, case)),
        _part(kit.say("exports.key_change"), [_change(kit, case, tick) for tick in case.changes]),
        _part(kit.say("cases.note"), (paragraph.text for paragraph in case.note)),
        _part(kit.say("cases.discuss"), case.discuss),
    ]
    ticks = kit.library.labels(case.ticks)
    return {
        "title": f"{case.title} ({kit.say(f'levels.{case.level}')})",
        "told": (kit.say("cases.ticks", ticks=ticks) if ticks else kit.say("cases.no_ticks"), _opened(kit, case)),
        "parts": parts,
        "cited": kit.say("exports.key_cited", sources=", ".join(case.sources)),
    }


def _opened(kit: Kit, case: Case) -> str:
    """Say which cards open, each for a tick by its name, or that none does."""
    opens = [tick for tick in case.ticks if card_of(kit.rulebook, tick)]
    if not opens:
        return kit.say("cases.no_card_opens")
    cards = {card_of(kit.rulebook, tick) for tick in opens}
    named = kit.library.listed([kit.say(f"cases.card_{card}") for card in CARDS if card in cards])
    because = kit.say("cases.cards_because", ticks=kit.library.labels(opens))
    return f"{kit.say('exports.key_opens', cards=named)} {because}"


def _row(kit: Kit, topic: str, reason: Reason) -> str:
    rule, ticks = reason.rule, kit.library.labels(reason.ticked)
    row = kit.say("cases.row", row=rule.id, ticks=ticks) if ticks else kit.say("cases.row_everyone", row=rule.id)
    facts = {"why": rule.why, "sources": ", ".join(rule.sources), "topic": kit.library.topics[topic].title}
    return kit.say("exports.key_row", row=row, **facts)


def _named(kit: Kit, case: Case) -> list[str]:
    nobody, labels = kit.say("cases.nobody"), kit.library.labels
    return [
        *(kit.say(f"exports.named_{name}", titles=labels(getattr(case, name)) or nobody) for name in READINGS),
        kit.say("exports.named_signs", signs=labels(case.warnings) or nobody),
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


def _sources(kit: Kit) -> Iterator[str]:
    """Yield each source that a note or a row of the key names."""
    rows = (row for case in kit.cases for found in decided(kit, case).values() for row in found.values())
    cited = {id for case in kit.cases for id in case.sources} | {id for row in rows for id in row.rule.sources}
    for id in sorted(cited):
        line = kit.library.source_line(kit.library.sources[id]).replace("<", "").replace(">", "")
        yield f"{id}. {line}"
