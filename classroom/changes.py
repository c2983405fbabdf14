"""What one tick more or less changes: topics gained, lost and moved, each with the row that did it, and signs."""

from collections.abc import Iterable
from typing import NamedTuple

from rules import Rule, Rulebook, Warning, match
from rules.explain import RowExplanation, explain
from rules.model import Match

ORDER = ("", "more", "main")
"""How a topic can be shown, from not at all to in front."""


class Moved(NamedTuple):
    """A topic that is shown otherwise ("" where it is not shown), and the row that holds now or held before."""

    topic: str
    before: str
    after: str
    row: Rule


class Changed(NamedTuple):
    """All that a reader can see of one tick more, or less. Topics stand in the order of the table."""

    tick: str
    is_more: bool
    moved: tuple[Moved, ...]
    signs: tuple[Warning, ...]
    """The warning signs that appear with one tick more, or go with one less."""

    @property
    def is_nothing(self) -> bool:
        """Say whether a reader sees no change."""
        return not self.moved and not self.signs

    def of(self, before: str, after: str) -> tuple[Moved, ...]:
        """Return the topics that moved from one reading to another."""
        return tuple(moved for moved in self.moved if (moved.before, moved.after) == (before, after))


def change(rulebook: Rulebook, ticks: Iterable[str], tick: str) -> Changed:
    """Return what changes when `tick` is ticked, or is taken away where it is ticked already."""
    ticked = frozenset(ticks)
    is_more = tick not in ticked
    fewer, more = match(rulebook, ticked - {tick}), match(rulebook, ticked | {tick})
    low, high = by_topic(fewer.topics), by_topic(more.topics)
    moved = [
        _moved(high[topic], low.get(topic), is_more) for topic in high if _reading(low, topic) != high[topic].reading
    ]
    signs = tuple(sign for sign in more.warnings if sign not in fewer.warnings)
    return Changed(tick, is_more, tuple(moved), signs)


def idle_rows(rulebook: Rulebook, ticks: Iterable[str], tick: str) -> tuple[RowExplanation, ...]:
    """Return the rows that name a tick, as they stand after the change: why it changes nothing. Holding ones first."""
    ticked = frozenset(ticks) ^ {tick}
    rows = {
        row.rule.id: row
        for topic in rulebook.topics
        for row in explain(rulebook, ticked, topic).rows
        if tick in row.rule.ticks
    }
    return tuple(sorted(rows.values(), key=lambda row: len(row.missing)))


def by_topic(matches: Iterable[Match]) -> dict[str, Match]:
    """Return matches by their topic."""
    return {found.topic: found for found in matches}


def _reading(matches: dict[str, Match], topic: str) -> str:
    return matches[topic].reading if topic in matches else ""


def _moved(high: Match, low: Match | None, is_more: bool) -> Moved:
    """One more tick never lowers a topic, so the row is one that holds with the tick alone and has its reading."""
    held = {reason.rule.id for reason in low.reasons} if low else set()
    row = next(
        reason.rule for reason in high.reasons if reason.rule.reading == high.reading and reason.rule.id not in held
    )
    was = low.reading if low else ""
    before, after = (was, high.reading) if is_more else (high.reading, was)
    return Moved(high.topic, before, after, row)
