"""The vocabulary of the table, frozen: ticks, warning signs, topics, rules, and what a match brings back."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

GROUPS = ("symptom", "location", "background", "warning")
READINGS = ("main", "more")
CARDS = ("emergency", "urgent", "soon")
ACTIONS = ("call", "go")
"""What an emergency asks for: an ambulance, or an emergency department now. Other cards ask for neither."""
PARTS: Mapping[str, str] = {"call": "emergency", "go": "emergency", "urgent": "urgent", "soon": "soon"}
"""What a sign can ask for, most urgent first, each with the card it stands on; each is drawn as a card of its own."""
GATES = ("chest", "head", "limb", "fever", "inside", "lump", "mind")
"""The few questions under which all warning signs are asked."""
RETIRED = {
    "rf_lump_hard_fixed": "rf_lump_growing",
    "rf_lump_back": "rf_lump_big",
    "rf_lump_two_weeks": "rf_lump_big",
}
"""Signs that were merged into another, and the one that says it now. No table gives such an id a new meaning."""


class TableError(ValueError):
    """The tables cannot be used. `problems` holds every fault as `file:line: column: sentence`."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Tick:
    """One box. `group` is one of GROUPS; `warning` is the warning sign that the box literally is, or empty."""

    id: str
    group: str
    area: str
    warning: str
    line: int


@dataclass(frozen=True, slots=True)
class Warning:
    """A sign on the public list. `card` is one of CARDS, `gate` one of GATES, `confidence` H, M or L.

    `action` is one of ACTIONS for an emergency, and empty for the rest.
    """

    id: str
    card: str
    action: str
    gate: str
    sources: tuple[str, ...]
    confidence: str
    line: int

    @property
    def part(self) -> str:
        """What it asks for, one of PARTS: the action of an emergency, and else its card."""
        return self.action or self.card


@dataclass(frozen=True, slots=True)
class Topic:
    """A page to read. Topics stand in editorial order, which never says how probable anything is."""

    id: str
    chapter: str
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: it holds when every group of `needs` has a tick, and then shows `topics` as `reading`."""

    id: str
    topics: tuple[str, ...]
    reading: str
    symptoms: tuple[str, ...]
    locations: tuple[str, ...]
    background: tuple[str, ...]
    all_of: tuple[str, ...]
    why: str
    sources: tuple[str, ...]
    reviewed_on: str
    reviewer: str
    line: int

    @property
    def needs(self) -> tuple[tuple[str, ...], ...]:
        """Groups of tick ids; at least one tick of each group is needed. No group at all: the row always holds."""
        groups = (self.symptoms, self.locations, self.background, *((tick,) for tick in self.all_of))
        return tuple(group for group in groups if group)

    def terms(self) -> Iterator[frozenset[str]]:
        """Yield the smallest tick sets for which the row holds: one tick of each need."""
        return map(frozenset, itertools.product(*self.needs))

    @property
    def ticks(self) -> tuple[str, ...]:
        """Every tick id that the row names, in the order of its cells."""
        return tuple(tick for group in self.needs for tick in group)


@dataclass(frozen=True)
class Rulebook:
    """All tables, checked. Mappings keep the order of their files; `version` is a hash of the files' bytes."""

    ticks: Mapping[str, Tick]
    warnings: Mapping[str, Warning]
    topics: Mapping[str, Topic]
    rules: tuple[Rule, ...]
    version: str = ""

    def group(self, name: str) -> tuple[Tick, ...]:
        """Return the ticks of one group in table order."""
        return tuple(tick for tick in self.ticks.values() if tick.group == name)

    @cached_property
    def stack(self) -> "Stack":
        """The rules folded into whole numbers, made once."""
        return Stack.of(self)


@dataclass(frozen=True, slots=True)
class Stack:
    """The same table as whole numbers: bit `k * height + i` says that need `k` of row `i` is met."""

    height: int
    depth: int
    base: int
    columns: Mapping[str, int]
    rows: tuple[tuple[Rule, tuple[str, ...]], ...]
    order: Mapping[str, int]
    signs: Mapping[str, Warning]

    @classmethod
    def of(cls, rulebook: Rulebook) -> "Stack":
        """Fold a rulebook; a row with fewer needs than the deepest has the spare ones met from the start."""
        rules = rulebook.rules
        height, depth = len(rules), max((len(rule.needs) for rule in rules), default=0)
        digits = b"0" * (height * depth + 1)  # text first: setting bits in a long number copies it each time
        base, columns = bytearray(digits), {tick: bytearray(digits) for tick in rulebook.ticks}
        for row, rule in enumerate(rules):
            for k, need in enumerate(rule.needs):
                for tick in columns.keys() & need:
                    columns[tick][-1 - k * height - row] = ord("1")
            for k in range(len(rule.needs), depth):
                base[-1 - k * height - row] = ord("1")
        rows = tuple((rule, rule.ticks) for rule in rules)
        order = {topic: place for place, topic in enumerate(rulebook.topics)}
        signs = {id: rulebook.warnings[tick.warning] for id, tick in rulebook.ticks.items() if tick.warning}
        whole = {tick: int(column, 2) for tick, column in columns.items()}
        return cls(height, depth, int(base, 2), whole, rows, order, signs)


class Reason(NamedTuple):
    """A row that holds, and those of its ticks that were ticked, in the order of its cells."""

    rule: Rule
    ticked: tuple[str, ...]


class Match(NamedTuple):
    """A topic to read, and every row that leads to it. `reading` is main if any of them says main."""

    topic: str
    reading: str
    reasons: tuple[Reason, ...]

    @property
    def deciding(self) -> Reason:
        """The row that decides the reading: of those that say the same, the one with the fewest needs."""
        with_reading = (reason for reason in self.reasons if reason.rule.reading == self.reading)
        return min(with_reading, key=lambda reason: len(reason.rule.needs))

    @property
    def because(self) -> tuple[str, ...]:
        """The fewest ticks that give the topic this reading: one for each need of the row that decides."""
        rule, ticked = self.deciding
        return tuple(next(tick for tick in need if tick in ticked) for need in rule.needs)


class Result(NamedTuple):
    """What a set of ticks leads to: topics in editorial order, warning signs in the order of their table."""

    topics: tuple[Match, ...]
    warnings: tuple[Warning, ...]

    @property
    def outcome(self) -> tuple[tuple[str, str], ...]:
        """What a reader can see, to compare: topics with their readings, signs with their cards."""
        topics = ((found.topic, found.reading) for found in self.topics)
        return (*topics, *((sign.id, sign.card) for sign in self.warnings))

    def reading(self, name: str) -> tuple[Match, ...]:
        """Return the topics of one reading, `main` or `more`."""
        return tuple(match for match in self.topics if match.reading == name)
