"""The words of the screen, by key, in the site's language. No view writes a word of its own."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from functools import cache

from content import Region, WarningWords
from views import resources

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Keys of interface.yaml, in the order of the year."""


def text(key: str, **values: object) -> str:
    """Return the words of `content/<language>/interface.yaml` under `key`, with `{names}` filled in."""
    words = resources.library().interface[key]
    return words.format(**values) if values else words


def label(tick: str) -> str:
    """Return the label of a tick, or the sign where the tick is a warning sign."""
    library = resources.library()
    return library.warnings[tick].sign if tick in library.warnings else library.ticks[tick].label


def quoted(tick: str) -> str:
    """Return the label of a tick in quotation marks."""
    return text("lists.quote", label=label(tick))


def labels(ticks: Iterable[str]) -> str:
    """Join the labels of ticks as a list in words."""
    return listed([quoted(tick) for tick in ticks])


def one_of(need: Sequence[str]) -> str:
    """Write a group of ticks of which one is needed."""
    if len(need) == 1:
        return quoted(need[0])
    return text("table.one_of", labels=", ".join(quoted(tick) for tick in need))


def shortened(words: str, width: int) -> str:
    """Cut words that are too long for a picture, with a mark that something is left out."""
    return words if len(words) <= width else words[: width - 1] + "…"


def listed(parts: Sequence[str]) -> str:
    """Join parts as a list in words: 'A', 'A and B', 'A, B and C'."""
    if len(parts) < 2:
        return "".join(parts)
    return text("lists.and", first=", ".join(parts[:-1]), last=parts[-1])


def named(sentence: str) -> str:
    """Put labels and titles in place of the quoted ids of a sentence; row ids stay as they are."""
    library = resources.library()

    def words(found: re.Match[str]) -> str:
        id = found[1]
        if id in library.topics:
            return text("lists.quote", label=library.topics[id].title)
        return text("lists.quote", label=label(id)) if id in {*library.ticks, *library.warnings} else found[0]

    return re.sub(r"'([a-z0-9_-]+)'", words, sentence)


def in_region(words: str) -> str:
    """Fill `{call}`, `{urgent_call}` and `{crisis}` with the words of the site's region."""
    return words.format_map(_fields(resources.region()))


@cache
def _fields(region: Region) -> dict[str, str]:
    return asdict(region)


def warning(id: str) -> WarningWords:
    """Return a warning sign in the words of the site's region."""
    words = resources.library().warnings[id]
    return WarningWords(in_region(words.sign), in_region(words.why), in_region(words.faster))


def review_status(reviewer: str) -> str:
    """Say who signed a page or a row, or that nobody has."""
    return text("review.signed", who=reviewer) if reviewer else text("review.unsigned")


def day(iso: str) -> str:
    """Write a date as NHS pages do: 6 August 2018."""
    when = date.fromisoformat(iso)
    return text("lists.day", day=when.day, month=text(f"months.{MONTHS[when.month - 1]}"), year=when.year)
