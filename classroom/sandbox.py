"""A copy of the rules to break: what is wrong with it, what it changes, and which cases no longer hold. Keeps nothing.

Someone edits the text of `rules.csv`; the other tables stay as they are. Every limit is here, so that no text,
however large or odd, takes more than a few seconds.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import rules
from content import Case
from rules import Change, Proof, Rulebook, TableError
from rules.cases import Case as TickSet
from rules.cases import changed, singles_and_pairs

TABLE = "rules.csv"
LARGEST = 300_000
"""Letters that a copy may hold; the shipped table has some 24,000."""
MOST_ROWS = 400
MOST_FAULTS = 50
MOST_QUESTIONS = 200_000
"""What the prover may ask before it says that it is not decided; the shipped table takes some 23,000."""
MOST_STEPS = 2_000_000
"""Tick sets of both tables, times their rows, that a comparison may look at."""


class Bench(NamedTuple):
    """What a copy is held against: the tables as they were given out, the table it aims at, and tick sets to try."""

    tables: Mapping[str, bytes]
    goal: Rulebook
    tries: tuple[TickSet, ...] = ()

    @property
    def given(self) -> str:
        """The text that was given out to edit."""
        return self.tables[TABLE].decode("utf-8-sig").replace("\r\n", "\n")


class Broken(NamedTuple):
    """A case of which the copy says something else than its teacher expects."""

    case: Case
    missing: tuple[str, ...]
    """Topics that are expected in front and are not there."""
    extra: tuple[str, ...]
    """Topics in front that nobody expects there."""
    lost: tuple[str, ...]
    """Topics that are expected further down and are not shown at all."""
    steps: tuple[str, ...]
    """Ticks that change something else than the case says."""


class Answered(NamedTuple):
    """How many tick sets of one kind are answered differently."""

    kind: str
    changed: int
    all: int


class Differs(NamedTuple):
    """A tick set, what the goal shows for it and what the copy shows: topics with their readings."""

    ticks: frozenset[str]
    wanted: dict[str, str]
    shown: dict[str, str]


@dataclass(frozen=True, slots=True)
class Report:
    """All that can be said of a copy. With `problems` it cannot be read, and there is nothing else."""

    problems: tuple[str, ...] = ()
    proof: Proof | None = None
    changes: tuple[Change, ...] | None = None
    """How topics are shown otherwise than in the goal; None where there is too much to compare."""
    moved: tuple[Answered, ...] = ()
    broken: tuple[Broken, ...] = ()
    differs: tuple[Differs, ...] = ()

    @property
    def is_mended(self) -> bool:
        """Say whether every law is proved, and the copy is proved equal to its goal."""
        return bool(self.proof and self.proof.passed) and self.changes == ()


def examine(text: str, bench: Bench, cases: Iterable[Case] = ()) -> Report:
    """Read a copy; tell every fault, or else prove it, compare it with the goal and run the cases."""
    if problem := _too_large(text):
        return Report((problem,))
    try:
        book = rules.read({**bench.tables, TABLE: text.encode("utf-8", "replace")}, MOST_FAULTS)
    except TableError as error:
        return Report(error.problems)
    return Report(
        proof=rules.prove(book, budget=MOST_QUESTIONS),
        changes=rules.diff(bench.goal, book).changes if _steps(bench.goal, book) <= MOST_STEPS else None,
        moved=tuple(_moved(bench.goal, book)),
        broken=tuple(_broken(book, cases)),
        differs=tuple(_differing(bench, book)),
    )


def _too_large(text: str) -> str:
    if len(text) > LARGEST:
        return f"{TABLE}:1: the table holds {len(text):,} letters; {LARGEST:,} are allowed"
    rows = text.count("\n")
    return f"{TABLE}:1: the table has {rows:,} lines; {MOST_ROWS} are allowed" if rows > MOST_ROWS + 1 else ""


def _steps(goal: Rulebook, book: Rulebook) -> int:
    """Estimate what a comparison looks at: the smallest tick sets of the rows of each topic, times those rows."""
    whole = 0
    for topic in book.topics:
        rows = [rule for table in (goal, book) for rule in table.rules if topic in rule.topics]
        whole += len(rows) * sum(math.prod(map(len, rule.needs)) for rule in rows)
    return whole


def _moved(goal: Rulebook, book: Rulebook) -> Iterator[Answered]:
    for kind, sets in singles_and_pairs(book):
        yield Answered(kind, len(changed(goal, book, sets)), len(sets))


def _broken(book: Rulebook, cases: Iterable[Case]) -> Iterator[Broken]:
    for case in cases:
        shown = _shown(book, case.ticks)
        main = [topic for topic, reading in shown.items() if reading == "main"]
        found = Broken(
            case,
            tuple(topic for topic in case.main if topic not in main),
            tuple(topic for topic in main if topic not in case.main),
            tuple(topic for topic in case.more if topic not in shown),
            tuple(tick for tick, said in case.changes.items() if _gained(book, case, tick) != set(said)),
        )
        if any(found[1:]):
            yield found


def _gained(book: Rulebook, case: Case, tick: str) -> set[str]:
    before, after = _shown(book, case.ticks), _shown(book, [*case.ticks, tick])
    return {topic for topic, reading in after.items() if before.get(topic) != reading}


def _differing(bench: Bench, book: Rulebook) -> Iterator[Differs]:
    for _, ticks in bench.tries:
        wanted, shown = _shown(bench.goal, ticks), _shown(book, ticks)
        if wanted != shown:
            yield Differs(ticks, wanted, shown)


def _shown(book: Rulebook, ticks: Collection[str]) -> dict[str, str]:
    return {found.topic: found.reading for found in rules.match(book, ticks).topics}
