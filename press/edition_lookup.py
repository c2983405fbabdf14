"""The table turned round for a reader without the app: each tick, and the topics that it leads to."""

from collections.abc import Iterator
from typing import NamedTuple

from rules import Rulebook
from rules.model import READINGS


class Way(NamedTuple):
    """Topics that one tick leads to by itself (`others` empty), or together with one tick of each of `others`."""

    others: tuple[tuple[str, ...], ...]
    main: tuple[str, ...]
    more: tuple[str, ...]


def everyone(rulebook: Rulebook) -> tuple[str, ...]:
    """Return the topics that need no tick at all, in editorial order."""
    return _in_order(rulebook, {topic for rule in rulebook.rules if not rule.needs for topic in rule.topics})


def ways(rulebook: Rulebook, tick: str) -> tuple[Way, ...]:
    """Return all that a tick leads to: by itself first, then with one other tick each, in the order of the ticks."""
    found: dict[tuple[tuple[str, ...], ...], dict[str, set[str]]] = {}
    for rule in rulebook.rules:
        if tick in rule.ticks:
            for others in _partners([need for need in rule.needs if tick not in need]):
                found.setdefault(others, {reading: set() for reading in READINGS})[rule.reading].update(rule.topics)
    places = {id: place for place, id in enumerate(rulebook.ticks)}
    ordered = sorted(found, key=lambda others: (len(others), [places[id] for need in others for id in need]))
    return tuple(
        Way(others, **{reading: _in_order(rulebook, topics) for reading, topics in found[others].items()})
        for others in ordered
    )


def _partners(needs: list[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Yield one entry for each tick of a single need, so that a reader finds it by name; larger conditions whole."""
    if len(needs) == 1:
        yield from (((tick,),) for tick in needs[0])
    else:
        yield tuple(needs)


def _in_order(rulebook: Rulebook, topics: set[str]) -> tuple[str, ...]:
    return tuple(topic for topic in rulebook.topics if topic in topics)
