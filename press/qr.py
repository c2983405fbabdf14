"""QR codes, made here: they carry topics, and never a tick, a warning sign or anything else of a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import segno

from content import Library

COMFORTABLE = 412
"""Bytes that a code of version 15 holds at error level M; a larger one is too fine for an old phone on paper."""
QUIET = 4
"""Empty modules round a code; readers need them to find it."""


@dataclass(frozen=True, slots=True)
class Code:
    """What a code holds, what stands below it, and what a screen reader says in its place."""

    text: str
    caption: str
    alt: str
    svg: str


def address(base: str, topics: Sequence[str]) -> str:
    """Return the address that opens topics: `address("https://a.org", ["tendon"])` is `https://a.org/?topics=tendon`."""
    return f"{base.rstrip('/')}/" + (f"?topics={','.join(topics)}" if topics else "")


def case(library: Library, id: str, base: str) -> Code | None:
    """Return the code that opens a teaching case on another device; nothing where the site has no public address."""
    caption = library.say("exports.code")
    text = f"{base.rstrip('/')}/class?case={id}"
    return _code(library, text, caption) if base else None


def code(library: Library, topics: Sequence[str], base: str = "") -> Code | None:
    """Return the code for topics: an address at `base`, or their names in plain words where there is no `base`.

    Of too many topics it holds the first ones, and says so. With neither topics nor `base` there is nothing to hold.
    """
    if not topics and not base:
        return None
    counts = range(len(topics), -1, -1)
    kept = next((count for count in counts if _fits(_text(library, topics, count, base))), 0)
    caption = library.say(_caption(topics, base))
    if kept < len(topics):
        caption += " " + library.say("sheet.code_fewer", kept=kept, all=len(topics))
    return _code(library, _text(library, topics, kept, base), caption)


@lru_cache(maxsize=64)
def svg(text: str) -> str:
    """Draw a code as one SVG picture, with its quiet zone; it takes longer than all else on a page."""
    file = BytesIO()
    made = segno.make(text, error="m", micro=False, encoding="utf-8")
    made.save(file, kind="svg", border=QUIET, light="#fff", xmldecl=False, svgclass=None, lineclass=None, omitsize=True)
    return file.getvalue().decode()


def _code(library: Library, text: str, caption: str) -> Code:
    return Code(text, caption, library.say("sheet.code_alt", caption=caption), svg(text))


def _text(library: Library, topics: Sequence[str], kept: int, base: str) -> str:
    if base:
        return address(base, topics[:kept])
    lines = [library.say("sheet.code_lead"), *(f"- {library.topics[id].title}" for id in topics[:kept])]
    if kept < len(topics):
        lines.append(library.say("sheet.code_left_out", count=len(topics) - kept))
    return "\n".join(lines)


def _caption(topics: Sequence[str], base: str) -> str:
    if not base:
        return "sheet.code_names"
    return "sheet.code_pages" if topics else "sheet.code_start"


def _fits(text: str) -> bool:
    return len(text.encode()) <= COMFORTABLE
