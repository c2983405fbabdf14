"""The graph of one topic: each row that leads there, its groups of ticks, joined, and how far in front it shows it."""

from html import escape
from textwrap import shorten

import streamlit as st

from rules import Rule
from views.visit import Visit

BOX, GAP, LINE, PAD = 250, 46, 17, 10
INK, MAIN, MORE = "#212b32", "#005eb8", "#4c6272"


def show(visit: Visit, topic: str) -> None:
    """Draw the graph of a topic; the table under it says the same in words."""
    title = visit.library.topics[topic].title
    st.subheader(visit.say("graph.title", topic=title), anchor=False)
    with st.container(key="row-graph"):
        st.image(picture(visit, topic), alt=visit.say("graph.alt", topic=title))


def picture(visit: Visit, topic: str) -> str:
    """Draw one line a row: a box for each group of ticks, an arrow, and the row with its reading."""
    rules = [rule for rule in visit.rulebook.rules if topic in rule.topics]
    columns = max((len(rule.needs) for rule in rules), default=0)
    width, y, parts = (columns + 1) * (BOX + GAP) + PAD, PAD, list[str]()
    for rule in rules:
        height = _height(rule)
        parts.append(_line(visit, rule, y, height, columns))
        y += height + PAD
    style = f"text{{font:13px sans-serif;fill:{INK}}}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {y}" width="{width}" height="{y}">'
    return f'{head}<style>{style}</style><rect width="{width}" height="{y}" fill="#fff"/>{"".join(parts)}</svg>'


def _height(rule: Rule) -> int:
    return max((len(need) for need in rule.needs), default=1) * LINE + 2 * PAD


def _line(visit: Visit, rule: Rule, y: int, height: int, columns: int) -> str:
    middle, parts = y + height // 2, list[str]()
    first = columns - len(rule.needs)
    for place, need in enumerate(rule.needs, first):
        x = PAD + place * (BOX + GAP)
        parts.append(
            _box(x, y, height, [shorten(visit.library.label(tick), 36, placeholder="…") for tick in need], INK)
        )
        joins = place + 1 < columns
        parts.append(_join(x + BOX, middle, visit.say("graph.and") if joins else "→"))
    colour = MAIN if rule.reading == "main" else MORE
    reading = visit.say("graph.row", row=rule.id, reading=visit.say(f"table.{rule.reading}"))
    parts.append(_box(PAD + columns * (BOX + GAP), y, height, [reading], colour))
    return "".join(parts)


def _box(x: int, y: int, height: int, lines: list[str], colour: str) -> str:
    top = y + (height - len(lines) * LINE) // 2 + LINE - 4
    words = "".join(
        f'<text x="{x + PAD}" y="{top + place * LINE}">{escape(line)}</text>' for place, line in enumerate(lines)
    )
    frame = (
        f'<rect x="{x}" y="{y}" width="{BOX}" height="{height}" rx="6" fill="none" stroke="{colour}" stroke-width="2"/>'
    )
    return frame + words


def _join(x: int, y: int, words: str) -> str:
    return f'<text x="{x + GAP // 2}" y="{y + 4}" text-anchor="middle">{escape(words)}</text>'
