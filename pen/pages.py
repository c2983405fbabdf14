"""Whole pages, the same in the app and in an edition: a topic, a card, and the lists of topics, cards and words."""

from collections import Counter
from collections.abc import Collection, Iterable

from markupsafe import Markup

import pen
from content import Card, Topic
from content.model import HELP_PAGE, KINDS
from pen import NOTHING
from pen.reading import Reading, read
from pen.surface import Surface
from rules import Rulebook

MOST_RELATED = 4
NOT_RELATED = "help"
"""The chapter that every page leads to anyway."""
ROW_WEIGHT = 3
"""A row that names both topics brings them closer than a tick that two rows share."""


def topic(
    on: Surface, topic: Topic, ticked: Collection[str] = (), why: Markup = NOTHING, back: Markup = NOTHING
) -> Markup:
    """Draw a topic in the fixed order; `why` says what led there, `back` is the way back, `ticked` are ticked signs."""
    everything = topic.id == HELP_PAGE
    cards = [card for card in on.library.cards.values() if topic.id in card.topics]
    asked = {sentence.text for sentence in topic.sentences}
    questions = [it.question for it in on.library.questions.values() if topic.id in it.topics]
    reading, after = read(on.library, topic), "what" if everything else "feel"
    parts = _parts(on, reading)
    place = next(place for place, (id, _) in enumerate(parts, 1) if id == after)
    parts.insert(place, ("get-help", on.say("topics.when_to_get_help")))
    shown = {
        "parts": parts,
        "help_after": after,
        "signs": list(on.rulebook.warnings) if everything else topic.warnings,
        "ticked": ticked,
        "shows_all_signs": everything,
        "has_urgent": any(on.rulebook.warnings[id].card == "urgent" for id in topic.warnings),
        "related": related(on.rulebook, topic.id),
        "count": len(cards),
        "kinds": by_kind(cards),
        "questions": [question for question in questions if question not in asked],
    }
    return pen.part("pages", "topic", on, reading, shown, why, back)


def card(on: Surface, card: Card) -> Markup:
    """Draw a card of the catalogue."""
    reading = read(on.library, card)
    return pen.part("pages", "card", on, reading, _parts(on, reading))


def topics(on: Surface) -> Markup:
    """Draw the list of all topics, chapter by chapter."""
    return pen.part("pages", "topics", on, on.rulebook.chapters)


def cards(on: Surface, chosen: Iterable[Card]) -> Markup:
    """Draw cards under the headings of their kinds."""
    return pen.part("pages", "cards", on, by_kind(chosen))


def _parts(on: Surface, reading: Reading) -> list[tuple[str, str]]:
    last = {"sources": "page.sources_and_dates", "next": "page.next"}
    return [*reading.headings, *((id, on.say(key)) for id, key in last.items())]


def by_kind(cards: Iterable[Card]) -> dict[str, list[Card]]:
    """Sort cards of the catalogue by kind, in the fixed order of kinds; no empty kind."""
    cards = tuple(cards)
    kinds = {kind: [card for card in cards if card.kind == kind] for kind in KINDS}
    return {kind: of_kind for kind, of_kind in kinds.items() if of_kind}


def related(rulebook: Rulebook, topic: str) -> tuple[str, ...]:
    """Return the few topics that share most rows and ticks with a topic, or else its chapter, in editorial order."""
    ticks = {tick for rule in rulebook.rules if topic in rule.topics for tick in rule.ticks}
    close: Counter[str] = Counter()
    for rule in rulebook.rules:
        shared = ROW_WEIGHT if topic in rule.topics else len(ticks.intersection(rule.ticks))
        close.update({other: shared for other in rule.topics if other != topic and shared})
    chapters = {other: rulebook.topics[other].chapter for other in rulebook.topics if other != topic}
    neighbours = [other for other, chapter in chapters.items() if chapter == rulebook.topics[topic].chapter]
    order = dict.fromkeys([*(other for other, _ in close.most_common()), *neighbours])
    nearest = [other for other in order if chapters[other] != NOT_RELATED][:MOST_RELATED]
    return tuple(other for other in rulebook.topics if other in nearest)
