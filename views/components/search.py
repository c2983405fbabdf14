"""One search box for topics, cards, words and sources, which forgives spelling; and what it finds."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import streamlit as st
from markupsafe import Markup

import pen
from content.search import KINDS, LONGEST, Hit, Index
from pen.surface import Surface
from subject.model import Subject
from views import state
from views.visit import Visit

MOST, MOST_OF_OTHERS = 12, 4
"""How many hits are shown of the kind that the page is about, and of each other kind."""
NOT_EVERYWHERE = "source"
"""Sources are found on their own page alone."""


def show(visit: Visit, first: str, letters: Sequence[str] = ()) -> bool:
    """Draw the box and what it finds, things of kind `first` in front; say whether anything was asked.

    Where there is nothing to type with there is no box; the index from A to Z holds the same words. Its `letters`
    stand under a search that finds nothing.
    """
    if not visit.mode.keyboard:
        return False
    label = visit.say("search.label_sources" if first == NOT_EVERYWHERE else "search.label")
    words = st.text_input(label, key=state.SEARCH, max_chars=LONGEST).strip()
    st.html(pen.part("frame", "line", visit.say("search.hint"), "hint"))
    if words:
        hits = _hits(visit, words, first)
        groups = pen.NOTHING.join(_group(visit, kind, hits) for kind in _order(first))
        st.html(_count(visit, words, len(hits)) + (groups or pen.part("pages", "nothing_found", visit.on, letters)))
    return bool(words)


@lru_cache
def _index(subject: Subject) -> Index:
    return Index(subject.library)


def _order(first: str) -> list[str]:
    return [first, *(kind for kind in KINDS if kind not in (first, NOT_EVERYWHERE))]


def _hits(visit: Visit, words: str, first: str) -> list[Hit]:
    front = _index(visit.subject).find(words, MOST, (first,))
    return [*front, *_index(visit.subject).find(words, MOST_OF_OTHERS, _order(first)[1:])]


def _count(visit: Visit, words: str, count: int) -> Markup:
    """Say what was found, in one line that is read out, and what no page covers."""
    line = visit.say("search.found", count=count, words=words) if count else visit.say("search.nothing", words=words)
    read_as = _index(visit.subject).spelled(words) if count else ""
    more = [visit.say("search.read_as", words=read_as)] if read_as else []
    more += [visit.say("search.whole_list")] if count else []
    outside = visit.say("search.outside", words=words) if _index(visit.subject).outside(words) else ""
    return pen.part("frame", "found", line, " ".join(more), outside)


def _group(visit: Visit, kind: str, hits: Sequence[Hit]) -> Markup:
    ids = [hit.id for hit in hits if hit.kind == kind]
    title = visit.say(f"search.{kind}")
    return pen.part("pages", "found_of_kind", title, DRAW[kind](visit.on, ids)) if ids else pen.NOTHING


DRAW: Mapping[str, Callable[[Surface, Sequence[str]], Markup]] = {
    "topic": lambda on, ids: pen.part("pages", "topic_entries", on, ids),
    "card": lambda on, ids: pen.part("pages", "card_entries", on, [on.library.cards[id] for id in ids]),
    "word": lambda on, ids: pen.part("reading", "words", [(id, on.library.glossary[id]) for id in ids]),
    "source": lambda on, ids: pen.part("pages", "sources", on, ids),
}
"""How the hits of each kind are drawn."""
