"""Each law as one function that yields what breaks it; the prover behind them asks the judge and keeps the budget."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from rules.engine import holds
from rules.model import ACTIONS, CARDS, GATES, READINGS, Result, Rule, Rulebook, Tick, TopicLine, Warning

ASKED = ("symptom", "location", "background")
LONGEST_REVIEW = timedelta(days=3 * 366)

Judge = Callable[[Rulebook, Iterable[str]], Result]
Progress = Callable[[int, int, int], None]


class Finding(NamedTuple):
    """One broken promise: what kind, which row, tick, topic or sign (`subject`), and a tick set that shows it.

    `sentence` says it with ids in quotation marks; `where` is `file:line` of the subject.
    """

    kind: str
    subject: str
    sentence: str
    ticks: tuple[str, ...]
    where: str


class BudgetSpent(Exception):  # noqa: N818 - not an error, the honest end of a budget
    """No question may be asked any more."""


class Prover:
    """One run: the table, the judge, and how many questions may still be asked."""

    def __init__(self, book: Rulebook, judge: Judge, budget: int, progress: Progress | None) -> None:
        self.book, self.judge, self.left, self.progress = book, judge, budget, progress
        self.everyone = self.readings(frozenset())
        self.by_topic: dict[str, list[Rule]] = {}
        for rule in book.rules:
            for topic in rule.topics:
                self.by_topic.setdefault(topic, []).append(rule)
        self.witnesses: dict[tuple[str, str], tuple[str, ...]] = {}
        self.alive = [rule for rule in book.rules if not self.ghost(rule)]

    def ghost(self, rule: Rule) -> str:
        """Return a tick of a need for which there is no box at all, so that the row can never hold; or nothing."""
        return next((need[0] for need in rule.needs if not any(tick in self.book.ticks for tick in need)), "")

    def spend(self, questions: int = 1) -> None:
        """Take from the budget; raise BudgetSpent when it is gone."""
        self.left -= questions
        if self.left < 0:
            raise BudgetSpent

    def ask(self, ticks: Iterable[str], book: Rulebook | None = None) -> Result:
        """Put one tick set to the judge, about this table unless another is given."""
        self.spend()
        return self.judge(book or self.book, ticks)

    def readings(self, ticks: Iterable[str], book: Rulebook | None = None) -> dict[str, str]:
        """Ask, and keep topic and reading."""
        return {found.topic: found.reading for found in self.ask(ticks, book).topics}

    def first_term(self, rule: Rule) -> frozenset[str]:
        """Return one smallest tick set of a row that can hold."""
        return frozenset(next(tick for tick in need if tick in self.book.ticks) for need in rule.needs)

    def terms(self, rule: Rule) -> Iterator[frozenset[str]]:
        """Yield the smallest tick sets of a row, made of boxes that exist."""
        return (term for term in rule.terms() if term <= self.book.ticks.keys())


def monotone(prover: Prover) -> Iterator[Finding]:
    """Law 1: with every box ticked, and with every box but one, each row that is met must still show its topics."""
    every, blamed = frozenset(prover.book.ticks), set[str]()
    for place, ticks in enumerate((every, *(every - {tick} for tick in prover.book.ticks))):
        prover.spend(len(prover.alive))
        shown = prover.readings(ticks)
        for rule in prover.alive:
            for topic in rule.topics:
                if topic not in blamed and shown.get(topic) not in (rule.reading, "main") and holds(rule, ticks):
                    blamed.add(topic)
                    yield _taken_away(prover, rule, topic, ticks)
        _tell(prover, 1, place, len(every) + 1)


def _taken_away(prover: Prover, rule: Rule, topic: str, ticks: frozenset[str]) -> Finding:
    """Untick box after box while the topic stays away, down to a shortest set that shows the fault."""
    term = next(term for term in prover.terms(rule) if term <= ticks)
    for tick in sorted(ticks - term):
        if prover.readings(ticks - {tick}).get(topic) not in (rule.reading, "main"):
            ticks -= {tick}
    extra = " and ".join(f"'{tick}'" for tick in sorted(ticks - term))
    sentence = (
        f"ticking {extra} as well takes '{topic}' away" if extra else f"the row is met and '{topic}' is not shown"
    )
    return _finding("lost", sentence, sorted(ticks), rule)


def total(prover: Prover) -> Iterator[Finding]:
    """Law 2: ask each tick alone, and nothing at all."""
    if not prover.everyone:
        yield Finding("no-overview", "", "with nothing ticked no topic is shown at all", (), "rules.csv:1")
    for tick in prover.book.ticks.values():
        if tick.group in ASKED and prover.readings({tick.id}).keys() <= prover.everyone.keys():
            near = _nearest(prover.book, tick.id)
            hint = f"; the nearest row is '{near.id}' (line {near.line}), {_lacks(near, tick.id)}" if near else ""
            yield _about(tick, "leads-nowhere", f"'{tick.id}' alone leads nowhere{hint}", {tick.id})


def _nearest(book: Rulebook, tick: str) -> Rule | None:
    """The row that names this tick and needs least besides."""
    rows = [rule for rule in book.rules if tick in rule.ticks]
    return min(rows, key=lambda rule: len(rule.needs), default=None)


def _lacks(rule: Rule, tick: str) -> str:
    also = _also(rule, tick)
    return f"it also needs {also}" if also else "it shows only what everyone is shown"


def _also(rule: Rule, tick: str) -> str:
    others = [need for need in rule.needs if tick not in need]
    return " and ".join(" or ".join(f"'{other}'" for other in need) for need in others)


def nothing_superfluous(prover: Prover) -> Iterator[Finding]:
    """Law 3: look for a smallest set that needs the row; where there is none, the row says nothing new."""
    for topic in prover.book.topics.values():
        if topic.id not in prover.by_topic:
            yield _about(topic, "unreachable", f"no row leads to '{topic.id}'", ())
    for place, rule in enumerate(prover.book.rules):
        if ghost := prover.ghost(rule):
            yield _finding("dead", f"the row can never hold: there is no box for '{ghost}'", (), rule)
            continue
        needed = [topic for topic in rule.topics if _witness(prover, rule, topic)]
        if not needed:
            yield _finding("superfluous", _who_says_it(prover, rule), [*prover.first_term(rule)], rule)
        elif idle := [topic for topic in rule.topics if topic not in needed]:
            yield _finding(
                "idle-topic",
                f"other rows show '{idle[0]}' already whenever this one holds",
                [*prover.first_term(rule)],
                rule,
            )
        _tell(prover, 3, place, len(prover.book.rules))


def _rivals(prover: Prover, rule: Rule, topic: str) -> list[Rule]:
    """Other rows that show the topic at least as far in front."""
    strong = READINGS[: READINGS.index(rule.reading) + 1]
    return [other for other in prover.by_topic[topic] if other is not rule and other.reading in strong]


def _witness(prover: Prover, rule: Rule, topic: str) -> bool:
    """Look for a smallest set on which only this row shows the topic, and remember it."""
    rivals = _rivals(prover, rule, topic)
    for term in prover.terms(rule):
        prover.spend(len(rivals) + 1)
        if not any(holds(other, term) for other in rivals):
            prover.witnesses[rule.id, topic] = tuple(sorted(term))
            return True
    return False


def _who_says_it(prover: Prover, rule: Rule) -> str:
    first, *rest = ([other.id for other in _rivals(prover, rule, topic)] for topic in rule.topics)
    common = set(first).intersection(*rest)
    for other in prover.by_topic[rule.topics[0]]:
        if other.id in common and all(holds(other, term) for term in prover.terms(rule)):
            return f"the row is superfluous: '{other.id}' (line {other.line}) holds whenever it does and shows as much"
    return "the row is superfluous: the other rows together show as much for every tick set"


def every_tick_matters(prover: Prover) -> Iterator[Finding]:
    """Law 4: a tick in no row that is no sign changes nothing."""
    named = {tick for rule in prover.book.rules for tick in rule.ticks}
    for tick in prover.book.ticks.values():
        if tick.id not in named and not tick.warning:
            yield _about(tick, "inert", f"'{tick.id}' changes nothing for any tick set", {tick.id})


def warnings(prover: Prover) -> Iterator[Finding]:
    """Law 5: each sign has a box; then ask everything, each tick alone, and everything but it."""
    book, every = prover.book, frozenset(prover.book.ticks)
    own = {tick.warning for tick in book.ticks.values() if tick.group == "warning"}
    for sign in book.warnings.values():
        if sign.id not in own:
            yield _about(sign, "hidden-sign", f"no box of the group warning shows '{sign.id}'", ())
    lost = _signs(book, every) - {sign.id for sign in prover.ask(every).warnings}
    for id in sorted(lost):
        tick = next(tick for tick in book.ticks.values() if tick.warning == id)
        yield _about(tick, "lost-sign", f"'{tick.id}' is ticked, and other ticks hide its sign", every)
    for tick in book.ticks.values() if not lost else ():
        for ticked in (frozenset({tick.id}), every - {tick.id}):
            shown = {sign.id for sign in prover.ask(ticked).warnings}
            if shown != _signs(book, ticked):
                wrong = " and ".join(f"'{id}'" for id in sorted(shown ^ _signs(book, ticked)))
                yield _about(tick, "lost-sign", f"about '{tick.id}': {wrong} is ticked or shown, and not both", ticked)


def _signs(book: Rulebook, ticked: frozenset[str]) -> set[str]:
    return {book.ticks[tick].warning for tick in ticked} - {""}


def placed(prover: Prover) -> Iterator[Finding]:
    """Law 11: each sign has its one place; then ask each tick alone and everything whether it is shown from there."""
    book = prover.book
    for sign in book.warnings.values():
        if fault := _place_fault(sign):
            yield _about(sign, "place", f"'{sign.id}' {fault}", ())
    moved: dict[str, frozenset[str]] = {}
    for ticked in (*(frozenset({tick.id}) for tick in book.ticks.values() if tick.warning), frozenset(book.ticks)):
        for sign in prover.ask(ticked).warnings:
            if sign != book.warnings.get(sign.id):
                moved.setdefault(sign.id, ticked)
    for id, ticked in moved.items():
        if id in book.warnings:  # one that is in no table is law 5's
            yield _about(book.warnings[id], "moved-sign", f"'{id}' is shown otherwise than its row says", ticked)


def _place_fault(sign: Warning) -> str:
    """Say what is wrong with where a sign stands and what it asks for, or nothing."""
    if sign.card not in CARDS:
        return "stands on no care card"
    if sign.gate not in GATES:
        return "is asked under no question of the gate"
    if sign.card == "emergency" and sign.action not in ACTIONS:
        return "is an emergency and says neither to call nor to go"
    return f"is no emergency and says '{sign.action}'" if sign.card != "emergency" and sign.action else ""


def order(prover: Prover) -> Iterator[Finding]:
    """Law 6: ask in two orders, and with the rows upside down."""
    upside_down = replace(prover.book, rules=prover.book.rules[::-1])
    for rule in prover.alive:
        term = sorted(prover.first_term(rule))
        answer = prover.readings(term)
        turned = prover.readings([*term[::-1], *term])
        other = prover.readings(term, upside_down)
        if answer != turned or answer != other or list(answer) != list(other):
            yield _finding("order", "another order of ticks or rows gives another answer", term, rule)


def reasons(prover: Prover) -> Iterator[Finding]:
    """Law 7: a reason takes one tick of each need, so needs must not overlap; then ask whether it is minimal."""
    for rule in prover.alive:
        if len(set(rule.ticks)) < len(rule.ticks):
            yield _finding(
                "overlap",
                "a tick stands in two needs of the row, so its reasons are longer than they must be",
                rule.ticks,
                rule,
            )
            continue
        for found in prover.ask(prover.first_term(rule)).topics:
            if found.topic not in rule.topics:
                continue
            because = frozenset(found.because)
            if prover.readings(because).get(found.topic) != found.reading:
                yield _finding(
                    "false-reason", f"the reason given for '{found.topic}' does not lead there", sorted(because), rule
                )
            for tick in because:
                if prover.readings(because - {tick}).get(found.topic) == found.reading:
                    yield _finding(
                        "long-reason", f"the reason given for '{found.topic}' can spare '{tick}'", sorted(because), rule
                    )


def sourced(book: Rulebook, today: date | None) -> Iterator[Finding]:
    """Law 9: every row has a source, and a review that is not overdue on this day."""
    for rule in book.rules:
        reviewed = date.fromisoformat(rule.reviewed_on)
        if not rule.sources:
            yield _finding("unsourced", "the row names no source", (), rule)
        if today and reviewed > today:
            yield _finding("review", f"the review of {reviewed} lies in the future", (), rule)
        elif today and reviewed + LONGEST_REVIEW < today:
            yield _finding("review", f"the review of {reviewed} is more than 3 years ago", (), rule)


def _finding(kind: str, sentence: str, ticks: Iterable[str], rule: Rule) -> Finding:
    return Finding(kind, rule.id, f"'{rule.id}': {sentence}", tuple(ticks), f"rules.csv:{rule.line}")


def _about(subject: Tick | TopicLine | Warning, kind: str, sentence: str, ticks: Iterable[str]) -> Finding:
    file = {Tick: "ticks.csv", TopicLine: "topics.csv", Warning: "warnings.csv"}[type(subject)]
    return Finding(kind, subject.id, sentence, tuple(sorted(ticks)), f"{file}:{subject.line}")


def _tell(prover: Prover, law: int, place: int, whole: int) -> None:
    if prover.progress:
        prover.progress(law, place + 1, whole)
