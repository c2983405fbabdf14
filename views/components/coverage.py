"""The coverage picture: which ticks stand in a row that leads to which topics, with the same in words beside it."""

from html import escape
from textwrap import shorten

import streamlit as st

from views.visit import Visit

CELL, LEFT, TOP = 14, 330, 250
SHADES = {"main": "#005eb8", "more": "#a3c4e8"}


def show(visit: Visit) -> None:
    """Draw the picture, and under it, to unfold, the ticks of each topic in words."""
    st.header(visit.say("coverage.title"), anchor=False)
    st.markdown(visit.say("coverage.lead"))
    reached = dots(visit)
    with st.container(key="coverage"):
        st.image(picture(visit, reached), alt=visit.say("coverage.lead"))
    with st.expander(visit.say("coverage.in_words"), key="coverage-words"):
        st.markdown("\n".join(_line(visit, topic, reached) for topic in visit.rulebook.topics))


def dots(visit: Visit) -> dict[tuple[str, str], str]:
    """Map (tick, topic) to the reading of the strongest row that names the tick and shows the topic."""
    found: dict[tuple[str, str], str] = {}
    for rule in visit.rulebook.rules:
        for tick in rule.ticks:
            for topic in rule.topics:
                if found.get((tick, topic)) != "main":
                    found[tick, topic] = rule.reading
    return found


def _line(visit: Visit, topic: str, reached: dict[tuple[str, str], str]) -> str:
    ticks = ", ".join(visit.library.label(tick) for tick, other in reached if other == topic) or visit.say(
        "coverage.everyone"
    )
    return visit.say("coverage.line", topic=visit.library.topics[topic].title, ticks=ticks)


def picture(visit: Visit, reached: dict[tuple[str, str], str]) -> str:
    """Draw the dots as one SVG picture that needs nothing from outside."""
    book, titles = visit.rulebook, visit.library.topics
    rows = [tick.id for tick in book.ticks.values() if tick.group != "warning"]
    columns = list(book.topics)
    width, height = LEFT + CELL * len(columns) + 60, TOP + CELL * len(rows) + 10
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        "<style>text{font:11px sans-serif;fill:#212b32}line{stroke:#d0d7dc}rect{fill:#fff}</style>",
        f'<rect width="{width}" height="{height}"/>',
        f"<title>{escape(visit.say('coverage.title'))}</title><desc>{escape(visit.say('coverage.lead'))}</desc>",
    ]
    for place, tick in enumerate(rows):
        y = TOP + CELL * place + CELL - 3
        words = escape(shorten(visit.library.label(tick), 46, placeholder="…"))
        parts.append(f'<text x="{LEFT - 8}" y="{y}" text-anchor="end">{words}</text>')
        parts.append(f'<line x1="{LEFT}" x2="{LEFT + CELL * len(columns)}" y1="{y + 3}" y2="{y + 3}"/>')
    for place, topic in enumerate(columns):
        x = LEFT + CELL * place + CELL // 2 + 4
        title = escape(titles[topic].title)
        parts.append(f'<text transform="translate({x} {TOP - 8}) rotate(-60)">{title}</text>')
    for (tick, topic), reading in reached.items():
        x, y = LEFT + CELL * columns.index(topic), TOP + CELL * rows.index(tick)
        parts.append(f'<circle cx="{x + CELL // 2}" cy="{y + CELL // 2}" r="5" fill="{SHADES[reading]}"/>')
    return "".join([*parts, "</svg>"])
