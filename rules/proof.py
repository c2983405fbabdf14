"""The laws of the table, proved over every tick set, or refuted by the shortest one that breaks them.

Why this is exact without trying 2^n tick sets: a row holds for a set if and only if it holds for one of its own
smallest sets (its terms), because no row has a negation. So a question about all sets is a question about the terms.
`judge` is what answers a tick set, `match` unless a test hands in another; the prover asks it and believes no shape.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

from rules.engine import holds, match
from rules.model import READINGS, Result, Rule, Rulebook

ASKED = ("symptom", "location", "background")
LONGEST_REVIEW = timedelta(days=3 * 366)
BUDGET = 5_000_000

Judge = Callable[[Rulebook, Iterable[str]], Result]
Progress = Callable[[int, int, int], None]

PROMISES = {
    1: "One more tick never takes away a topic, a reason or a warning sign, nor moves a topic from main to more.",
    2: "Every symptom, place and background tick alone leads somewhere, and with nothing ticked the overview is shown.",
    3: "No row is dead or superfluous, and no topic is out of reach.",
    4: "Every tick matters.",
    5: "Every ticked warning sign is shown, whatever else is ticked, and nothing else ever shows one.",
    6: "The order of ticks and of rows does not matter.",
    7: "The ticks given as the reason lead to the topic, and none of them can be spared.",
    9: "Every row has a source and a review that is not overdue.",
}


class Finding(NamedTuple):
    """One broken promise: the shortest tick set that shows it, what is wrong, and the row or tick at fault.

    `sentence` names ids in quotation marks; `where` is `file:line` of the nearest row.
    """

    law: int
    sentence: str
    ticks: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """One law: proved (`passed`), refuted (with findings), or not decided within the budget."""

    law: int
    promise: str
    findings: tuple[Finding, ...]
    covered: str
    decided: bool = True

    @property
    def passed(self) -> bool:
        """Say whether the law was proved."""
        return self.decided and not self.findings


@dataclass(frozen=True, slots=True)
class Proof:
    """All verdicts on one table, and for each row and topic a tick set that needs it (its witness)."""

    version: str
    verdicts: tuple[Verdict, ...]
    witnesses: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        """Say whether every law was proved."""
        return all(verdict.passed for verdict in self.verdicts)


class _Spent(Exception):  # noqa: N818 - not an error, the honest end of a budget
    pass


class _Prover:
    """One run: the table, the judge, and how many questions may still be asked."""

    def __init__(self, book: Rulebook, judge: Judge, budget: int, progress: Progress | None) -> None:
        self.book, self.judge, self.left, self.progress = book, judge, budget, progress
        self.everyone = self.readings(frozenset())
        self.by_topic: dict[str, list[Rule]] = {}
        for rule in book.rules:
            for topic in rule.topics:
                self.by_topic.setdefault(topic, []).append(rule)
        self.witnesses: dict[tuple[str, str], tuple[str, ...]] = {}
        self.alive = [rule for rule in book.rules if all(any(t in book.ticks for t in need) for need in rule.needs)]

    def spend(self, questions: int = 1) -> None:
        self.left -= questions
        if self.left < 0:
            raise _Spent

    def ask(self, ticks: Iterable[str]) -> Result:
        self.spend()
        return self.judge(self.book, ticks)

    def readings(self, ticks: Iterable[str]) -> dict[str, str]:
        return {found.topic: found.reading for found in self.ask(ticks).topics}

    def first_term(self, rule: Rule) -> frozenset[str]:
        return frozenset(next(tick for tick in need if tick in self.book.ticks) for need in rule.needs)

    def terms(self, rule: Rule) -> Iterator[frozenset[str]]:
        return (term for term in rule.terms() if term <= self.book.ticks.keys())


def prove(
    rulebook: Rulebook,
    judge: Judge = match,
    today: date | None = None,
    budget: int = BUDGET,
    progress: Progress | None = None,
) -> Proof:
    """Prove or refute laws 1 to 7 and 9 for a table (law 8 speaks of scenarios and is not about the table alone).

    `budget` is the number of questions to the judge and of rows looked at; a law that runs out of it is reported as
    not decided. `progress(law, done, all)` is told how far a long law has come. Without `today` no date can be overdue.
    """
    prover = _Prover(rulebook, judge, budget, progress)
    everything = f"all 2^{len(rulebook.ticks)} tick sets"
    covered = {law: everything for law in PROMISES} | {9: f"all {len(rulebook.rules)} rows"}
    laws: dict[int, Callable[[], Iterator[Finding]]] = {
        1: lambda: _monotone(prover),
        2: lambda: _total(prover),
        3: lambda: _nothing_superfluous(prover),
        4: lambda: _every_tick_matters(prover),
        5: lambda: _warnings(prover),
        6: lambda: _order(prover),
        7: lambda: _reasons(prover),
        9: lambda: _sourced(rulebook, today),
    }
    verdicts = []
    for law, findings in laws.items():
        found, decided = list[Finding](), True
        try:
            found.extend(findings())
        except _Spent:
            decided = False
        said = covered[law] if decided else f"not decided within {budget:,} questions"
        verdicts.append(Verdict(law, PROMISES[law], tuple(found), said, decided))
    return Proof(rulebook.version, tuple(verdicts), prover.witnesses)


def _monotone(prover: _Prover) -> Iterator[Finding]:
    """Add each tick to a smallest set of each row, and ask with everything ticked: the row's topics must stay."""
    whole = prover.readings(prover.book.ticks)
    blamed: set[tuple[str, str]] = set()
    for place, rule in enumerate(prover.alive):
        term = prover.first_term(rule)
        before = prover.readings(term)
        for tick in prover.book.ticks:
            if tick in term:
                continue
            lost = _lost(before, prover.readings({*term, tick}))
            for topic in lost:
                if (tick, topic) not in blamed:
                    blamed.add((tick, topic))
                    yield _finding(1, f"ticking '{tick}' as well takes '{topic}' away", [*term, tick], rule)
        for topic in _lost(before, whole):
            if not any(topic == other for _, other in blamed):
                blamed.add(("", topic))
                yield _finding(1, f"with every box ticked '{topic}' is gone or less", [*prover.book.ticks], rule)
        _tell(prover, 1, place)


