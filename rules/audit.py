"""What a careful editor finds in tables that can be read: reviews that are due, topics and ticks that nobody uses."""

from collections.abc import Iterator
from datetime import date, timedelta

from rules.engine import match
from rules.model import Rule, Rulebook

LONGEST_REVIEW = timedelta(days=3 * 366)
ASKED = ("symptom", "location", "background")


def findings(rulebook: Rulebook, today: date) -> Iterator[str]:
    """Yield every finding as `file:line: sentence`, file by file."""
    yield from _topics_without_a_row(rulebook)
    yield from _ticks_that_lead_nowhere(rulebook)
    for rule in rulebook.rules:
        yield from _review_findings(rule, today)


def _topics_without_a_row(rulebook: Rulebook) -> Iterator[str]:
    reached = {topic for rule in rulebook.rules for topic in rule.topics}
    for topic in rulebook.topics.values():
        if topic.id not in reached:
            yield f"topics.csv:{topic.line}: no row of rules.csv leads to '{topic.id}'"


def _ticks_that_lead_nowhere(rulebook: Rulebook) -> Iterator[str]:
    """A tick on its own must add a topic to those that everyone is shown."""
    everyone = {found.topic for found in match(rulebook, ()).topics}
    for group in ASKED:
        for tick in rulebook.group(group):
            if not {found.topic for found in match(rulebook, (tick.id,)).topics} - everyone:
                yield f"ticks.csv:{tick.line}: '{tick.id}' alone leads to no topic; add a row"


def _review_findings(rule: Rule, today: date) -> Iterator[str]:
    reviewed = date.fromisoformat(rule.reviewed_on)
    if reviewed > today:
        yield f"rules.csv:{rule.line}: reviewed_on: {reviewed} lies in the future"
    elif reviewed + LONGEST_REVIEW < today:
        yield f"rules.csv:{rule.line}: reviewed_on: {reviewed} is more than 3 years ago; check the row again"


def summary(rulebook: Rulebook) -> str:
    """Count what the tables hold, in one line."""
    signed = sum(bool(rule.reviewer) for rule in rulebook.rules)
    return (
        f"{len(rulebook.rules)} rows, {len(rulebook.topics)} topics, {len(rulebook.ticks)} ticks, "
        f"{len(rulebook.warnings)} warning signs, {signed} rows signed by a clinician, table {rulebook.version}"
    )
