"""What an editor ought to know of tables that can be read: broken laws, and how the rows are spread over topics."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from rules.model import READINGS, Rulebook
from rules.proof import prove


def findings(rulebook: Rulebook, today: date) -> Iterator[str]:
    """Yield each broken law as `file:line: sentence`; a review that is overdue on this day is one of them."""
    for verdict in prove(rulebook, today=today).verdicts:
        yield from (f"{finding.where}: {finding.sentence}" for finding in verdict.findings)
        if not verdict.decided:
            yield f"rules.csv:1: law {verdict.law} was {verdict.covered}"


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