def _lost(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Topics that are gone, or were main and are more."""
    return [topic for topic, reading in before.items() if after.get(topic) not in (reading, "main")]


def _total(prover: _Prover) -> Iterator[Finding]:
    if not prover.everyone:
        yield Finding(2, "with nothing ticked no topic is shown at all", (), "rules.csv:1")
    for tick in prover.book.ticks.values():
        if tick.group in ASKED and prover.readings({tick.id}).keys() <= prover.everyone.keys():
            near = _nearest(prover.book, tick.id)
            hint = f"; the nearest row is '{near.id}' (rules.csv:{near.line}), it also needs {_also(near, tick.id)}" if near else ""
            yield Finding(2, f"'{tick.id}' alone leads nowhere{hint}", (tick.id,), f"ticks.csv:{tick.line}")


def _nearest(book: Rulebook, tick: str) -> Rule | None:
    """The row that names this tick and needs least besides."""
    rows = [rule for rule in book.rules if tick in rule.ticks]
    return min(rows, key=lambda rule: len(rule.needs), default=None)


def _also(rule: Rule, tick: str) -> str:
    others = [need for need in rule.needs if tick not in need]
    return " and ".join(" or ".join(f"'{other}'" for other in need) for need in others)


def _nothing_superfluous(prover: _Prover) -> Iterator[Finding]:
    for topic in prover.book.topics.values():
        if topic.id not in prover.by_topic:
            yield Finding(3, f"no row leads to '{topic.id}'", (), f"topics.csv:{topic.line}")
    for place, rule in enumerate(prover.book.rules):
        if rule not in prover.alive:
            ghost = next(need for need in rule.needs if not any(tick in prover.book.ticks for tick in need))
            yield _finding(3, f"the row can never hold: there is no box for '{ghost[0]}'", (), rule)
            continue
        needed = [topic for topic in rule.topics if _witness(prover, rule, topic)]
        if not needed:
            yield _finding(3, _who_says_it(prover, rule), [*prover.first_term(rule)], rule)
        elif idle := [topic for topic in rule.topics if topic not in needed]:
            yield _finding(3, f"other rows show '{idle[0]}' already whenever this one holds", [*prover.first_term(rule)], rule)
        _tell(prover, 3, place)


def _rivals(prover: _Prover, rule: Rule, topic: str) -> list[Rule]:
    """Other rows that show the topic at least as far in front."""
    strong = READINGS[: READINGS.index(rule.reading) + 1]
    return [other for other in prover.by_topic[topic] if other is not rule and other.reading in strong]


def _witness(prover: _Prover, rule: Rule, topic: str) -> bool:
    """Look for a smallest set on which only this row shows the topic, and remember it."""
    rivals = _rivals(prover, rule, topic)
    for term in prover.terms(rule):
        prover.spend(len(rivals) + 1)
        if not any(holds(other, term) for other in rivals):
            prover.witnesses[rule.id, topic] = tuple(sorted(term))
            return True
    return False


def _who_says_it(prover: _Prover, rule: Rule) -> str:
    common = [other for other in prover.book.rules if all(other in _rivals(prover, rule, topic) for topic in rule.topics)]
    for other in common:
        if all(holds(other, term) for term in prover.terms(rule)):
            return f"the row is superfluous: '{other.id}' (line {other.line}) holds whenever it does and shows as much"
    return "the row is superfluous: the other rows together show as much for every tick set"


def _every_tick_matters(prover: _Prover) -> Iterator[Finding]:
    named = {tick for rule in prover.book.rules for tick in rule.ticks}
    for tick in prover.book.ticks.values():
        if tick.id not in named and not tick.warning:
            yield Finding(4, f"'{tick.id}' changes nothing for any tick set", (tick.id,), f"ticks.csv:{tick.line}")


def _warnings(prover: _Prover) -> Iterator[Finding]:
    book = prover.book
    own = {tick.warning for tick in book.ticks.values() if tick.group == "warning"}
    for sign in book.warnings.values():
        if sign.id not in own:
            yield Finding(5, f"no box of the group warning shows '{sign.id}'", (), f"warnings.csv:{sign.line}")
    every = frozenset(book.ticks)
    shown = {sign.id for sign in prover.ask(every).warnings}
    for tick in book.ticks.values():
        wanted = {tick.warning} - {""}
        alone = {sign.id for sign in prover.ask({tick.id}).warnings}
        rest = {sign.id for sign in prover.ask(every - {tick.id}).warnings}
        if wanted - alone:
            yield Finding(5, f"'{tick.id}' is ticked and its sign is not shown", (tick.id,), f"ticks.csv:{tick.line}")
        elif alone - wanted:
            yield Finding(5, f"'{tick.id}' shows a sign that it is not", (tick.id,), f"ticks.csv:{tick.line}")
        elif wanted - shown:
            yield Finding(5, f"'{tick.id}' is ticked, and other ticks hide its sign", tuple(every), f"ticks.csv:{tick.line}")
        elif rest != {other.warning for other in book.ticks.values() if other is not tick} - {""}:
            yield Finding(5, f"without '{tick.id}' the signs are not those ticked", tuple(every - {tick.id}), f"ticks.csv:{tick.line}")


def _order(prover: _Prover) -> Iterator[Finding]:
    """Ask in two orders, and with the rows upside down."""
    upside_down = replace(prover.book, rules=prover.book.rules[::-1])
    for rule in prover.alive:
        term = sorted(prover.first_term(rule))
        answer = prover.readings(term)
        prover.spend(2)
        turned = {found.topic: found.reading for found in prover.judge(prover.book, [*term[::-1], *term]).topics}
        other = {found.topic: found.reading for found in prover.judge(upside_down, term).topics}
        if answer != turned or answer != other or list(answer) != list(other):
            yield _finding(6, "another order of ticks or rows gives another answer", term, rule)


def _reasons(prover: _Prover) -> Iterator[Finding]:
    """A reason takes one tick of each need, so needs must not overlap; then ask for each row whether it is minimal."""
    for rule in prover.alive:
        if len(set(rule.ticks)) < len(rule.ticks):
            yield _finding(7, "a tick stands in two needs of the row, so its reasons are longer than they must be", rule.ticks, rule)
            continue
        for found in prover.ask(prover.first_term(rule)).topics:
            because = frozenset(found.because)
            if prover.readings(because).get(found.topic) != found.reading:
                yield _finding(7, f"the reason given for '{found.topic}' does not lead there", sorted(because), rule)
            for tick in because:
                if prover.readings(because - {tick}).get(found.topic) == found.reading:
                    yield _finding(7, f"the reason given for '{found.topic}' can spare '{tick}'", sorted(because), rule)


def _sourced(book: Rulebook, today: date | None) -> Iterator[Finding]:
    for rule in book.rules:
        reviewed = date.fromisoformat(rule.reviewed_on)
        if not rule.sources:
            yield _finding(9, "the row names no source", (), rule)
        if today and reviewed > today:
            yield _finding(9, f"the review of {reviewed} lies in the future", (), rule)
        elif today and reviewed + LONGEST_REVIEW < today:
            yield _finding(9, f"the review of {reviewed} is more than 3 years ago", (), rule)


def _finding(law: int, sentence: str, ticks: Iterable[str], rule: Rule) -> Finding:
    return Finding(law, f"'{rule.id}': {sentence}", tuple(ticks), f"rules.csv:{rule.line}")


def _tell(prover: _Prover, law: int, place: int) -> None:
    if prover.progress:
        prover.progress(law, place + 1, len(prover.book.rules))
