"""The graph of one topic: each row that leads there, its groups of ticks, joined, and how far in front it shows it."""

from itertools import accumulate
from textwrap import shorten
from typing import NamedTuple

import streamlit as st

import pen
from rules import Rule
from views.visit import Visit

BOX, GAP, LINE, PAD = 250, 46, 17, 10


class GraphRow(NamedTuple):
    """One row of the table: boxes with lines of words, what stands between them, and where it is drawn."""

    boxes: list[list[str]]
    joins: list[str]
    reading: str
    y: int
    height: int


def show(visit: Visit, topic: str) -> None:
    """Draw the graph of a topic; the table under it says the same in words."""
    title = visit.library.topics[topic].title
    st.subheader(visit.say("graph.title", topic=title), anchor=False)
    with st.container(key="row-graph"):
        st.image(picture(visit, topic), alt=visit.say("graph.alt", topic=title))


def picture(visit: Visit, topic: str) -> str:
    """Draw the rows below each other."""
    rules = [rule for rule in visit.rulebook.rules if topic in rule.topics]
    heights = [max((len(need) for need in rule.needs), default=1) * LINE + 2 * PAD for rule in rules]
    ys = list(accumulate((height + PAD for height in heights), initial=PAD))
    lines = [_line(visit, *row) for row in zip(rules, ys, heights, strict=False)]
    columns = max((len(rule.needs) for rule in rules), default=0)
    return pen.part("pictures", "rows", lines, columns, ys[-1], BOX, GAP, LINE, PAD)


def _line(visit: Visit, rule: Rule, y: int, height: int) -> GraphRow:
    needs = [[shorten(visit.library.label(tick), 36, placeholder="…") for tick in need] for need in rule.needs]
    reading = visit.say("graph.row", row=rule.id, reading=visit.say(f"table.{rule.reading}"))
    joins = [visit.say("graph.and")] * (len(needs) - 1) + ["→"]
    return GraphRow([*needs, [reading]], joins, rule.reading, y, height)
