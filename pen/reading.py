"""A topic or a card as the app, the class and the edition draw it: words that open their meaning, and quiet sources."""

from base64 import b64encode
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from content import Block, Card, Drawing, Library, Page, Section, Sentence, Source, terms

OFFICIAL = "A"
"""The tier of official bodies, guidelines and reviewed papers."""


class Told(NamedTuple):
    """A sentence in pieces, each with its meaning where it is a word of the glossary, and the places of its sources."""

    pieces: tuple[tuple[str, str], ...]
    places: tuple[int, ...]


class Run(NamedTuple):
    """Paragraphs, or items of one list: `kind` is plain, do or dont, and empty for paragraphs."""

    kind: str
    blocks: list[list[Told]]


class Part(NamedTuple):
    """A section under its heading, with what its fixed words stand for and with its drawings."""

    id: str
    heading: str
    lead: str
    runs: list[Run]
    drawings: dict[str, Drawing]


class Reading(NamedTuple):
    """All that the macros of `reading.html` draw of one page."""

    library: Library
    page: Page
    summary: Told
    parts: list[Part]

    @property
    def headings(self) -> list[tuple[str, str]]:
        """The id and the heading of each part."""
        return [(part.id, part.heading) for part in self.parts]

    @property
    def has_words(self) -> bool:
        """Whether a word below the summary opens its meaning."""
        told = (told for part in self.parts for run in part.runs for block in run.blocks for told in block)
        return any(meaning for one in told for _, meaning in one.pieces)

    @property
    def sources(self) -> list[Source]:
        """Its sources, in the order of their numbers."""
        return [self.library.sources[id] for id in self.page.sources]

    @property
    def lines(self) -> list[str]:
        """What stands behind the text: how good its sources are, who checked and wrote it, and when."""
        page, say, day = self.page, self.library.say, self.library.day
        dates = {"on": day(page.reviewed_on), "next": day(page.next_review)}
        official = sum(source.tier == OFFICIAL for source in self.sources)
        return [
            say("page.evidence", all=len(self.sources), official=official),
            say("page.reviewed", status=self.library.review_status(page.reviewer), **dates),
            say("page.written_by", who=page.written_by),
            say("page.conflicts", told=page.conflicts or say("page.conflicts_untold")),
        ]


def read(library: Library, page: Page, headings: str = "", only: Collection[str] = ()) -> Reading:
    """Return a page to draw, or `only` some of its parts; `headings` is their group of words, for no topic or card."""
    sentences = _told(library, page)
    summary = next(sentences)
    group = headings or ("card_sections" if isinstance(page, Card) else "sections")
    runs = {section.id: _runs(library, section, sentences) for section in page.sections}
    return Reading(library, page, summary, [_part(library, page, group, id, runs[id]) for id in only or runs])


def cited_by(library: Library) -> dict[str, list[Page]]:
    """Map each source to the pages that cite it."""
    cited: dict[str, list[Page]] = {id: [] for id in library.sources}
    for page in library.reading:
        for id in page.sources:
            cited[id].append(page)
    return cited


@lru_cache
def embedded(svg: str) -> str:
    """Return a drawing as an address that holds it."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _told(library: Library, page: Page) -> Iterator[Told]:
    """Yield each sentence, summary first; a word of the glossary opens where it is first used."""
    uses = terms.first_uses([sentence.text for sentence in page.sentences], library.glossary)
    for sentence, first in zip(page.sentences, uses, strict=True):
        places = tuple(page.sources.index(id) + 1 for id in sentence.sources)
        yield Told(tuple(_pieces(library, sentence, first)), places)


def _pieces(library: Library, sentence: Sentence, uses: Iterable[terms.Use]) -> Iterator[tuple[str, str]]:
    end = 0
    for use in uses:
        yield sentence.text[end : use.start], ""
        yield sentence.text[use.start : use.end], library.glossary[use.term].meaning
        end = use.end
    yield sentence.text[end:], ""


def _runs(library: Library, section: Section, sentences: Iterator[Told]) -> list[Run]:
    return [
        Run(kind, [[next(sentences) for _ in block.sentences] for block in blocks])
        for kind, blocks in groupby(section.blocks, lambda block: _kind(library, block, section.id))
    ]


def _part(library: Library, page: Page, headings: str, id: str, runs: list[Run]) -> Part:
    own = {name: it for name, it in library.drawings.items() if page.id in it.topics and it.part == id}
    return Part(id, library.say(f"{headings}.{id}"), library.lead(id), runs, own)


def _kind(library: Library, block: Block, section: str) -> str:
    """What to do and what not to do stand in lists of their own."""
    if not block.is_item:
        return ""
    if section != "do":
        return "plain"
    return "dont" if block.sentences[0].text.startswith(library.say("page.do_not")) else "do"
