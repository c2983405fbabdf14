"""The vocabulary of the table: ticks, warning signs, topics, rules; how rows are filed; what a match brings back."""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple, get_args

from faults import Faults

Group = Literal["symptom", "location", "background", "warning"]
Reading = Literal["main", "more"]
Card = Literal["emergency", "urgent", "soon"]
Action = Literal["call", "go"]
"""What an emergency asks for: an ambulance, or an emergency department now. Other cards ask for neither."""
PARTS: Mapping[str, Card] = {"call": "emergency", "go": "emergency", "urgent": "urgent", "soon": "soon"}
"""What a sign can ask for, most urgent first, each with the card it stands on; each is drawn as a card of its own."""
Gate = Literal["chest", "head", "limb", "fever", "inside", "lump", "mind"]
"""The few questions under which all warning signs are asked."""
Confidence = Literal["H", "M", "L"]
GROUPS: tuple[Group, ...] = get_args(Group)
READINGS: tuple[Reading, ...] = get_args(Reading)
CARDS: tuple[Card, ...] = get_args(Card)
ACTIONS: tuple[Action, ...] = get_args(Action)
GATES: tuple[Gate, ...] = get_args(Gate)
CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)
MOST_TERMS = 100
"""A row of more terms (see `Rule.terms`) is not filed in the index. The widest of the shipped table has nine."""
RETIRED = {
    "rf_lump_hard_fixed": "rf_lump_growing",
    "rf_lump_back": "rf_lump_big",
    "rf_lump_two_weeks": "rf_lump_big",
}
"""Signs that were merged into another, and the one that says it now. No table gives such an id a new meaning."""


class TableError(Faults):
    """The tables cannot be used. `problems` holds every fault as `file:line: column: sentence`."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One box. `warning` is the warning sign that the box literally is, or empty."""

    id: str
    group: Group
    area: str
    warning: str
    line: int


@dataclass(frozen=True, slots=True)
class Warning:
    """A sign on the public list. An emergency asks for an `action`; it is empty for the rest."""

    id: str
    card: Card
    action: Action | Literal[""]
    gate: Gate
    sources: tuple[str, ...]
    confidence: Confidence
    line: int

    @property
    def part(self) -> str:
        """What it asks for, one of PARTS: the action of an emergency, and else its card."""
        return self.action or self.card


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A line of topics.csv. Topics stand in editorial order, which never says how probable anything is."""

    id: str
    chapter: str
    line: int


@dataclass(frozen=True)
class Rule:
    """One row: it holds when every group of `needs` has a tick, and then shows `topics` as `reading`."""

    id: str
    topics: tuple[str, ...]
    reading: Reading
    symptoms: tuple[str, ...]
    locations: tuple[str, ...]
    background: tuple[str, ...]
    all_of: tuple[str, ...]
    why: str
    sources: tuple[str, ...]
    reviewed_on: str
    reviewer: str
    line: int

    @cached_property
    def needs(self) -> tuple[tuple[str, ...], ...]:
        """Groups of tick ids; at least one tick of each group is needed. No group at all: the row always holds."""
        groups = (self.symptoms, self.locations, self.background, *((tick,) for tick in self.all_of))
        return tuple(group for group in groups if group)

    def terms(self) -> Iterator[frozenset[str]]:
        """Yield the smallest tick sets for which the row holds: one tick of each need."""
        return map(frozenset, itertools.product(*self.needs))

    @cached_property
    def ticks(self) -> tuple[str, ...]:
        """Every tick id that the row names, in the order of its cells."""
        return tuple(tick for group in self.needs for tick in group)


@dataclass(frozen=True)
class Rulebook:
    """All tables, checked. Mappings keep the order of their files; `version` is a hash of the files' bytes."""

    ticks: Mapping[str, Tick]
    warnings: Mapping[str, Warning]
    topics: Mapping[str, TopicLine]
    rules: tuple[Rule, ...]
    version: str = ""

    def group(self, name: str) -> tuple[Tick, ...]:
        """Return the ticks of one group in table order."""
        return tuple(tick for tick in self.ticks.values() if tick.group == name)

    @cached_property
    def chapters(self) -> Mapping[str, Sequence[str]]:
        """Each chapter with its topics, in editorial order."""
        found: dict[str, list[str]] = {}
        for topic in self.topics.values():
            found.setdefault(topic.chapter, []).append(topic.id)
        return found

    @cached_property
    def index(self) -> "Index":
        """The rows filed by their ticks, made once."""
        return Index.of(self.rules)


@dataclass(slots=True)
class Shelf:
    """Rows that hold once the ticks on the way here are ticked: their places in the table, and the rows by topic.

    `main` are the topics that some row here shows as main. `inner` leads one tick further.
    """

    places: list[int] = field(default_factory=list)
    topics: dict[str, tuple[Rule, ...]] = field(default_factory=dict)
    main: set[str] = field(default_factory=set)
    inner: dict[str, "Shelf"] = field(default_factory=dict)

    def put(self, place: int, rule: Rule) -> None:
        """Put a row here."""
        self.places.append(place)
        for topic in rule.topics:
            self.topics[topic] = (*self.topics.get(topic, ()), rule)
        if rule.reading == "main":
            self.main.update(rule.topics)


@dataclass(frozen=True, slots=True)
class Index:
    """All rows, filed as a dictionary files words: not letter by letter but tick by tick, once for each term of a row.

    A row of very many terms is `wide`: it is asked each time instead, so that no row fills the memory.
    """

    first: Shelf
    wide: Mapping[int, Rule]

    @classmethod
    def of(cls, rules: tuple[Rule, ...]) -> "Index":
        """File the rows, in their order."""
        first, wide = Shelf(), dict[int, Rule]()
        for place, rule in enumerate(rules):
            if math.prod(map(len, rule.needs)) > MOST_TERMS:
                wide[place] = rule
                continue
            for term in rule.terms():
                shelf = first
                for tick in sorted(term):
                    shelf = shelf.inner.setdefault(tick, Shelf())
                shelf.put(place, rule)
        return cls(first, wide)


class Reason(NamedTuple):
    """A row that holds, and those of its ticks that were ticked, in the order of its cells."""

    rule: Rule
    ticked: tuple[str, ...]


class Match(NamedTuple):
    """A topic to read, and what leads to it. `reading` is main if any row that holds says main.

    `held` are the rows as they were found, some perhaps twice. They are put in order, and their ticks picked out, when
    somebody asks: of a large table hardly anyone reads every row.
    """

    topic: str
    reading: Reading
    held: tuple[tuple[Rule, ...], ...]
    ticked: frozenset[str]

    @property
    def rows(self) -> tuple[Rule, ...]:
        """Every row that leads to the topic, once and in table order."""
        by_line = {rule.line: rule for rows in self.held for rule in rows}
        return tuple([by_line[line] for line in sorted(by_line)])

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every row that leads to the topic, with its ticks that were ticked."""
        is_ticked = self.ticked.__contains__
        return tuple([Reason(rule, tuple(filter(is_ticked, rule.ticks))) for rule in self.rows])

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

    def reading(self, name: Reading) -> tuple[Match, ...]:
        """Return the topics of one reading, `main` or `more`."""
        return tuple(match for match in self.topics if match.reading == name)
