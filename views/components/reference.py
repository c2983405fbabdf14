"""What stands behind the texts, as HTML: words with their meanings, sources with their addresses, folded or not."""

from collections.abc import Iterable
from html import escape

from content import Source, Term
from views.components import links, source_code
from views.visit import Visit


def folded(title: str, html: str) -> str:
    """Return HTML that a reader unfolds; a link to something in it unfolds it too."""
    return f'<details class="folded"><summary>{escape(title)}</summary>{html}</details>'


def source_line(visit: Visit, source: Source) -> str:
    """Write one source with its publisher, year, address, how it was seen, and its code where there is one."""
    return _words(visit, source) + source_code.folded(visit, source)


def source_list(visit: Visit, sources: Iterable[Source]) -> str:
    """Write sources as a list, each with its id and the pages that cite it."""
    cited_by: dict[str, list[str]] = {}
    for page in visit.library.reading:
        for id in page.sources:
            cited_by.setdefault(id, []).append(page.title)
    return (
        f'<ul class="sources">{"".join(_source(visit, source, cited_by.get(source.id, [])) for source in sources)}</ul>'
    )


def _source(visit: Visit, source: Source, pages: list[str]) -> str:
    cited = visit.say("sources.cited_by", pages=", ".join(pages)) if pages else visit.say("sources.not_cited")
    words = f'<strong>{source.id}</strong> {_words(visit, source)} <span class="cited">{escape(cited)}</span>'
    return f"<li>{words}{source_code.folded(visit, source)}</li>"


def _words(visit: Visit, source: Source) -> str:
    line = escape(visit.library.source_line(source))
    return line.replace(escape(f"<{source.address}>"), links.outside(visit, source.address))


def term_list(words: Iterable[tuple[str, Term]]) -> str:
    """Write words of the glossary with their meanings, each with its id."""
    return "".join(
        f'<dt id="word-{id}" tabindex="-1">{escape(term.term)}</dt><dd>{escape(term.meaning)}</dd>'
        for id, term in words
    )
