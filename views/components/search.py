"""One search box for topics, cards, words and sources, which forgives spelling; and what it finds."""

from html import escape

import streamlit as st

from content.model import HELP_PAGE
from content.search import KINDS, LONGEST, Hit, Index
from views import resources, state
from views.components import card_list, letters, links, reference
from views.wording import text

MOST, MOST_OF_OTHERS = 12, 4
"""How many hits are shown of the kind that the page is about, and of each other kind."""
NOT_EVERYWHERE = "source"
"""Sources are found on their own page alone."""


def show(first: str) -> bool:
    """Draw the box and what it finds, things of kind `first` in front; say whether anything was asked.

    Where there is nothing to type with there is no box; the index from A to Z holds the same words.
    """
    if not resources.mode().keyboard:
        return False
    label = text("search.label_sources" if first == NOT_EVERYWHERE else "search.label")
    words = st.text_input(label, key=state.SEARCH, max_chars=LONGEST).strip()
    st.html(f'<p class="hint">{escape(text("search.hint"))}</p>')
    if words:
        hits = _hits(words, first)
        _count(words, len(hits))
        if _index().outside(words):
            st.html(f'<p class="found">{escape(text("search.outside", words=words))}</p>')
        for kind in _order(first):
            _group(kind, [hit for hit in hits if hit.kind == kind])
        if not hits:
            _nothing()
    return bool(words)


@resources.kept
def _index() -> Index:
    return Index(resources.library())


def _order(first: str) -> list[str]:
    return [first, *(kind for kind in KINDS if kind not in (first, NOT_EVERYWHERE))]


def _hits(words: str, first: str) -> list[Hit]:
    front = _index().find(words, MOST, (first,))
    return [*front, *_index().find(words, MOST_OF_OTHERS, _order(first)[1:])]


def _count(words: str, count: int) -> None:
    """Say what was found, in one line that is read out."""
    line = text("search.found", count=count, words=words) if count else text("search.nothing", words=words)
    read_as = _index().spelled(words) if count else ""
    more = [text("search.read_as", words=read_as)] if read_as else []
    more += [text("search.whole_list")] if count else []
    st.html(f'<p class="found" role="status"><strong>{escape(line)}</strong> {escape(" ".join(more))}</p>')


def _group(kind: str, hits: list[Hit]) -> None:
    if not hits:
        return
    library = resources.library()
    st.header(text(f"search.{kind}"), anchor=False)
    with st.container(key=f"found-{kind}", gap=None):
        if kind == "word":
            st.html(f'<dl class="words">{reference.term_list((hit.id, library.glossary[hit.id]) for hit in hits)}</dl>')
        elif kind == "source":
            st.html(reference.source_list(library.sources[hit.id] for hit in hits))
        else:
            for hit in hits:
                if kind == "card":
                    card_list.card_entry(library.cards[hit.id])
                else:
                    card_list.topic_entry(hit.id)


def _nothing() -> None:
    st.html(f"<p>{escape(text('search.nothing_idea'))}</p><p>{escape(text('search.nothing_help'))}</p>")
    links.to_topic(HELP_PAGE, text("topics.all_warnings"))
    letters.show()
