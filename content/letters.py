"""The index from A to Z: each topic, card and word under every letter where a reader would look for it."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from content import terms
from content.model import Library

SHORTEST = 4
"""Letters that a last word needs to be looked up by: tendon, but not is."""
_PHRASE_ENDS = re.compile(r"[,:?()]")


class Listed(NamedTuple):
    """One line of the index: the word that it stands under, and what it leads to."""

    word: str
    kind: str
    id: str
    title: str
    name: str = ""
    """The word as people write it, where it is not one of the title's."""


def by_letter(library: Library) -> dict[str, tuple[Listed, ...]]:
    """Return the lines of each letter, in order.

    A page stands under its first word, each last word of a phrase, and all that people and letters call it.
    """
    lines: dict[str, dict[tuple[str, str, str], Listed]] = {}
    for line in sorted(_lines(library), key=lambda line: (line.word, line.title)):
        lines.setdefault(line.word[0].upper(), {}).setdefault((line.kind, line.id, line.name), line)
    return {letter: tuple(of_letter.values()) for letter, of_letter in lines.items()}


def look_up_words(title: str) -> tuple[str, ...]:
    """Return the words by which a title is looked up.

    >>> look_up_words("Calcium in a tendon")
    ('calcium', 'tendon')
    """
    phrases = [words for phrase in _PHRASE_ENDS.split(title) if (words := re.findall(r"[\w-]+", phrase))]
    lasts = [words[-1] for words in phrases if len(words[-1]) >= SHORTEST]
    return tuple(dict.fromkeys(_plain(word) for word in [*phrases[0][:1], *lasts]))


def _lines(library: Library) -> Iterator[Listed]:
    for kind, pages in (("topic", library.topics), ("card", library.cards)):
        for page in pages.values():
            own = look_up_words(page.title)
            yield from (Listed(word, kind, page.id, page.title) for word in own)
            said = [name for name in library.said.get(page.id, ()) if _plain(name) not in own]
            yield from (Listed(_plain(name), kind, page.id, page.title, name) for name in said)
    for id, term in library.glossary.items():
        yield from (Listed(_plain(name), "word", id, term.term) for name in terms.names(term.term))


def _plain(word: str) -> str:
    """A word as it is sorted, without capitals and accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(sign))
