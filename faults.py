"""Faults of an author's files, told in sentences: the ground floor, which knows no room."""

import difflib
import re
import unicodedata
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

_INVISIBLE = re.compile("[\u00a0\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LOST = "\ufffd"
_SPREADSHEET = re.compile(r"#(NAME\?|REF!|VALUE!|DIV/0!|NUM!|NULL!|N/A|NV|WERT!|BEZUG!|ZAHL!|SPILL!|CALC!)|^#{3,}$")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]{2,}")


class Faults(ValueError):  # noqa: N818 - named by what it holds
    """Something that an author wrote cannot be used. `problems` holds every fault as a sentence with its place."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def hint(id: str, known: Collection[str]) -> str:
    """Return `; did you mean 'x'?` where one of the known names is near, or nothing."""
    near = difflib.get_close_matches(id, known, 1)
    return f"; did you mean '{near[0]}'?" if near else ""


def is_date(text: str) -> bool:
    """Say whether a text is a day written as 2026-11-21."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def ids(cell: str) -> tuple[str, ...]:
    """Return what stands between the semicolons of a cell."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


class Spoiled(NamedTuple):
    """Where in a text the first spoiled sign stands, and what happened to it, as a sentence."""

    place: int
    sentence: str


def spoiled(text: str, spaces: bool = True) -> Spoiled | None:
    """Return the first thing that a program has put in a text in place of what was meant.

    Without `spaces` a space that does not break is let through: prose may hold one.
    """
    for found in _INVISIBLE.finditer(text):
        if spaces or found[0] != "\u00a0":
            return Spoiled(found.start(), _invisible(found[0]))
    if _LOST in text:
        return Spoiled(
            text.index(_LOST), "a letter was lost here (�); the file was saved in another encoding, type it again"
        )
    for run in _BEYOND_ASCII.finditer(text):
        if meant := _misread(run[0]):
            sentence = f"'{run[0]}' is '{meant}' read in the wrong encoding; type it again and save the file as UTF-8"
            return Spoiled(run.start(), sentence)
    return None


def spreadsheet_error(cell: str) -> str:
    """Say of a cell that holds an error value in place of its content which one; nothing for any other."""
    if not (found := _SPREADSHEET.search(cell)):
        return ""
    if cell.startswith("###"):
        return "the cell holds only '#', as a spreadsheet shows a column that is too narrow; type the content again"
    return f"the cell holds '{found[0]}', which a spreadsheet puts where a formula fails; type the content again"


def is_clutter(name: str) -> bool:
    """Say whether a file is one that a Mac puts beside others unasked: `._name`, `.DS_Store`, anything hidden."""
    return name.startswith(".")


def _invisible(sign: str) -> str:
    name = unicodedata.name(sign, "unnamed")
    if _TURNS.match(sign):
        return f"an invisible character ({name}) turns the order of the letters round; delete it"
    return f"there is an invisible character ({name}); delete it or type it again"


def _misread(run: str) -> str:
    """What a run of signs was before it was read as Windows' own letters; nothing if it is what it was."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return run.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return ""
