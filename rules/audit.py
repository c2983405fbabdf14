"""What an editor ought to know of tables that can be read: broken laws, equal reasons, rows spread over topics."""

import itertools
from collections import Counter
from collections.abc import Iterator
from datetime import date

from rules import accepted
from rules.model import READINGS, Rulebook, TableError
from rules.proof import BUDGET, prove
from rules.reader import load

FEWEST = 3
"""So many rows one below the other with one reason look as if a spreadsheet had filled it down."""


def sound() -> Rulebook:
    """Read the shipped tables; raise TableError also for what keeps the door shut: broken laws, and accidents."""
    rulebook = load()
    if problems := (*accepted.faults(), *findings(rulebook)):
        raise TableError(problems)
    return rulebook


def findings(rulebook: Rulebook, today: date | None = None, budget: int = BUDGET) -> Iterator[str]:
    """Yield each broken law as `file:line: sentence`; with a day, a review that is overdue on it is one of them."""
    for verdict in prove(rulebook, today=today, budget=budget).verdicts:
        yield from (f"{finding.where}: {finding.sentence}" for finding in verdict.findings)
        if not verdict.decided:
            yield f"rules.csv:1: law {verdict.law} was {verdict.covered}"


def repeated(rulebook: Rulebook) -> Iterator[str]:
    """Yield one sentence for each reason that several rows give one below the other, word for word."""
    for why, same in itertools.groupby(rulebook.rules, lambda rule: rule.why):
        rules = list(same)
        if len(rules) >= FEWEST:
            ids = f"{len(rules)} rows from '{rules[0].id}' on"
            yield f"rules.csv:{rules[0].line}: {ids} give one reason, '{why}'; was it filled down?"


def spread(rulebook: Rulebook) -> Iterator[str]:
    """Yield one line a topic: how many rows show it as main and as more."""
    counts = Counter((topic, rule.reading) for rule in rulebook.rules for topic in rule.topics)
    for topic in rulebook.topics:
        yield f"{topic:<20}  " + "  ".join(f"{counts[topic, reading]:>2} {reading}" for reading in READINGS)


def summary(rulebook: Rulebook) -> str:
    """Count what the tables hold, in one line."""
    signed = sum(bool(rule.reviewer) for rule in rulebook.rules)
    return (
        f"{len(rulebook.rules)} rows, {len(rulebook.topics)} topics, {len(rulebook.ticks)} ticks, "
        f"{len(rulebook.warnings)} warning signs, {signed} rows signed by a clinician, table {rulebook.version}"
    )
