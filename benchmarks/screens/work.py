"""What each peer has to do with a set of ticks: ask `rules.match`, and show the topics with the reasons of each."""

import sys
from collections.abc import Collection, Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

import content
import rules

BOOK, LIBRARY = rules.load(), content.load("en")
BOXES = {id: LIBRARY.label(id) for id in BOOK.ticks}


class Entry(NamedTuple):
    """One topic as our board shows it: a title, a summary if it is a main topic, and the ticks that lead there."""

    title: str
    summary: str
    because: str


def found(ticks: Collection[str]) -> tuple[str, list[Entry]]:
    """Return one line that counts, and the topics; a ticked warning sign comes first, with its name."""
    result = rules.match(BOOK, ticks)
    entries = [Entry(LIBRARY.label(sign.id), "", "") for sign in result.warnings]
    for match in result.topics:
        page = LIBRARY.topics[match.topic]
        summary = page.summary.text if match.reading == "main" else ""
        entries.append(Entry(page.title, summary, ", ".join(BOXES[tick] for tick in match.because)))
    return f"{len(ticks)} ticked, {len(result.topics)} topics, {len(result.warnings)} signs", entries


def as_html(ticks: Collection[str]) -> str:
    """Return the whole answer as HTML, for peers that take it so."""
    line, entries = found(ticks)
    return f'<p id="count">{line}</p><ul>{"".join(_items(entries))}</ul>'


def _items(entries: list[Entry]) -> Iterator[str]:
    for entry in entries:
        yield f"<li><b>{escape(entry.title)}</b><p>{escape(entry.summary)}</p><p>{escape(entry.because)}</p></li>"
