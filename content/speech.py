"""How one language says ids, lists, dates and sources: a library in, words out. Knows no rule and no screen."""

from collections.abc import Sequence
from datetime import date

from content.model import Library, Source

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Keys of interface.yaml, in the order of the year."""


def quoted(library: Library, tick: str) -> str:
    """Return the label of a tick in quotation marks."""
    return library.say("lists.quote", label=library.label(tick))


def listed(library: Library, parts: Sequence[str]) -> str:
    """Join parts as a list in words: 'A', 'A and B', 'A, B and C'."""
    if len(parts) < 2:
        return "".join(parts)
    return library.say("lists.and", first=", ".join(parts[:-1]), last=parts[-1])


def one_of(library: Library, need: Sequence[str]) -> str:
    """Write a group of ticks of which one is needed."""
    if len(need) == 1:
        return quoted(library, need[0])
    return library.say("table.one_of", labels=", ".join(quoted(library, tick) for tick in need))


def condition(library: Library, needs: Sequence[Sequence[str]]) -> str:
    """Write a row's condition in words: 'Shoulder' and one of 'Stiff joint' or 'Pain'; no needs at all: always."""
    if not needs:
        return library.say("table.always")
    return listed(library, [one_of(library, need) for need in needs])


def day(library: Library, iso: str) -> str:
    """Write a date as NHS pages do: 6 August 2018."""
    when = date.fromisoformat(iso)
    month = library.say(f"months.{MONTHS[when.month - 1]}")
    return library.say("lists.day", day=when.day, month=month, year=when.year)


def review_status(library: Library, reviewer: str) -> str:
    """Say who signed a page or a row, or that nobody has."""
    return library.say("review.signed", who=reviewer) if reviewer else library.say("review.unsigned")


def source_line(library: Library, source: Source) -> str:
    """Write one source with its publisher, year, address in angle brackets, and how it was seen."""
    year = library.say("sources.no_date") if source.year == "n.d." else source.year
    seen = library.say(f"sources.{source.seen}", on=day(library, source.seen_on))
    facts = {"title": source.title, "publisher": source.publisher, "year": year, "address": source.address}
    return library.say("sources.line", seen=seen, **facts)
