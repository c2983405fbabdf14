"""Why this topic, why not that one, what is one tick away, and which ticks changed nothing: each on demand."""

import streamlit as st

import rules
from rules import Result, Step
from rules.explain import RowExplanation
from views import resources, state
from views.components import links
from views.wording import day, label, labels, listed, one_of, quoted, review_status, text

MOST_ROWS = 3
"""Rows told when a topic is not shown: the nearest ones."""


def why(topic: str) -> None:
    """Draw, to unfold, each row that leads to a topic now: its conditions, its reason, its sources and its date."""
    found = rules.explain(resources.rulebook(), state.ticks(), topic)
    with st.expander(text("why.title"), key=f"why-{topic}"):
        for row in found.rows:
            if row.holds:
                st.markdown(_row(row))
                links.to_row(row.rule.id, text("why.to_row", row=row.rule.id))


def why_not(topic: str) -> None:
    """Draw, to unfold, what is missing in the rows nearest to showing a topic."""
    found = rules.explain(resources.rulebook(), state.ticks(), topic)
    with st.expander(text("why.not_title"), key=f"why-not-{topic}"):
        st.markdown(text("why.not_lead"))
        for row in found.rows[:MOST_ROWS]:
            missing = listed([one_of(group) for group in row.missing])
            st.markdown(text("why.missing", row=row.rule.id, missing=missing))


def one_tick_away() -> None:
    """Draw, to unfold, the topics that one more tick together with the present ones would bring to the front."""
    by_topic: dict[str, list[str]] = {}
    for step in rules.almost(resources.rulebook(), state.ticks()):
        if step.reading == "main" and not _points_there_alone(step):
            by_topic.setdefault(step.topic, []).append(quoted(step.tick))
    if not by_topic:
        return
    titles = resources.library().topics
    with st.expander(text("why.almost_title"), key="one-tick-away"):
        st.markdown(text("why.almost_lead"))
        lines = [
            text("why.almost", topic=titles[topic].title, ticks=", ".join(ticks)) for topic, ticks in by_topic.items()
        ]
        st.markdown("\n".join(lines))


def nothing_changed(result: Result) -> None:
    """Name the ticks that changed nothing here and are no reason on the screen, and say that this is all right."""
    named = {tick for match in result.topics for tick in match.because}
    idle = [tick for tick in rules.inert(resources.rulebook(), state.ticks()) if tick not in named]
    if idle:
        st.markdown(text("why.inert", ticks=labels(idle)))


@resources.kept
def _alone(tick: str) -> frozenset[str]:
    result = rules.match(resources.rulebook(), (tick,))
    return frozenset(match.topic for match in result.reading("main"))


def _points_there_alone(step: Step) -> bool:
    return step.topic in _alone(step.tick)


def _row(row: RowExplanation) -> str:
    rule = row.rule
    conditions = [text("why.always")] if not row.conditions else [_condition(need.ticks) for need in row.conditions]
    details = text(
        "why.details",
        why=rule.why,
        sources=", ".join(rule.sources),
        on=day(rule.reviewed_on),
        status=review_status(rule.reviewer),
    )
    return "\n".join([text("why.row", row=rule.id), *(f"- {condition}" for condition in conditions), "", details])


def _condition(ticks: tuple[tuple[str, bool], ...]) -> str:
    marked = [text("why.ticked" if ticked else "why.unticked", label=label(tick)) for tick, ticked in ticks]
    return marked[0] if len(marked) == 1 else text("table.one_of", labels=", ".join(marked))
