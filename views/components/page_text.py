"""The text of a page to read, topic or card: sections with numbered sources, the words on it, and who checked it."""

import re
from collections.abc import Iterable
from functools import cache

import streamlit as st

from content import Page, Section, Sentence, Source, Term
from views import resources
from views.wording import day, review_status, text

OFFICIAL = "A"
"""The tier of official bodies, guidelines and reviewed papers."""


def summary(page: Page) -> None:
    """Draw the one sentence that says what the page is about."""
    st.markdown(f"**{page.summary.text}** {_numbers(page.summary, page)}")


def drawings(topic: str) -> None:
    """Draw the pictures of a topic, each with its title and its text alternative."""
    for drawing in resources.library().drawings.values():
        if topic in drawing.topics:
            st.image(drawing.svg, caption=drawing.title, alt=drawing.alt)


def sections(page: Page, headings: str) -> None:
    """Draw every section under its heading, and the words that it uses first; `headings` is their group of words."""
    first_uses = _first_uses(page.file)
    for section in page.sections:
        st.header(text(f"{headings}.{section.id}"), anchor=False)
        st.markdown(_markdown(section, page))
        if terms := first_uses[section.id]:
            words = ", ".join(term.term for term in terms)
            with st.expander(text("page.words", words=words), key=f"words-{section.id}"):
                st.markdown(term_lines(terms))


def foot(page: Page) -> None:
    """Draw the sources of a page, who wrote it, and when it was checked by whom."""
    library = resources.library()
    sources = [library.sources[id] for id in page.sources]
    with st.expander(text("page.sources", count=len(sources))):
        st.markdown(text("page.sources_lead"))
        st.markdown("\n".join(f"{number}. {source_line(source)}" for number, source in enumerate(sources, 1)))
    official = sum(source.tier == OFFICIAL for source in sources)
    st.markdown(text("page.evidence", all=len(sources), official=official))
    status = review_status(page.reviewer)
    st.markdown(text("page.reviewed", status=status, on=day(page.reviewed_on), next=day(page.next_review)))
    st.markdown(text("page.written_by", who=page.written_by))
    st.markdown(text("page.conflicts", told=page.conflicts or text("page.conflicts_untold")))


def source_line(source: Source) -> str:
    """Write one source with its publisher, year, address, and how it was seen."""
    year = text("sources.no_date") if source.year == "n.d." else source.year
    seen = text(f"sources.{source.seen}", on=day(source.seen_on))
    facts = {"title": source.title, "publisher": source.publisher, "year": year, "address": source.address}
    return text("sources.line", seen=seen, **facts)


def term_lines(terms: Iterable[Term]) -> str:
    """Write terms as a list with their meanings."""
    return "\n".join(text("glossary.line", term=term.term, meaning=term.meaning) for term in terms)


@cache
def _first_uses(file: str) -> dict[str, tuple[Term, ...]]:
    """Map each section of a page to the words of the glossary that it is the first to use."""
    library = resources.library()
    page = next(page for page in library.reading if page.file == file)
    unexplained, found = dict(library.glossary), dict[str, tuple[Term, ...]]()
    for section in page.sections:
        words = "\n".join(sentence.text for block in section.blocks for sentence in block.sentences)
        used = [id for id, term in unexplained.items() if _pattern(term.term).search(words)]
        found[section.id] = tuple(unexplained.pop(id) for id in used)
    return found


@cache
def _pattern(term: str) -> re.Pattern[str]:
    """A term, or a name for it in brackets, as whole words."""
    names = [name.strip() for name in re.split(r"[(),]| or ", term) if name.strip()]
    return re.compile("|".join(rf"\b{re.escape(name)}s?\b" for name in names), re.IGNORECASE)


def _markdown(section: Section, page: Page) -> str:
    lines = []
    for block in section.blocks:
        words = " ".join(f"{sentence.text} {_numbers(sentence, page)}".strip() for sentence in block.sentences)
        lines.append(f"- {words}" if block.is_item else f"\n{words}\n")
    return "\n".join(lines)


def _numbers(sentence: Sentence, page: Page) -> str:
    """Turn source ids into the numbers of the page's list of sources, small and quiet."""
    if not sentence.sources:
        return ""
    places = ", ".join(str(page.sources.index(id) + 1) for id in sentence.sources)
    return f":small[\\[{places}\\]]"
