"""The text of a page to read, topic or card: sections with numbered sources, the words on it, and who checked it."""

import re
from collections.abc import Iterable

import streamlit as st

from content import Page, Section, Sentence, Source, Term
from views import resources
from views.wording import day, text


def summary(page: Page) -> None:
    """Draw the one sentence that says what the page is about."""
    st.markdown(f"**{page.summary.text}** {_numbers(page.summary, page)}")


def drawings(topic: str) -> None:
    """Draw the pictures of a topic, each with its title and its text alternative."""
    for drawing in resources.library().drawings.values():
        if topic in drawing.topics:
            st.image(drawing.svg, caption=drawing.title, alt=drawing.alt)


def sections(page: Page, headings: str) -> None:
    """Draw every section under its heading; `headings` is the group of interface.yaml that holds them."""
    for section in page.sections:
        st.header(text(f"{headings}.{section.id}"), anchor=False)
        st.markdown(_markdown(section, page))


def foot(page: Page) -> None:
    """Draw the words on the page, its sources, and when it was checked by whom."""
    _words(page)
    with st.expander(text("page.sources", count=len(page.sources))):
        st.markdown(text("page.sources_lead"))
        sources = (resources.library().sources[id] for id in page.sources)
        st.markdown("\n".join(f"{number}. {source_line(source)}" for number, source in enumerate(sources, 1)))
    st.markdown(text("page.reviewed", on=day(page.reviewed_on), next=day(page.next_review)))
    st.markdown(text("page.written_by", who=page.written_by))


def source_line(source: Source) -> str:
    """Write one source with its publisher, year, address, and how it was seen."""
    year = text("sources.no_date") if source.year == "n.d." else source.year
    seen = text(f"sources.{source.seen}", on=day(source.seen_on))
    facts = {"title": source.title, "publisher": source.publisher, "year": year, "address": source.address}
    return text("sources.line", seen=seen, **facts)


def term_lines(terms: Iterable[Term]) -> str:
    """Write terms as a list with their meanings."""
    return "\n".join(text("glossary.line", term=term.term, meaning=term.meaning) for term in terms)


def _words(page: Page) -> None:
    """Draw, to unfold, the words of the glossary that stand on this page."""
    found = [term for term in resources.library().glossary.values() if _stands_in(term.term, page)]
    if found:
        with st.expander(text("page.words", count=len(found))):
            st.markdown(term_lines(found))


def _stands_in(term: str, page: Page) -> bool:
    """Look for a term, or a name for it in brackets, as whole words."""
    names = [name.strip() for name in re.split(r"[(),]| or ", term) if name.strip()]
    pattern = "|".join(rf"\b{re.escape(name)}s?\b" for name in names)
    return any(re.search(pattern, sentence.text, re.IGNORECASE) for sentence in page.sentences)


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
