"""The text of a copied `rules.csv`: its rows to edit one by one, a file to take in, and a file to give out."""

import csv
import io
from collections.abc import Iterable, Mapping

from rules.reader import COLUMNS

HEADER = COLUMNS["rules.csv"]
LARGEST_FILE = 500_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Cells = dict[str, str]


class CopyError(ValueError):
    """The file cannot be taken in; the message says why in one sentence."""


def rows(text: str) -> list[Cells] | None:
    """Return the cells of each row, or nothing where the text is no table that could be edited row by row."""
    lines = _lines(text)
    if not lines or tuple(lines[0]) != HEADER or any(len(line) != len(HEADER) for line in lines[1:]):
        return None
    return [dict(zip(HEADER, line, strict=True)) for line in lines[1:]]


def with_row(text: str, row: Mapping[str, str], instead_of: str = "") -> str:
    """Put a row in place of the one with that id, or at the end."""
    cells = {column: str(row.get(column, "")) for column in HEADER}
    kept = rows(text) or []
    if any(old["id"] == instead_of for old in kept):
        return _written([HEADER, *((cells if old["id"] == instead_of else old).values() for old in kept)])
    return _written([HEADER, *(old.values() for old in [*kept, cells])])


def without_row(text: str, id: str) -> str:
    """Leave out the row with that id."""
    return _written([HEADER, *(old.values() for old in rows(text) or [] if old["id"] != id)])


def taken_in(data: bytes) -> str:
    """Return the text of a file that somebody brought; raise CopyError where it cannot be a table."""
    if len(data) > LARGEST_FILE:
        raise CopyError(f"the file holds {len(data):,} bytes; {LARGEST_FILE:,} are allowed")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise CopyError("the file is not UTF-8; in a spreadsheet save it as 'CSV UTF-8'") from None
    if "\0" in text:
        raise CopyError("the file is not text; in a spreadsheet save it as 'CSV UTF-8'")
    return text


def given_out(text: str) -> bytes:
    """Return the copy as a file that runs nothing in a spreadsheet: a cell that looks like a formula gets a quote."""
    lines = _lines(text)
    if lines is None:
        lines = [[line] for line in text.splitlines()]
    return _written(["'" + cell if cell.startswith(_FORMULA) else cell for cell in line] for line in lines).encode()


def _lines(text: str) -> list[list[str]] | None:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return None


def _written(lines: Iterable[Iterable[str]]) -> str:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerows(lines)
    return file.getvalue()
