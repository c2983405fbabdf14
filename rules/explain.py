"""Why this topic, why not that one, what is one tick away, and which ticks changed nothing."""

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from rules.engine import match
from rules.model import Rule, Rulebook


class Condition(NamedTuple):
    """One need of a row: its ticks, each with whether it was ticked. It is met when any of them was."""

    ticks: tuple[tuple[str, bool], ...]

    @property
    def is_met(self) -> bool:
        """Say whether at least one of the ticks was ticked."""
        return any(ticked for _, ticked in self.ticks)


class RowExplanation(NamedTuple):
    """A row that leads to the topic, condition by condition."""

    rule: Rule
    conditions: tuple[Condition, ...]

    @property
    def holds(self) -> bool:
        """Say whether every condition is met."""
        return all(condition.is_met for condition in self.conditions)

    @property
    def missing(self) -> tuple[tuple[str, ...], ...]:
        """The groups of ticks of which one more each would make the row hold; empty when it holds."""
        unmet = (condition for condition in self.conditions if not condition.is_met)
        return tuple(tuple(tick for tick, _ in condition.ticks) for condition in unmet)


class Explanation(NamedTuple):
    """A topic under some ticks: its reading (empty when it is not shown), the fewest ticks behind it, every row."""

    topic: str
    reading: str
    because: tuple[str, ...]
    rows: tuple[RowExplanation, ...]


class Step(NamedTuple):
    """One more tick that would show a topic, or bring it from more to main."""

    tick: str
    topic: str
    reading: str


def explain(rulebook: Rulebook, ticks: Iterable[str], topic: str) -> Explanation:
    """Explain one topic; rows nearest to holding come first. Raises KeyError for a topic that there is not."""
    if topic not in rulebook.topics:
        raise KeyError(topic)
    ticked = frozenset(ticks)
    found = next((found for found in match(rulebook, ticked).topics if found.topic == topic), None)
    rows = (_row(rule, ticked) for rule in rulebook.rules if topic in rule.topics)
    nearest = sorted(rows, key=lambda row: len(row.missing))
    return Explanation(topic, found.reading if found else "", found.because if found else (), tuple(nearest))


def _row(rule: Rule, ticked: Set[str]) -> RowExplanation:
    conditions = (Condition(tuple((tick, tick in ticked) for tick in need)) for need in rule.needs)
    return RowExplanation(rule, tuple(conditions))


def almost(rulebook: Rulebook, ticks: Iterable[str]) -> tuple[Step, ...]:
    """Return what one more tick would show, or bring to main, in the order of topics and ticks."""
    ticked = frozenset(ticks)
    now = {found.topic: found.reading for found in match(rulebook, ticked).topics}
    steps = {step for rule in rulebook.rules for step in _steps(rule, ticked, now)}
    best = {step for step in steps if step.reading == "main" or (step.tick, step.topic, "main") not in steps}
    topics, order = list(rulebook.topics), list(rulebook.ticks)
    return tuple(sorted(best, key=lambda step: (topics.index(step.topic), order.index(step.tick))))


def _steps(rule: Rule, ticked: Set[str], now: Mapping[str, str]) -> Iterator[Step]:
    unmet = [need for need in rule.needs if not any(tick in ticked for tick in need)]
    if len(unmet) != 1:
        return
    for topic in rule.topics:
        if now.get(topic, "") not in ("main", rule.reading):
            yield from (Step(tick, topic, rule.reading) for tick in unmet[0])


def inert(rulebook: Rulebook, ticks: Iterable[str]) -> tuple[str, ...]:
    """Return the ticks that changed nothing here: without that one, topics, readings and warnings are the same."""
    ticked = frozenset(ticks)
    whole = match(rulebook, ticked).outcome
    return tuple(
        tick for tick in rulebook.ticks if tick in ticked and match(rulebook, ticked - {tick}).outcome == whole
    )
