"""Numbers to call: how regions.yaml marks them, and where each leads.

`[999]` is called, `[sms:50808]` is sent a text; between the digits may stand spaces or hyphens, as people write them.
"""

import re
from collections.abc import Iterator

MARK = re.compile(r"\[(sms:)?(\d(?:[ -]?\d)+)\]")
_BARE = re.compile(r"\d(?:[ -]?\d){2,}(?!\w)")
"""Three digits or more: what could be a number to call. Ages and hours have fewer; 1800MEDICARE is a name."""


def plain(words: str) -> str:
    """Return words with their numbers as text.

    >>> plain("Call [988] or text [sms:988]")
    'Call 988 or text 988'
    """
    return MARK.sub(r"\2", words)


def numbers(words: str) -> tuple[str, ...]:
    """Return the marked numbers as people write them, in order, each once."""
    return tuple(dict.fromkeys(mark[2] for mark in MARK.finditer(words)))


def to_call(words: str) -> tuple[str, ...]:
    """Return the marks of those numbers that are called, not written to, in order, each once."""
    return tuple(dict.fromkeys(mark[0] for mark in MARK.finditer(words) if not mark[1]))


def address(mark: str) -> str:
    """Return where the link of one mark leads.

    >>> address("[116 123]")
    'tel:116123'
    """
    return ("sms:" if mark.startswith("[sms:") else "tel:") + re.sub(r"\D", "", mark)


def faults(words: str) -> Iterator[str]:
    """Yield what is wrong with the marks of some words."""
    rest = MARK.sub("", words)
    for found in _BARE.findall(rest):
        yield f"'{found}' looks like a number to call; mark it as [{found}], or as [sms:{found}] if it is sent a text"
    if "[" in rest or "]" in rest:
        yield "a square bracket marks a number to call, such as [999] or [sms:50808], and nothing else"
