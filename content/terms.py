"""Where the words of the glossary stand in a text, by any of their names. Knows no rule and no screen."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from content.model import Term

_BETWEEN_NAMES = re.compile(r"[(),]| or | and ")


class Use(NamedTuple):
    """A place in a text where a word of the glossary stands."""

    start: int
    end: int
    term: str


def names(term: str) -> tuple[str, ...]:
    """Return the names that a term holds.

    >>> names("FOP (fibrodysplasia ossificans progressiva)")
    ('FOP', 'fibrodysplasia ossificans progressiva')
    """
    return tuple(name for part in _BETWEEN_NAMES.split(term) if (name := part.strip()))


def uses(text: str, glossary: Mapping[str, Term]) -> tuple[Use, ...]:
    """Find every word of the glossary in a text; of two that begin at the same place the longer one counts."""
    pattern, ids = _finder(tuple((id, term.term) for id, term in glossary.items()))
    return tuple(Use(*found.span(), ids[(found.lastindex or 1) - 1]) for found in pattern.finditer(text))


def first_uses(texts: Iterable[str], glossary: Mapping[str, Term]) -> tuple[tuple[Use, ...], ...]:
    """Find, for each text in reading order, the words that no text before it has used; each word once."""
    met: set[str] = set()
    return tuple(_unmet(uses(text, glossary), met) for text in texts)


def _unmet(found: Iterable[Use], met: set[str]) -> tuple[Use, ...]:
    first = []
    for use in found:
        if use.term not in met:
            met.add(use.term)
            first.append(use)
    return tuple(first)


@lru_cache(maxsize=8)
def _finder(terms: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern with a group for each name, longest first, and the id behind each group."""
    pairs = sorted(((name, id) for id, term in terms for name in names(term)), key=lambda pair: (-len(pair[0]), pair))
    groups = "|".join(f"({_one_or_more(name)})" for name, _ in pairs) or "(?!)"
    return re.compile(rf"\b(?:{groups})\b", re.IGNORECASE), tuple(id for _, id in pairs)


def _one_or_more(name: str) -> str:
    stem = re.escape(name.removesuffix("y"))
    return rf"{stem}(?:y|ies)" if name.endswith("y") else rf"{stem}s?"
