"""The tables as they were last accepted, kept beside them; whatever differs is told in words until someone accepts it.

A column that was sorted, shifted or filled down alone breaks no law, and moves a sign to another card or gives a row
the reason of another. So the door compares cell by cell, and `python -m rules accept` takes over what was meant.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from rules import reader
from rules.reader import COLUMNS

FEWEST = 3
"""So many cells of one column that changed and no other look like an accident."""
_SAID = {
    "card": "stood on the {was} card and now stands on the {now} card",
    "action": "asked for {was} and now asks for {now}",
    "why": "gave the reason {was} and now gives {now}",
    "sources": "rested on {was} and now rests on {now}",
}
_BORROWED = ("why", "sources")
"""Columns of which it is said whose cell a row has now."""

Cells = dict[str, str]


def beside(folder: Path | None = None) -> Path:
    """Return the folder that keeps what was accepted of the tables in `folder` (default: the shipped ones)."""
    tables = (folder or reader.FOLDER).resolve()
    return tables.with_name(f"{tables.name}-accepted")


def faults(folder: Path | None = None) -> tuple[str, ...]:
    """Return a sentence for each thing that nobody has accepted, the last one with how to.

    Other tables than the shipped ones may never have been accepted: then there is nothing to hold them against.
    """
    kept = files(folder)
    if not kept:
        return () if folder else never()
    told = [f"{change}; nobody has accepted that" for change in changes(kept, reader.files(folder))]
    how = f". To see all that changed, and to accept what was meant: {_command(folder)}"
    return (*told[:-1], told[-1] + how) if told else ()


def never(folder: Path | None = None) -> tuple[str, ...]:
    """Return one sentence if these tables were never accepted, so that no accident with them can be noticed."""
    sentence = "nobody has accepted these tables, so a column sorted alone is not noticed; look at them and run"
    return () if files(folder) else (f"{folder or 'rules/tables'}/:1: {sentence}: {_command(folder)}",)


def _command(folder: Path | None) -> str:
    return f"python -m rules {f'--tables {folder} ' if folder else ''}accept"


def files(folder: Path | None = None) -> dict[str, bytes]:
    """Return what was accepted of the tables in `folder`, by name."""
    return reader.files(beside(folder))


def accept(folder: Path | None = None) -> None:
    """Keep the tables of `folder` as they are now."""
    kept = beside(folder)
    kept.mkdir(exist_ok=True)
    for name, data in reader.files(folder).items():
        (kept / name).write_bytes(data)


def accidents(folder: Path | None = None) -> tuple[str, ...]:
    """Return what looks like a slip of a spreadsheet, also in tables that cannot be read any more."""
    kept, now = files(folder), reader.files(folder)
    found = (_accident(file, _rows(kept.get(file, b"")), _rows(now.get(file, b""))) for file in COLUMNS)
    return tuple(sentence for sentences in found for sentence in sentences)


def changes(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what differs between two sets of tables that can be read, row by row, as `file:line: sentence`."""
    for file in COLUMNS:
        old, new = _rows(before.get(file, b"")), _rows(after.get(file, b""))
        yield from _accident(file, old, new)
        yield from _renamed(file, old, new) if _alone(old, new) == "id" else _compared(file, old, new)


def _rows(data: bytes) -> list[Cells]:
    """Return the rows of a table, also of one with other columns than today's; blanks round cells and ids are gone."""
    lines = csv.DictReader(io.StringIO(data.decode("utf-8-sig", "replace"), newline=""), restkey="", restval="")
    return [{name: re.sub(r"\s*;\s*", "; ", cell.strip()) for name, cell in row.items() if name} for row in lines]


def _alone(before: list[Cells], after: list[Cells]) -> str:
    """Return the one column whose cells are others than before, place by place; nothing where more differs."""
    if len(before) != len(after) or not after:
        return ""
    differ = [name for name in after[0] if _column(before, name) != _column(after, name)]
    return differ[0] if len(differ) == 1 else ""


def _column(rows: list[Cells], name: str) -> list[str]:
    return [row.get(name, "") for row in rows]


def _accident(file: str, before: list[Cells], after: list[Cells]) -> Iterator[str]:
    """Yield what one changed column looks like, if it looks like a slip of a spreadsheet."""
    column = _alone(before, after)
    was, now = _column(before, column), _column(after, column)
    places = [place for place, pair in enumerate(zip(was, now, strict=False)) if pair[0] != pair[1]]
    if column and len(places) >= FEWEST and (look := _look(was, now, places[0], places[-1] + 1)):
        sentence = f"{len(places)} cells of the column '{column}' changed and no other column, as if it had been {look}"
        yield f"{file}:1: {sentence}"


def _look(was: list[str], now: list[str], first: int, end: int) -> str:
    """Name what happened to the cells from `first` to `end`; nothing if it looks like no accident."""
    old, new = was[first:end], now[first:end]
    above, below = now[max(first, 1) - 1 : end - 1], now[max(first, 1) : end]
    if below == above:
        return "filled down"
    if below == [_next(cell) for cell in above]:
        return "drawn down by its corner"
    if Counter(old) == Counter(new):
        return "sorted alone"
    if new[:-1] == old[1:]:
        return "moved up by one cell"
    return "moved down by one cell" if new[1:] == old[:-1] else ""


def _next(cell: str) -> str:
    """Count on as a spreadsheet does: S002 becomes S003."""
    return re.sub(r"\d+$", lambda number: str(int(number[0]) + 1).zfill(len(number[0])), cell)


def _renamed(file: str, before: list[Cells], after: list[Cells]) -> Iterator[str]:
    for line, (old, new) in enumerate(zip(before, after, strict=True), 2):
        if old["id"] != new["id"]:
            yield f"{file}:{line}: the row that was '{old['id']}' is now called '{new['id']}'"


def _compared(file: str, before: list[Cells], after: list[Cells]) -> Iterator[str]:
    old, new = ({row.get("id", ""): row for row in rows} for rows in (before, after))
    yield from (f"{file}:1: '{id}' is gone" for id in old if id not in new)
    for line, (id, row) in enumerate(new.items(), 2):
        if id not in old:
            yield f"{file}:{line}: '{id}' is new{_unknown_area(id, old)}"
        elif told := [_said(name, old, id, row) for name in row if row[name] != old[id].get(name, "")]:
            yield f"{file}:{line}: '{id}' {', '.join(told)}"
    stayed = [id for id in old if id in new]
    for line, id in enumerate(new, 2):
        if id in old and id != stayed.pop(0):
            yield f"{file}:{line}: from '{id}' on the rows stand in another order"
            return


def _unknown_area(id: str, old: Mapping[str, Cells]) -> str:
    """Ask about the area of a new rule that no rule has had before: it may be a slip."""
    area, _, number = id.rpartition("-")
    known = {other.rpartition("-")[0] for other in old}
    return f", and no other begins with '{area}'" if old and number.isdecimal() and area not in known else ""


def _said(name: str, old: Mapping[str, Cells], id: str, row: Cells) -> str:
    was, now = old[id].get(name, ""), row[name]
    said = _SAID.get(name, "had {was} as its {name} and now has {now}")
    words = said.format(name=name, was=_shown(name, was), now=_shown(name, now))
    others = (other for other in old if now and old[other].get(name) == now) if name in _BORROWED else iter(())
    lender = next(others, "")
    return f"{words}, as '{lender}' does" if lender else words


def _shown(name: str, cell: str) -> str:
    return (cell if name == "card" else f"'{cell}'") if cell else "nothing"
