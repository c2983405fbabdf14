"""The whole rule table: every row in words, those that hold now marked, what is proved, and a copy to take away."""

from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st

import pen
from rules import Finding, Rule, Verdict, holds
from views import state, table_coverage, table_graph, ways
from views.components.choice import choose, topic_titles
from views.visit import Visit

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("id", "now", "ticks", "shows", "reading", "why", "sources", "reviewed")
ANY = ""


def show(visit: Visit) -> None:
    """Draw the page: one row if the address names it, filters, the table, the coverage picture and the proof."""
    st.title(visit.say("table.title"), anchor=False)
    st.markdown(visit.say("table.lead"))
    st.html(pen.part("pages", "folded_signs", visit.on))
    _asked_row(visit)
    rows = _filtered(visit)
    st.markdown(visit.say("table.count", shown=len(rows), all=len(visit.rulebook.rules)))
    with st.container(key="rule-table"):
        titles = [visit.say(f"table.{column}_title") for column in COLUMNS]
        st.html(pen.part("frame", "table", visit.say("table.title"), titles, rows.to_numpy().tolist()))
    if visit.mode.downloads:
        st.download_button(
            visit.say("table.download"), visit.subject.tables["rules.csv"], "rules.csv", "text/csv", on_click="ignore"
        )
    table_coverage.show(visit)
    _proved(visit)


def _asked_row(visit: Visit) -> None:
    """Draw the row that the address names; an unknown one gets a calm sentence."""
    asked = st.query_params.get(ways.ROW, "")
    rule = next((rule for rule in visit.rulebook.rules if rule.id == asked), None)
    if rule:
        with st.container(border=True, key="asked-row"):
            st.subheader(visit.say("table.row", row=rule.id), anchor=False)
            st.markdown(
                visit.say("table.row_sentence", ticks=visit.library.condition(rule.needs), topics=_topics(visit, rule))
            )
            facts = {"why": rule.why, "sources": ", ".join(rule.sources), "on": visit.library.day(rule.reviewed_on)}
            st.markdown(visit.say("why.details", status=visit.library.review_status(rule.reviewer), **facts))
    elif asked:
        st.markdown(visit.say("table.unknown_row"))


def _filtered(visit: Visit) -> "pd.DataFrame":
    """Ask for words, a tick, a topic, a chapter and a source, and keep the rows that fit all of them."""
    book = visit.rulebook
    wanted = st.text_input(visit.say("table.filter"), key=state.FILTER, max_chars=80) if visit.mode.keyboard else ""
    boxes = st.columns(4)
    choices = {
        "tick": {visit.library.label(tick.id): tick.id for tick in book.ticks.values() if tick.group != "warning"},
        "topic": topic_titles(visit),
        "chapter": {visit.say(f"chapters.{topic.chapter}"): topic.chapter for topic in book.topics.values()},
        "source": {id: id for id in sorted({source for rule in book.rules for source in rule.sources})},
    }
    chosen = {}
    for box, (name, words) in zip(boxes, choices.items(), strict=True):
        with box:
            chosen[name] = choose(visit, name, f"table.choose_{name}", words)
    if chosen["topic"]:
        table_graph.show(visit, chosen["topic"])
    kept = [
        rule
        for rule in book.rules
        if chosen["tick"] in (ANY, *rule.ticks)
        and chosen["topic"] in (ANY, *rule.topics)
        and chosen["chapter"] in (ANY, *(book.topics[topic].chapter for topic in rule.topics))
        and chosen["source"] in (ANY, *rule.sources)
    ]
    return _with_words(_rows(visit, kept), wanted)


def _rows(visit: Visit, kept: list[Rule]) -> "pd.DataFrame":
    ticked = state.ticks()
    import pandas as pd  # noqa: PLC0415 - 80 MB of memory that this page alone needs

    return pd.DataFrame(
        [_row(visit, rule, bool(ticked) and holds(rule, ticked)) for rule in kept], columns=list(COLUMNS)
    )


def _row(visit: Visit, rule: Rule, now: bool) -> dict[str, str]:
    return {
        "id": rule.id,
        "now": visit.say("table.holds") if now else "",
        "ticks": visit.library.condition(rule.needs),
        "shows": _topics(visit, rule),
        "reading": visit.say(f"table.{rule.reading}"),
        "why": rule.why,
        "sources": ", ".join(rule.sources),
        "reviewed": visit.library.day(rule.reviewed_on),
    }


def _topics(visit: Visit, rule: Rule) -> str:
    return "; ".join(visit.library.topics[topic].title for topic in rule.topics)


def _with_words(rows: "pd.DataFrame", wanted: str) -> "pd.DataFrame":
    """Keep the rows that hold every wanted word somewhere; rows that hold now come first."""
    if rows.empty:
        return rows
    words = rows.agg(" ".join, axis=1).str.casefold()
    for word in wanted.casefold().split():
        keep = words.str.contains(word, regex=False)
        rows, words = rows[keep], words[keep]
    return rows.sort_values("now", ascending=False, kind="stable")


def _proved(visit: Visit) -> None:
    """Draw the laws with PASS or FAIL, the table's hash, and what no proof can show."""
    proof = visit.subject.proof(datetime.now().astimezone().date())
    st.header(visit.say("proof.title"), anchor=False)
    st.markdown(visit.say("proof.lead", version=proof.version))
    st.markdown("\n".join(_verdict(visit, verdict) for verdict in proof.verdicts))
    st.markdown(visit.say("proof.not_proved"))


def _verdict(visit: Visit, verdict: Verdict) -> str:
    state_word = "proof.passed" if verdict.passed else "proof.failed" if verdict.decided else "proof.undecided"
    promise = visit.say(f"laws.law_{verdict.law}")
    lines = [visit.say("proof.law", state=visit.say(state_word), promise=promise, covered=verdict.covered)]
    return "\n".join([*lines, *(f"  - {_finding(visit, finding)}" for finding in verdict.findings)])


def _finding(visit: Visit, finding: Finding) -> str:
    """Say a finding with labels in place of ids."""
    return visit.say(
        "proof.finding",
        sentence=visit.library.named(finding.sentence),
        ticked=visit.library.labels(finding.ticks),
        where=finding.where,
    )
