"""Search that forgives spelling: topics, cards, words and sources, found by any of their words. Knows no screen.

A word of the query stands for the words of the texts that are the same, or begin with it, or are of its family
(artery, arteries). Only where there are none, it stands for those that differ by a slip or two. What people and letters
call a page (`search.yaml`) counts almost as its title does, and no word that stands anywhere is ever corrected.
"""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from content import terms
from content.model import Library, Page
from content.reader import OUTSIDE

KINDS = ("topic", "card", "word", "source")
LONGEST = 80
"""Letters of a query that are read; nobody types more, and a kiosk must stay calm when someone does."""
NAME, SAID, SHORT, BODY = 8.0, 6.0, 3.0, 1.0
"""How much a word counts in a name or title, in what people call it, in a summary or meaning, and in the rest."""
SAME, BEGINS, FAMILY, SLIP = 1.0, 0.9, 0.75, 0.6
"""How well a word of the texts answers a word of the query."""
ENOUGH = 0.6
"""How much of what the best entry covers of a query another one must cover, by the weight of the words."""
FAINT = 0.2
"""Entries that score less than this part of the best one are left out."""
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


class Hit(NamedTuple):
    """Something found: its kind, one of KINDS, and its id in the library."""

    kind: str
    id: str
    score: float


class _Entry(NamedTuple):
    kind: str
    id: str
    name: str
    said: tuple[str, ...]
    texts: tuple[tuple[float, str], ...]


