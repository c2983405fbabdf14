"""Why this topic, why not that one, what is one tick away, and which ticks changed nothing: each on demand."""

from functools import lru_cache

import streamlit as st

import rules
from rules import Result, Step
from rules.explain import RowExplanation
from subject.model import Subject
from views import state
from views.components import links
from views.visit import Visit

MOST_ROWS = 3
"""Rows told when a topic is not shown: the nearest ones."""


def why(visit: Visit, topic: str) -> None:
    """Draw, to unfold, each row that leads to a topic now: its conditions, its reason, its sources and its date."""
    found = rules.explain(visit.rulebook, state.ticks(), topic)
    with st.expander(visit.say("why.title"), key=f"why-{topic}"):
        for row in found.rows:
            if row.holds:
                st.markdown(_row(visit, row))
                links.to_row(row.rule.id, visit.say("why.to_row", row=row.rule.id))


def why_not(visit: Visit, topic: str) -> None:
    """Draw, to unfold, what is missing in the rows nearest to showing a topic."""
    found = rules.explain(visit.rulebook, state.ticks(), topic)
    with st.expander(visit.say("why.not_title"), key=f"why-not-{topic}"):
        st.markdown(visit.say("why.not_lead"))
        for row in found.rows[:MOST_ROWS]:
            st.markdown(missing(visit, row))


def missing(visit: Visit, row: RowExplanation, key: str = "why.missing") -> str:
    """Say what a row misses, in the words under `key`."""
    groups = [visit.library.one_of(group) for group in row.missing]
    return visit.say(key, row=row.rule.id, missing=visit.library.listed(groups))


def one_tick_away(visit: Visit) -> None:
    """Draw, to unfold, the topics that one more tick together with the present ones would bring to the front."""
    by_topic: dict[str, list[str]] = {}
    for step in rules.almost(visit.rulebook, state.ticks()):
        if step.reading == "main" and not _points_there_alone(visit, step):
            by_topic.setdefault(step.topic, []).append(visit.library.quoted(step.tick))
    if not by_topic:
        return
    titles = visit.library.topics
    with st.expander(visit.say("why.almost_title"), key="one-tick-away"):
        st.markdown(visit.say("why.almost_lead"))
        lines = [
            visit.say("why.almost", topic=titles[topic].title, ticks=", ".join(ticks))
            for topic, ticks in by_topic.items()
        ]
        st.markdown("\n".join(lines))


def nothing_changed(visit: Visit, result: Result) -> None:
    """Name the ticks that changed nothing here and are no reason on the screen, and say that this is all right."""
    named = {tick for match in result.topics for tick in match.because}
    idle = [tick for tick in rules.inert(visit.rulebook, state.ticks()) if tick not in named]
    if idle:
        st.markdown(visit.say("why.inert", ticks=visit.library.labels(idle)))


@lru_cache(maxsize=1024)
def _alone(subject: Subject, tick: str) -> frozenset[str]:
    result = rules.match(subject.rulebook, (tick,))
    return frozenset(match.topic for match in result.reading("main"))


def _points_there_alone(visit: Visit, step: Step) -> bool:
    return step.topic in _alone(visit.subject, step.tick)


def _row(visit: Visit, row: RowExplanation) -> str:
    rule = row.rule
    conditions = (
        [visit.say("why.always")] if not row.conditions else [_condition(visit, need.ticks) for need in row.conditions]
    )
    details = visit.say(
        "why.details",
        why=rule.why,
        sources=", ".join(rule.sources),
        on=visit.library.day(rule.reviewed_on),
        status=visit.library.review_status(rule.reviewer),
    )
    return "\n".join([visit.say("why.row", row=rule.id), *(f"- {condition}" for condition in conditions), "", details])


def _condition(visit: Visit, ticks: tuple[tuple[str, bool], ...]) -> str:
    marked = [
        visit.say("why.ticked" if ticked else "why.unticked", label=visit.library.label(tick)) for tick, ticked in ticks
    ]
    return marked[0] if len(marked) == 1 else visit.say("table.one_of", labels=", ".join(marked))
