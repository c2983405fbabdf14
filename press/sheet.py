"""The sheet to take away: help, topics, questions, room for notes; nothing personal, no date."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import pairwise

import pen
from content import Library, Region, Topic
from content.model import HELP_PAGE
from press import qr, typeset
from rules import Rulebook
from rules.model import PARTS

MOST_QUESTIONS = 8
"""As many as a short visit has time for."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A warning sign, and below it why it matters and who needs help faster."""

    sign: str
    more: str


@dataclass(frozen=True, slots=True)
class Help:
    """One thing to do, of level `card`. With signs it is a care card; without, one line: `when` it fits, do `what`."""

    card: str
    level: str
    heading: str
    when: str
    what: str
    how: str
    """How to get there, for an emergency."""
    signs: tuple[Sign, ...]
    action: str


@dataclass(frozen=True, slots=True)
class TopicToRead:
    """A topic to read. `path` opens it on any site, `address` on this one; empty where the site has none."""

    title: str
    summary: str
    path: str
    address: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """All words of a sheet, in the order in which they stand on it, and the paper that they are set on."""

    language: str
    paper: str
    name: str
    title: str
    standing: str
    show: str
    code: qr.Code | None
    help_title: str
    help: tuple[Help, ...]
    anyway: str
    topics_title: str
    topics: tuple[TopicToRead, ...]
    no_topics: str
    questions_title: str
    mark: str
    questions: tuple[str, ...]
    notes_title: str
    review: str
    origin: str
    page: str
    """How pages are numbered, with {page} and {pages} to fill in."""


def compose(  # noqa: PLR0913, PLR0917 - texts, tables, a place, and what to print
    library: Library, rulebook: Rulebook, region: Region, topics: Sequence[str], signs: Sequence[str], base: str = ""
) -> Sheet:
    """Make the sheet for topics and warning signs; `base` is the site's public address, if it has one.

    It is never given a tick. An id that is no topic, or no warning sign, is a KeyError.
    """
    say, chosen, base = library.say, [library.topics[id] for id in dict.fromkeys(topics)], base.rstrip("/")
    parts = {id: rulebook.warnings[id].part for id in signs}
    return Sheet(
        language=library.language,
        paper=region.paper,
        name=say("app.name"),
        title=say("sheet.title"),
        standing=say("sheet.standing"),
        show=say("sheet.show"),
        code=qr.code(library, [topic.id for topic in chosen], base),
        help_title=say("topics.when_to_get_help"),
        help=_helps(
            library, region, {part: [id for id in rulebook.warnings if parts.get(id) == part] for part in PARTS}
        ),
        anyway=say("sheet.anyway", page=library.topics[HELP_PAGE].title),
        topics_title=say("sheet.topics"),
        topics=tuple(_entry(topic, base) for topic in chosen),
        no_topics=say("sheet.no_topics"),
        questions_title=say("sheet.questions"),
        mark=say("sheet.mark"),
        questions=questions(library, [topic.id for topic in chosen]),
        notes_title=say("sheet.notes"),
        review=_review(library, chosen),
        origin=_origin(library, region, base),
        page=say("sheet.page"),
    )


def as_pdf(sheet: Sheet) -> bytes:
    """Return the sheet as a PDF: one page, set as large as it fits, or several."""
    return typeset.pdf("sheet", asdict(sheet))


def to_print(sheet: Sheet) -> str:
    """Return the same pages for a browser to print: no script, and nothing asked of the outside."""
    pages = map(pen.own, typeset.pictures("sheet", asdict(sheet)))
    return pen.draw("printed.html", language=sheet.language, pages=list(pages))


def questions(library: Library, topics: Iterable[str], most: int = MOST_QUESTIONS) -> tuple[str, ...]:
    """Choose questions for a doctor, each once and fairly: the topic with the fewest so far has the next turn."""
    open_to = {topic: [id for id, asked in library.questions.items() if topic in asked.topics] for topic in topics}
    chosen: list[str] = []
    while len(chosen) < most and (waiting := [topic for topic in open_to if set(open_to[topic]) - set(chosen)]):
        had = Counter(topic for id in chosen for topic in library.questions[id].topics)
        turn = min(waiting, key=lambda topic: had[topic])
        chosen.append(next(id for id in open_to[turn] if id not in chosen))
    return tuple(library.questions[id].question for id in chosen)


def _helps(library: Library, region: Region, signs: Mapping[str, Sequence[str]]) -> tuple[Help, ...]:
    """Say what to do at every level; that one can go to a hospital stands only beside the signs it is meant for."""
    helps = [_help(library, region, part, own) for part, own in signs.items() if own or part != "go"]
    repeated = [below.signs and below.card == help.card for help, below in pairwise(helps)]
    return tuple(
        replace(help, action="") if again else help for help, again in zip(helps, [*repeated, False], strict=True)
    )


def _help(library: Library, region: Region, part: str, signs: Sequence[str]) -> Help:
    card, what = PARTS[part], region.asks(part)
    words, how = library.care_cards[card], region.fill(library.how(part))
    heading, when = library.say("cards.heading", what=what), "" if signs else library.say(f"sheet.fits_{part}")
    told = tuple(_sign(library, region, id) for id in signs)
    return Help(card, words.level, heading, when, what, how, told, region.fill(words.action))


def _sign(library: Library, region: Region, id: str) -> Sign:
    words = library.warnings[id]
    return Sign(region.fill(f"{words.sign}."), region.fill(f"{words.why} {words.faster}".strip()))


def _entry(topic: Topic, base: str) -> TopicToRead:
    path = f"?topic={topic.id}"
    return TopicToRead(topic.title, topic.summary.text, path, f"{base}/{path}" if base else "")


def _review(library: Library, topics: Sequence[Topic]) -> str:
    """Nobody signs warning signs and questions, so a sheet is never reviewed as a whole."""
    signed = list(dict.fromkeys(topic.reviewer for topic in topics))
    if not signed or "" in signed:
        return library.say("review.unsigned")
    return library.say("sheet.signed", who=library.listed(signed))


def _origin(library: Library, region: Region, base: str) -> str:
    key = "sheet.from_address" if base else "sheet.from"
    words = {"name": library.say("app.name"), "region": region.name}
    told = library.say(key, **words, **({"address": base} if base else {}))
    return f"{told} {region.note}".strip()
