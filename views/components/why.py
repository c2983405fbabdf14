"""Why this topic, why not that one, what is one tick away, and which ticks changed nothing: each on demand."""

from functools import lru_cache

from markupsafe import Markup

import pen
import rules
from rules import Result, Step
from rules.explain import RowExplanation
from subject.model import Subject
from views import state
from views.visit import Visit

MOST_ROWS = 3
"""Rows told when a topic is not shown: the nearest ones."""


def why(visit: Visit, topic: str) -> Markup:
    """Draw, to unfold, each row that leads to a topic now: its conditions, its reason, its sources and its date."""
    found = rules.explain(visit.rulebook, state.ticks(), topic)
    rows = [_row(visit, row) for row in found.rows if row.holds]
    return pen.part("pages", "why", visit.on, visit.say("why.title"), rows)


def why_not(visit: Visit, topic: str) -> Markup:
    """Draw, to unfold, what is missing in the rows nearest to showing a topic."""
    found = rules.explain(visit.rulebook, state.ticks(), topic)
    lines = [visit.say("why.not_lead"), *(missing(visit, row) for row in found.rows[:MOST_ROWS])]
    return pen.part("pages", "folded_lines", visit.say("why.not_title"), lines, [])


def missing(visit: Visit, row: RowExplanation, key: str = "why.missing") -> str:
    """Say what a row misses, in the words under `key`."""
    groups = [visit.library.one_of(group) for group in row.missing]
    return visit.say(key, row=row.rule.id, missing=visit.library.listed(groups))


def one_tick_away(visit: Visit) -> Markup:
    """Draw, to unfold, the topics that one more tick together with the present ones would bring to the front."""
    by_topic: dict[str, list[str]] = {}
    for step in rules.almost(visit.rulebook, state.ticks()):
        if step.reading == "main" and not _points_there_alone(visit, step):
            by_topic.setdefault(step.topic, []).append(visit.library.quoted(step.tick))
    if not by_topic:
        return pen.NOTHING
    titles = visit.library.topics
    items = [
        visit.say("why.almost", topic=titles[topic].title, ticks=", ".join(ticks)) for topic, ticks in by_topic.items()
    ]
    return pen.part("pages", "folded_lines", visit.say("why.almost_title"), [visit.say("why.almost_lead")], items)


def nothing_changed(visit: Visit, result: Result) -> str:
    """Name the ticks that changed nothing here and are no reason on the screen, and say that this is all right."""
    named = {tick for match in result.topics for tick in match.because}
    idle = [tick for tick in rules.inert(visit.rulebook, state.ticks()) if tick not in named]
    return visit.say("why.inert", ticks=visit.library.labels(idle)) if idle else ""


@lru_cache(maxsize=1024)
def _alone(subject: Subject, tick: str) -> frozenset[str]:
    result = rules.match(subject.rulebook, (tick,))
    return frozenset(match.topic for match in result.reading("main"))


def _points_there_alone(visit: Visit, step: Step) -> bool:
    return step.topic in _alone(visit.subject, step.tick)


def _row(visit: Visit, row: RowExplanation) -> dict[str, object]:
    rule, always = row.rule, [visit.say("why.always")]
    facts = {"why": rule.why, "sources": ", ".join(rule.sources), "on": visit.library.day(rule.reviewed_on)}
    return {
        "id": rule.id,
        "title": visit.say("why.row", row=rule.id),
        "needs": [_condition(visit, need.ticks) for need in row.conditions] or always,
        "details": visit.say("why.details", status=visit.library.review_status(rule.reviewer), **facts),
    }


def _condition(visit: Visit, ticks: tuple[tuple[str, bool], ...]) -> str:
    marked = [
        visit.say("why.ticked" if ticked else "why.unticked", label=visit.library.label(tick)) for tick, ticked in ticks
    ]
    return marked[0] if len(marked) == 1 else visit.say("table.one_of", labels=", ".join(marked))
