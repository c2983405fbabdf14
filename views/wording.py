"""The words of the screen, by key, in the site's language. No view writes a word of its own."""

import re
from collections.abc import Iterable, Sequence

from content import WarningWords, speech
from views import resources


def text(key: str, **values: object) -> str:
    """Return the words of `content/<language>/interface.yaml` under `key`, with `{names}` filled in."""
    return resources.library().say(key, **values)


def label(tick: str) -> str:
    """Return the label of a tick, or the sign where the tick is a warning sign."""
    return resources.library().label(tick)


def quoted(tick: str) -> str:
    """Return the label of a tick in quotation marks."""
    return speech.quoted(resources.library(), tick)


def labels(ticks: Iterable[str]) -> str:
    """Join the labels of ticks as a list in words."""
    return listed([quoted(tick) for tick in ticks])


def one_of(need: Sequence[str]) -> str:
    """Write a group of ticks of which one is needed."""
    return speech.one_of(resources.library(), need)


def shortened(words: str, width: int) -> str:
    """Cut words that are too long for a picture, with a mark that something is left out."""
    return words if len(words) <= width else words[: width - 1] + "…"


def listed(parts: Sequence[str]) -> str:
    """Join parts as a list in words: 'A', 'A and B', 'A, B and C'."""
    return speech.listed(resources.library(), parts)


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
    return resources.region().fill(words)


def warning(id: str) -> WarningWords:
    """Return a warning sign in the words of the site's region."""
    words = resources.library().warnings[id]
    return WarningWords(in_region(words.sign), in_region(words.why), in_region(words.faster))


def review_status(reviewer: str) -> str:
    """Say who signed a page or a row, or that nobody has."""
    return speech.review_status(resources.library(), reviewer)


def day(iso: str) -> str:
    """Write a date as NHS pages do: 6 August 2018."""
    return speech.day(resources.library(), iso)
