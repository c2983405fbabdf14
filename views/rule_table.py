"""The whole rule table: every row in words, those that hold now marked, what is proved, and a copy to take away."""

from datetime import datetime
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from rules import Finding, Rule, Verdict, holds
from views import resources, state
from views.components import care_cards, coverage, links, row_graph
from views.components.choice import choose, topic_titles
from views.wording import day, label, labels, listed, named, one_of, review_status, text

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("id", "now", "ticks", "shows", "reading", "why", "sources", "reviewed")
ANY = ""


def show() -> None:
    """Draw the page: one row if the address names it, filters, the table, the coverage picture and the proof."""
    st.title(text("table.title"), anchor=False)
    st.markdown(text("table.lead"))
    care_cards.show_folded()
    _asked_row()
    rows = _filtered()
    st.markdown(text("table.count", shown=len(rows), all=len(resources.rulebook().rules)))
    with st.container(key="rule-table"):
        st.html(_as_html(rows))
    if resources.mode().downloads:
        st.download_button(
            text("table.download"), resources.tables()["rules.csv"], "rules.csv", "text/csv", on_click="ignore"
        )
    coverage.show()
    _proved()


def _asked_row() -> None:
    """Draw the row that the address names; an unknown one gets a calm sentence."""
    asked = st.query_params.get(links.ROW, "")
    rule = next((rule for rule in resources.rulebook().rules if rule.id == asked), None)
    if rule:
        with st.container(border=True, key="asked-row"):
            st.subheader(text("table.row", row=rule.id), anchor=False)
            st.markdown(text("table.row_sentence", ticks=sentence(rule), topics=_topics(rule)))
            facts = {"why": rule.why, "sources": ", ".join(rule.sources), "on": day(rule.reviewed_on)}
            st.markdown(text("why.details", status=review_status(rule.reviewer), **facts))
    elif asked:
        st.markdown(text("table.unknown_row"))


def _filtered() -> "pd.DataFrame":
    """Ask for words, a tick, a topic, a chapter and a source, and keep the rows that fit all of them."""
    book = resources.rulebook()
    wanted = st.text_input(text("table.filter"), key=state.FILTER, max_chars=80) if resources.mode().keyboard else ""
    boxes = st.columns(4)
    choices = {
        "tick": {label(tick.id): tick.id for tick in book.ticks.values() if tick.group != "warning"},
        "topic": topic_titles(),
        "chapter": {text(f"chapters.{topic.chapter}"): topic.chapter for topic in book.topics.values()},
        "source": {id: id for id in sorted({source for rule in book.rules for source in rule.sources})},
    }
    chosen = {}
    for box, (name, words) in zip(boxes, choices.items(), strict=True):
        with box:
            chosen[name] = choose(name, f"table.choose_{name}", words)
    if chosen["topic"]:
        row_graph.show(chosen["topic"])
    kept = [
        rule
        for rule in book.rules
        if chosen["tick"] in (ANY, *rule.ticks)
        and chosen["topic"] in (ANY, *rule.topics)
        and chosen["chapter"] in (ANY, *(book.topics[topic].chapter for topic in rule.topics))
        and chosen["source"] in (ANY, *rule.sources)
    ]
    return _with_words(_rows(kept), wanted)


def _rows(kept: list[Rule]) -> "pd.DataFrame":
    ticked = state.ticks()
    import pandas as pd  # noqa: PLC0415 - 80 MB of memory that this page alone needs

    return pd.DataFrame([_row(rule, bool(ticked) and holds(rule, ticked)) for rule in kept], columns=list(COLUMNS))


def _row(rule: Rule, now: bool) -> dict[str, str]:
    return {
        "id": rule.id,
        "now": text("table.holds") if now else "",
        "ticks": sentence(rule),
        "shows": _topics(rule),
        "reading": text(f"table.{rule.reading}"),
        "why": rule.why,
        "sources": ", ".join(rule.sources),
        "reviewed": day(rule.reviewed_on),
    }


def _topics(rule: Rule) -> str:
    return "; ".join(resources.library().topics[topic].title for topic in rule.topics)


def sentence(rule: Rule) -> str:
    """Write a row's condition in words: 'Shoulder' and one of 'Stiff joint' or 'Pain'."""
    if not rule.needs:
        return text("table.always")
    return listed([one_of(need) for need in rule.needs])


def _with_words(rows: "pd.DataFrame", wanted: str) -> "pd.DataFrame":
    """Keep the rows that hold every wanted word somewhere; rows that hold now come first."""
    if rows.empty:
        return rows
    words = rows.agg(" ".join, axis=1).str.casefold()
    for word in wanted.casefold().split():
        keep = words.str.contains(word, regex=False)
        rows, words = rows[keep], words[keep]
    return rows.sort_values("now", ascending=False, kind="stable")


def _as_html(rows: "pd.DataFrame") -> str:
    titles = {column: text(f"table.{column}_title") for column in COLUMNS}
    table = str(rows.rename(columns=titles).to_html(index=False, border=0, classes="rules", escape=True))
    name = escape(text("table.title"))
    table = table.replace("<thead>", f"<caption>{name}</caption><thead>", 1)
    return f'<div class="scroller" role="region" aria-label="{name}" tabindex="0">{table}</div>'


def _proved() -> None:
    """Draw the laws with PASS or FAIL, the table's hash, and what no proof can show."""
    proof = resources.proof(datetime.now().astimezone().date())
    st.header(text("proof.title"), anchor=False)
    st.markdown(text("proof.lead", version=proof.version))
    st.markdown("\n".join(_verdict(verdict) for verdict in proof.verdicts))
    st.markdown(text("proof.not_proved"))


def _verdict(verdict: Verdict) -> str:
    state_word = "proof.passed" if verdict.passed else "proof.failed" if verdict.decided else "proof.undecided"
    promise = text(f"laws.law_{verdict.law}")
    lines = [text("proof.law", state=text(state_word), promise=promise, covered=verdict.covered)]
    return "\n".join([*lines, *(f"  - {_finding(finding)}" for finding in verdict.findings)])


def _finding(finding: Finding) -> str:
    """Say a finding with labels in place of ids."""
    return text("proof.finding", sentence=named(finding.sentence), ticked=labels(finding.ticks), where=finding.where)
