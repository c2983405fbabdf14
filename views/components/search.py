"""One search box for topics, cards, words and sources, which forgives spelling; and what it finds."""

from functools import lru_cache

import streamlit as st

import pen
from content.model import HELP_PAGE
from content.search import KINDS, LONGEST, Hit, Index
from pen.reading import cited_by
from subject.model import Subject
from views import state
from views.components import card_list, letters, links
from views.visit import Visit

MOST, MOST_OF_OTHERS = 12, 4
"""How many hits are shown of the kind that the page is about, and of each other kind."""
NOT_EVERYWHERE = "source"
"""Sources are found on their own page alone."""


def show(visit: Visit, first: str) -> bool:
    """Draw the box and what it finds, things of kind `first` in front; say whether anything was asked.

    Where there is nothing to type with there is no box; the index from A to Z holds the same words.
    """
    if not visit.mode.keyboard:
        return False
    label = visit.say("search.label_sources" if first == NOT_EVERYWHERE else "search.label")
    words = st.text_input(label, key=state.SEARCH, max_chars=LONGEST).strip()
    st.html(pen.part("frame", "line", visit.say("search.hint"), "hint"))
    if words:
        hits = _hits(visit, words, first)
        _count(visit, words, len(hits))
        if _index(visit.subject).outside(words):
            st.html(pen.part("frame", "line", visit.say("search.outside", words=words), "found"))
        for kind in _order(first):
            _group(visit, kind, [hit for hit in hits if hit.kind == kind])
        if not hits:
            _nothing(visit)
    return bool(words)


@lru_cache
def _index(subject: Subject) -> Index:
    return Index(subject.library)


def _order(first: str) -> list[str]:
    return [first, *(kind for kind in KINDS if kind not in (first, NOT_EVERYWHERE))]


def _hits(visit: Visit, words: str, first: str) -> list[Hit]:
    front = _index(visit.subject).find(words, MOST, (first,))
    return [*front, *_index(visit.subject).find(words, MOST_OF_OTHERS, _order(first)[1:])]


def _count(visit: Visit, words: str, count: int) -> None:
    """Say what was found, in one line that is read out."""
    line = visit.say("search.found", count=count, words=words) if count else visit.say("search.nothing", words=words)
    read_as = _index(visit.subject).spelled(words) if count else ""
    more = [visit.say("search.read_as", words=read_as)] if read_as else []
    more += [visit.say("search.whole_list")] if count else []
    st.html(pen.part("frame", "found", line, " ".join(more)))


def _group(visit: Visit, kind: str, hits: list[Hit]) -> None:
    if not hits:
        return
    library = visit.library
    st.header(visit.say(f"search.{kind}"), anchor=False)
    with st.container(key=f"found-{kind}", gap=None):
        if kind == "word":
            st.html(pen.part("reading", "words", [(hit.id, library.glossary[hit.id]) for hit in hits]))
        elif kind == "source":
            given = [library.sources[hit.id] for hit in hits]
            st.html(pen.part("reading", "sources", given, library, cited_by(library), visit.outside))
        else:
            for hit in hits:
                if kind == "card":
                    card_list.card_entry(visit, library.cards[hit.id])
                else:
                    card_list.topic_entry(visit, hit.id)


def _nothing(visit: Visit) -> None:
    for idea in ("search.nothing_idea", "search.nothing_help"):
        st.html(pen.part("frame", "line", visit.say(idea)))
    links.to_topic(visit, HELP_PAGE, visit.say("topics.all_warnings"))
    letters.show(visit)
