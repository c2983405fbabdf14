"""The words of cards to cut out: the cases, four on a page, and the rule table as a deck to play by hand."""

from collections.abc import Iterable

from classroom.handouts.kit import Kit, card_of, code_of, deck
from content import Case
from rules import Rule
from rules.model import PARTS

STEPS = ("lay", "signs", "row", "holds", "topics", "compare")
TRIES = ("order", "more", "less", "without", "missing")
Words = dict[str, object]


def case_cards(kit: Kit) -> Words:
    """Return the stories as cards, four on a page."""
    return {
        "title": kit.say("exports.case_cards_title"),
        "cut": kit.say("exports.cut"),
        "cards": [_case(kit, case) for case in kit.cases],
    }


def card_sort(kit: Kit) -> Words:
    """Return how to play the table by hand, then care cards, ticks, rows and topics to cut out."""
    say, cards = kit.say, deck(kit)
    first = [case for case in kit.cases if case.ticks][:1]
    begin = [say("exports.begin", title=case.title, ticks=kit.library.labels(case.ticks)) for case in first]
    sets = (
        _set(kit, "care", (_care(kit, name) for name in cards.cards), (2, 42)),
        _set(kit, "ticks", (_tick(kit, tick) for tick in cards.ticks), (3, 26)),
        _set(kit, "rows", (_row(kit, rule) for rule in cards.rows), (2, 38)),
        _set(kit, "topics", (_topic(kit, topic) for topic in cards.topics), (3, 38)),
    )
    return {
        "title": say("exports.sort_title"),
        "need": (say("exports.sort_need"), [say("exports.need_cards"), say("exports.need_key"), *begin]),
        "steps": (say("exports.sort_steps"), [say(f"exports.step_{step}") for step in STEPS]),
        "try": (say("exports.sort_try"), [say(f"exports.try_{name}") for name in TRIES]),
        "cut": say("exports.cut"),
        "sets": [cards for cards in sets if cards["cards"]],
    }


def _set(kit: Kit, name: str, cards: Iterable[Words], grid: tuple[int, int]) -> Words:
    """One kind of cards: how many stand side by side, and how many millimetres high each is at least."""
    drawn, kind = list(cards), kit.say(f"exports.set_{name}")
    title = kit.say("exports.set", name=kind, count=len(drawn))
    return {"title": title, "cards": drawn, "columns": grid[0], "height": grid[1]}


def _card(kind: str, title: str, lines: Iterable[tuple[str, str]], foot: str = "", code: object = None) -> Words:
    """A card: what kind it is, its name, lines with how each is set, and what stands at its foot, a code beside it."""
    told = [{"how": how, "words": words} for how, words in lines]
    return {"kind": kind, "title": title, "lines": told, "foot": foot, "code": code}


def _case(kit: Kit, case: Case) -> Words:
    story = [("text", block.text) for block in case.story]
    code = code_of(kit, case)
    foot = " ".join([kit.say("exports.case_foot"), *([str(code["caption"])] if code else [])])
    return _card(kit.say("exports.case_kind", level=kit.say(f"levels.{case.level}")), case.title, story, foot, code)


def _care(kit: Kit, name: str) -> Words:
    """A care card; that for emergencies says first when to call, then when to go."""
    words, lines = kit.library.care_cards[name], list[tuple[str, str]]()
    for part in (part for part, card in PARTS.items() if card == name):
        how = kit.library.how(part)
        lines += [("strong", kit.region.asks(part)), *([("text", kit.region.fill(how))] if how else [])]
    lines.append(("text", kit.region.fill(words.action)))
    return _card(kit.say(f"cases.card_{name}"), words.level, lines)


def _tick(kit: Kit, tick: str) -> Words:
    kind, opens = kit.rulebook.ticks[tick].group, card_of(kit.rulebook, tick)
    what = kit.region.asks(kit.rulebook.warnings[kit.rulebook.ticks[tick].warning].part) if opens else ""
    foot = kit.say("exports.tick_opens", card=kit.say(f"cases.card_{opens}"), what=what) if opens else ""
    return _card(kit.say(f"exports.tick_{kind}"), kit.library.label(tick), [], foot)


def _row(kit: Kit, rule: Rule) -> Words:
    lines = list[tuple[str, str]]()
    for number, need in enumerate(rule.needs):
        count = "one" if len(need) == 1 else "any"
        lines.append(("small", kit.say(f"exports.and_{count}" if number else f"exports.if_{count}")))
        lines += [("text", kit.library.quoted(tick)) for tick in need]
    lines = lines or [("text", kit.say("exports.always"))]
    lines += [("small", kit.say(f"exports.then_{rule.reading}")), ("strong", kit.library.labels(rule.topics))]
    return _card(kit.say("table.row", row=rule.id), "", lines)


def _topic(kit: Kit, topic: str) -> Words:
    words, chapter = kit.library.topics[topic], kit.say(f"chapters.{kit.rulebook.topics[topic].chapter}")
    return _card(kit.say("exports.topic_kind", chapter=chapter), words.title, [("small", words.summary.text)])
