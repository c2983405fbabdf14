"""The whole rule table, as it is: every row in words, those that hold now marked, to filter and to take away."""

import pandas as pd
import streamlit as st

from rules import Rule, holds
from rules.reader import FOLDER
from views import resources, state
from views.components import care_cards
from views.wording import day, label, listed, text

COLUMNS = ("id", "now", "ticks", "shows", "reading", "why", "sources", "reviewed")


def show() -> None:
    """Draw the page."""
    st.title(text("table.title"), anchor=False)
    st.markdown(text("table.lead"))
    care_cards.show_folded()
    wanted = st.text_input(text("table.filter"), key=state.FILTER, max_chars=80)
    rows = _filtered(_rows(), wanted)
    st.markdown(text("table.count", shown=len(rows), all=len(resources.rulebook().rules)))
    with st.container(key="rule-table"):
        st.html(_as_html(rows))
    st.download_button(
        text("table.download"), (FOLDER / "rules.csv").read_bytes(), "rules.csv", "text/csv", on_click="ignore"
    )
    st.markdown(text("table.version", version=resources.rulebook().version))


def _rows() -> pd.DataFrame:
    ticked = state.ticks()
    return pd.DataFrame([_row(rule, bool(ticked) and holds(rule, ticked)) for rule in resources.rulebook().rules])


def _row(rule: Rule, now: bool) -> dict[str, str]:
    topics = resources.library().topics
    return {
        "id": rule.id,
        "now": text("table.holds") if now else "",
        "ticks": sentence(rule),
        "shows": "; ".join(topics[topic].title for topic in rule.topics),
        "reading": text(f"table.{rule.reading}"),
        "why": rule.why,
        "sources": ", ".join(rule.sources),
        "reviewed": day(rule.reviewed_on),
    }


def sentence(rule: Rule) -> str:
    """Write a row's condition in words: 'Shoulder' and one of 'Stiff joint' or 'Pain'."""
    if not rule.needs:
        return text("table.always")
    return listed([_need(need) for need in rule.needs])


def _need(need: tuple[str, ...]) -> str:
    quoted = [text("lists.quote", label=label(tick)) for tick in need]
    return quoted[0] if len(quoted) == 1 else text("table.one_of", labels=", ".join(quoted))


def _filtered(rows: pd.DataFrame, wanted: str) -> pd.DataFrame:
    """Keep the rows that hold every wanted word somewhere; rows that hold now come first."""
    words = rows.agg(" ".join, axis=1).str.casefold()
    for word in wanted.casefold().split():
        keep = words.str.contains(word, regex=False)
        rows, words = rows[keep], words[keep]
    return rows.sort_values("now", ascending=False, kind="stable")


def _as_html(rows: pd.DataFrame) -> str:
    titles = {column: text(f"table.{column}_title") for column in COLUMNS}
    return str(rows.rename(columns=titles).to_html(index=False, border=0, classes="rules", escape=True))
