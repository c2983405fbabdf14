"""One CSV file, read cell by cell: what spreadsheets do to a table is caught here and said in one sentence each."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

import faults

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_CELL = 2000


class EnoughFaultsError(Exception):
    """There are so many faults that nobody reads on."""


class Problems(list[str]):
    """Faults of all tables, each written as `file:line: column: sentence`, up to so many."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def add(self, file: str, line: int, sentence: str, column: str = "") -> None:
        """Note one fault; say it once only. Raise EnoughFaultsError at the last one that is allowed."""
        text = f"{file}:{line}: {column + ': ' if column else ''}{sentence}"
        if text not in self:
            self.append(text)
        if len(self) >= self.most:
            self.append(f"{file}:{line}: there may be more; mend these {self.most} first")
            raise EnoughFaultsError


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by column, and where in the file the row begins."""

    file: str
    line: int
    cells: dict[str, str]


def read_rows(name: str, data: bytes | None, columns: tuple[str, ...], problems: Problems) -> list[Row]:
    """Return every row of a file that has exactly the cells of `columns`; note what is wrong with the others."""
    text = _decode(name, data, problems)
    if text is None:
        return []
    rows = list[Row]()
    for line, cells in _numbered(text, name, problems):
        if line == 1:
            if not _header_is_right(cells, columns, name, problems):
                return []
        elif _cells_are_right(cells, columns, name, line, problems):
            rows.append(Row(name, line, dict(zip(columns, (cell.strip() for cell in cells), strict=True))))
    return rows


def _numbered(text: str, name: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line it begins on, right even after a cell with a line break."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            if line == 1:
                problems.add(name, 1, "the file is empty")
            return
        except csv.Error as error:
            problems.add(name, line, f"from here on this is not CSV ({error}); look for a quotation mark too many")
            return


def _decode(name: str, data: bytes | None, problems: Problems) -> str | None:
    if data is None:
        problems.add(name, 1, "there is no such file")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problems.add(name, line, "this file is not UTF-8; in a spreadsheet save it as 'CSV UTF-8'")
    return None


def _header_is_right(header: list[str], columns: tuple[str, ...], name: str, problems: Problems) -> bool:
    if tuple(header) == columns:
        return True
    wanted = ",".join(columns)
    if len(header) == 1 and header[0].count(";") >= len(columns) - 1:
        problems.add(name, 1, "the cells are parted by ';'; save the table with commas")
    elif twice := sorted({column for column in header if header.count(column) > 1}):
        problems.add(name, 1, f"the column '{twice[0]}' is there twice; the header must be exactly {wanted}")
    else:
        problems.add(name, 1, f"the header must be exactly {wanted}; it is {','.join(header)}")
    return False


def _cells_are_right(cells: list[str], columns: tuple[str, ...], name: str, line: int, problems: Problems) -> bool:
    if not any(cell.strip() for cell in cells):
        problems.add(name, line, "the row is empty; delete the line")
        return False
    if len(cells) != len(columns):
        more = "more" if len(cells) > len(columns) else "fewer"
        hint = "; put double quotes round a text that holds a comma" if more == "more" else ""
        problems.add(name, line, f"the row has {len(cells)} cells, {more} than the {len(columns)} of the header{hint}")
        return False
    found = {column: fault for column, cell in zip(columns, cells, strict=True) if (fault := _fault(cell))}
    for column, fault in found.items():
        problems.add(name, line, fault, column)
    return not found


def _fault(cell: str) -> str:
    if len(cell) > _LONGEST_CELL:
        return f"the cell holds {len(cell)} characters; {_LONGEST_CELL} are allowed"
    if cell.startswith(_FORMULA):
        return f"the cell starts with {cell[0]!r}, which a spreadsheet runs as a formula; start with a letter"
    if "\n" in cell or "\r" in cell:
        return "the cell has a line break; write it on one line"
    if found := faults.spoiled(cell):
        return found.sentence
    return faults.spreadsheet_error(cell)