class Index:
    """Every word of a library and where it stands, made once."""

    def __init__(self, library: Library) -> None:
        """Read all entries of the library."""
        self._entries = tuple(_entries(library))
        self._outside = [read(name) for name in library.said.get(OUTSIDE, ())]
        self._places: dict[str, dict[int, float]] = {}
        for place, entry in enumerate(self._entries):
            for weight, text in (*entry.texts, *((SAID, name) for name in entry.said)):
                for word in _with_joined(text, weight >= SAID and entry.kind != "source"):
                    places = self._places.setdefault(word, {})
                    places[place] = max(weight, places.get(place, 0.0))
        self._sounds = {word: _sound(word) for word in self._places}

    def find(self, words: str, limit: int = 10, kinds: Collection[str] = KINDS) -> tuple[Hit, ...]:
        """Return what answers the words best, best first, at most `limit` of each kind; nothing for unknown words."""
        meant = [near for word in read(words) if (near := self._near(word))]
        found = [hit for kind in kinds for hit in self._of_kind(kind, meant, words)[:limit]]
        return tuple(sorted(found, key=lambda hit: (-hit.score, KINDS.index(hit.kind))))

    def spelled(self, words: str) -> str:
        """Return the query as it was understood, if a word of it is in no text as it was typed; else nothing."""
        typed, meant = read(words), [self._near(word) for word in read(words)]
        slipped = [0 < max(near.values(), default=0) <= SLIP for near in meant]
        best = [
            max(near, key=near.__getitem__) if slip else word
            for word, near, slip in zip(typed, meant, slipped, strict=True)
        ]
        return " ".join(best) if any(slipped) else ""

    def outside(self, words: str) -> bool:
        """Say whether the query names something that no page covers yet."""
        typed = set(read(words))
        return any(typed.issuperset(name) for name in self._outside)

    def _of_kind(self, kind: str, meant: Iterable[Mapping[str, float]], words: str) -> list[Hit]:
        """Rank the entries of one kind that cover enough of the query and are not faint beside the best of them."""
        scores, covered = self._scores(kind, meant)
        most = max(covered.values(), default=0.0)
        hits = [
            Hit(kind, entry.id, score * covered[place] / most + _likeness(words, entry))
            for place, score in scores.items()
            if covered[place] >= ENOUGH * most and (entry := self._entries[place])
        ]
        hits.sort(key=lambda hit: -hit.score)
        return [hit for hit in hits if hit.score >= FAINT * hits[0].score]

    def _scores(self, kind: str, meant: Iterable[Mapping[str, float]]) -> tuple[dict[int, float], dict[int, float]]:
        """Add up, for each entry, how well it answers the words of a query, and the weight of those that it has."""
        scores, covered = defaultdict[int, float](float), defaultdict[int, float](float)
        for near in meant:
            best = self._best(kind, near)
            rare = math.log(1 + len(self._entries) / len(best)) if best else 0.0
            for place, quality in best.items():
                scores[place] += quality * rare
                covered[place] += rare
        return scores, covered

    def _best(self, kind: str, near: Mapping[str, float]) -> dict[int, float]:
        """Map each entry to its best answer to one word of a query."""
        best = defaultdict[int, float](float)
        for word, quality in near.items():
            for place, weight in self._places[word].items():
                if self._entries[place].kind == kind:
                    best[place] = max(best[place], quality * weight)
        return best

    def _near(self, word: str) -> dict[str, float]:
        """Map the words of the texts that one word of a query stands for to how well each answers it."""
        near = {other: BEGINS for other in self._places if len(word) > 1 and other.startswith(word)}
        near |= {other: FAMILY for other in self._places if other not in near and _one_family(word, other)}
        if word in self._places:
            near[word] = SAME
        if near or any(word in name for name in self._outside):
            return near
        return self._slips(word) or self._unfinished(word)

    def _slips(self, word: str) -> dict[str, float]:
        """The words that differ by the fewest slips: none for a short word, two for a long one."""
        sound = _sound(word)
        allowed = min(2, len(sound) // 4 + len(sound) // 6)
        found = process.extract(sound, self._sounds, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        least = min((distance for _, distance, _ in found), default=0)
        if not allowed:
            return {}
        return {other: _slip(word, other) for _, distance, other in found if distance == least}

    def _unfinished(self, word: str) -> dict[str, float]:
        """The words that begin like a long word with one slip in it: `calcfic` for calcification."""
        begun = {other: other[: len(word)] for other in self._places} if len(word) > 4 else {}
        found = process.extract(word, begun, scorer=OSA.distance, score_cutoff=1, limit=None)
        return {other: _slip(word, other) * BEGINS for _, _, other in found}


def read(words: str) -> tuple[str, ...]:
    """Return the words of a query or a text, without capitals, accents and signs; a long query is cut."""
    return tuple(dict.fromkeys(_plain_words(words[:LONGEST])))


def _plain_words(text: str) -> list[str]:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return [re.sub(r"[-'’_]", "", word) for word in _WORD.findall(plain) if word.strip("_")]


def _with_joined(text: str, pairs: bool) -> Iterator[str]:
    """Yield each word of a text, the parts of a hyphened one, and in names two neighbours as one: shockwave."""
    words = _plain_words(text)
    yield from words
    yield from _plain_words(re.sub(r"[-'’]", " ", text))
    if pairs:
        yield from map("".join, pairwise(words))


def _sound(word: str) -> str:
    """A word as it is heard, so that `fosfate` is phosphate."""
    return re.sub(r"(.)\1", r"\1", word.replace("ph", "f").replace("y", "i"))


def _slip(word: str, other: str) -> float:
    """Slips are rare at the first letter of a word."""
    return SLIP if word[0] == other[0] else SLIP * BEGINS


def _one_family(word: str, other: str) -> bool:
    """Say whether two words share their beginning and differ by a short ending only: arteries, artery."""
    stem = max(5, max(len(word), len(other)) - 3)
    return len(word) >= 5 and word[:stem] == other[:stem]


def _likeness(words: str, entry: _Entry) -> float:
    """How like the whole query is to a name of the entry; the same as one of them counts most."""
    query, names = " ".join(read(words)), ((NAME, entry.name), *((SAID, name) for name in entry.said))
    likeness = [(weight, fuzz.token_sort_ratio(query, " ".join(_plain_words(name))) / 100) for weight, name in names]
    return max(weight * like * (2 if like == 1 else 1) for weight, like in likeness)


def _entries(library: Library) -> Iterator[_Entry]:
    for topic in library.topics.values():
        yield _page("topic", topic, topic.title, library)
    for card in library.cards.values():
        yield _page("card", card, f"{card.title} {library.say(f'kinds.{card.kind}')}", library)
    for id, term in library.glossary.items():
        yield _Entry("word", id, term.term, (), ((NAME, term.term), (SHORT, term.meaning)))
    for source in library.sources.values():
        about = f"{source.publisher} {source.year} {source.supports}"
        yield _Entry("source", source.id, source.title, (), ((NAME, f"{source.id} {source.title}"), (SHORT, about)))


def _page(kind: str, page: Page, names: str, library: Library) -> _Entry:
    """A page with its sentences, and the other names of the words that it uses."""
    body = " ".join(sentence.text for sentence in page.sentences)
    used = {use.term for use in terms.uses(f"{page.title} {body}", library.glossary)}
    other_names = " ".join(library.glossary[id].term for id in used)
    texts = ((NAME, names), (SHORT, page.summary.text), (BODY, f"{body} {other_names}"))
    return _Entry(kind, page.id, page.title, library.said.get(page.id, ()), texts)
