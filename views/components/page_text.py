"""The text of a page to read, topic or card, as HTML of our own: words that open their meaning, sources, dates.

A part has an id, `part-what`, to which the contents list leads; a source has one, `source-3`, to which numbers lead.
All text is escaped here before it becomes HTML.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from itertools import groupby

import streamlit as st

import pen
from content import Block, Drawing, Page, Section, Sentence, terms
from views.components import reference
from views.visit import Visit

OFFICIAL = "A"
"""The tier of official bodies, guidelines and reviewed papers."""
TERM = '<details class="term">'
"""A word that opens its meaning where it stands: works by key, touch and voice, and on paper."""


def summary(visit: Visit, page: Page) -> None:
    """Draw the one sentence that says what the page is about."""
    st.html(f'<div class="summary">{next(_sentences(visit, page))}</div>')


def contents(visit: Visit, parts: Iterable[tuple[str, str]]) -> None:
    """Draw the list of a page's parts; `parts` are pairs of an id and the words of its heading."""
    items = "".join(f'<li><a href="#part-{id}">{escape(words)}</a></li>' for id, words in parts)
    title = f'<h2 id="contents-title">{escape(visit.say("page.contents"))}</h2>'
    st.html(f'<nav class="contents" aria-labelledby="contents-title">{title}<ul>{items}</ul></nav>')


def parts(visit: Visit, page: Page, headings: str) -> list[tuple[str, str]]:
    """Return the id and the heading of each section; `headings` is their group of words."""
    return [(section.id, visit.say(f"{headings}.{section.id}")) for section in page.sections]


def heading(id: str, words: str) -> str:
    """Return a heading that the contents list can lead to; the focus goes where the reader goes."""
    return f'<h2 id="part-{id}" tabindex="-1">{escape(words)}</h2>'


def said(words: str) -> str:
    """Return a quiet line that says what fixed words stand for, on paper too, or nothing where there are no words."""
    return f'<p class="said">{escape(words)}</p>' if words else ""


def sections(visit: Visit, page: Page, headings: str) -> None:
    """Draw every section under its heading, each drawing in the part that it names."""
    sentences = _sentences(visit, page)
    next(sentences)
    drawings = [drawing for drawing in visit.library.drawings.values() if page.id in drawing.topics]
    titles = dict(parts(visit, page, headings))
    html: list[str] = []
    for section in page.sections:
        shown = [_figure(drawing) for drawing in drawings if drawing.part == section.id]
        first, *rest = _runs(visit, section, sentences)
        lead = said(visit.library.lead(section.id))
        html += [heading(section.id, titles[section.id]), lead, first, *shown, *rest]
    hint = f'<p class="hint">{escape(visit.say("page.words_hint"))}</p>' if any(TERM in part for part in html) else ""
    st.html(f'<div class="page-text">{hint}{"".join(html)}</div>')


def foot(visit: Visit, page: Page) -> None:
    """Draw the sources of a page, folded, who wrote it, and when it was reviewed by whom."""
    library = visit.library
    sources = [library.sources[id] for id in page.sources]
    items = "".join(
        f'<li id="source-{number}" tabindex="-1">{reference.source_line(visit, it)}</li>'
        for number, it in enumerate(sources, 1)
    )
    lead = f"<p>{escape(visit.say('page.sources_lead'))}</p>"
    official = sum(source.tier == OFFICIAL for source in sources)
    told = page.conflicts or visit.say("page.conflicts_untold")
    dates = {"on": visit.library.day(page.reviewed_on), "next": visit.library.day(page.next_review)}
    lines = (
        visit.say("page.evidence", all=len(sources), official=official),
        visit.say("page.reviewed", status=visit.library.review_status(page.reviewer), **dates),
        visit.say("page.written_by", who=page.written_by),
        visit.say("page.conflicts", told=told),
    )
    st.html(
        f'<div class="page-foot">{heading("sources", visit.say("page.sources_and_dates"))}'
        f"{reference.folded(visit.say('page.sources', count=len(sources)), f'{lead}<ol>{items}</ol>')}"
        f"{''.join(f'<p>{pen.bold(line)}</p>' for line in lines)}</div>"
    )


def _sentences(visit: Visit, page: Page) -> Iterator[str]:
    """Yield each sentence of a page, summary first, with its sources and with words that open where first used."""
    glossary = visit.library.glossary
    texts = [sentence.text for sentence in page.sentences]
    for sentence, uses in zip(page.sentences, terms.first_uses(texts, glossary), strict=True):
        yield f"{_with_meanings(visit, sentence.text, uses)}{_numbers(visit, sentence, page)}"


def _with_meanings(visit: Visit, words: str, uses: Iterable[terms.Use]) -> str:
    html, end = "", 0
    for use in uses:
        meaning = visit.library.glossary[use.term].meaning
        term = f"<summary>{escape(words[use.start : use.end])}</summary>"
        opened = f'<span class="meaning"> ({escape(meaning)})</span>'
        html += f"{escape(words[end : use.start])}{TERM}{term}{opened}</details>"
        end = use.end
    return html + escape(words[end:])


def _runs(visit: Visit, section: Section, sentences: Iterator[str]) -> list[str]:
    """Write paragraphs and lists; in a list what to do and what not to do stand in lists of their own."""
    html = []
    for kind, blocks in groupby(section.blocks, lambda block: _kind(visit, block, section.id)):
        texts = [" ".join(next(sentences) for _ in block.sentences) for block in blocks]
        if kind:
            html.append(f'<ul class="{kind}">{"".join(f"<li>{words}</li>" for words in texts)}</ul>')
        else:
            html += [f'<div class="para">{words}</div>' for words in texts]
    return html


def _kind(visit: Visit, block: Block, section: str) -> str:
    """Return the class of the list that a block belongs to, or nothing for a paragraph."""
    if not block.is_item:
        return ""
    if section != "do":
        return "plain"
    return "dont" if block.sentences[0].text.startswith(visit.say("page.do_not")) else "do"


def _numbers(visit: Visit, sentence: Sentence, page: Page) -> str:
    """Turn source ids into links to their places in the page's list of sources, small and quiet."""
    if not sentence.sources:
        return ""
    places = [page.sources.index(id) + 1 for id in sentence.sources]
    numbers = ", ".join(
        f'<a href="#source-{place}" aria-label="{escape(visit.say("page.source", number=place))}">{place}</a>'
        for place in places
    )
    return f' <span class="numbers">[{numbers}]</span>'


@lru_cache
def _figure(drawing: Drawing) -> str:
    picture = b64encode(drawing.svg.encode()).decode()
    return (
        f'<figure class="drawing"><img src="data:image/svg+xml;base64,{picture}" alt="{escape(drawing.alt)}">'
        f"<figcaption>{escape(drawing.title)}</figcaption></figure>"
    )
