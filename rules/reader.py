"""The four CSV files, checked against each other and made into a Rulebook, or refused with every fault at once."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Literal, TypeVar

import faults
from rules.cells import EnoughFaultsError, Problems, Row, read_rows
from rules.model import (
    ACTIONS,
    CARDS,
    CONFIDENCES,
    GATES,
    GROUPS,
    READINGS,
    RETIRED,
    Action,
    Rule,
    Rulebook,
    TableError,
    Tick,
    TopicLine,
    Warning,
)

FOLDER = Path(__file__).parent / "tables"
COLUMNS = {
    "ticks.csv": ("id", "group", "area", "warning"),
    "warnings.csv": ("id", "card", "action", "gate", "sources", "confidence"),
    "topics.csv": ("id", "chapter"),
    "rules.csv": (
        *("id", "topics", "reading", "symptoms", "locations", "background", "all_of"),
        *("why", "sources", "reviewed_on", "reviewer"),
    ),
}
MOST_TOPICS = 2
MOST_FAULTS = 1_000
"""Faults that are told of one set of tables; finding more would only take time."""
_IDS = {
    "ticks.csv": (re.compile(r"(sx|loc|bg|rf)_[a-z]+(_[a-z]+)*"), "sx_stiff"),
    "warnings.csv": (re.compile(r"rf_[a-z]+(_[a-z]+)*"), "rf_chest_pain"),
    "topics.csv": (re.compile(r"[a-z]+(-[a-z]+)*"), "joint-crystals"),
    "rules.csv": (re.compile(r"[a-z]+(-[a-z]+)*-\d\d"), "tendon-01"),
}
_GROUP_COLUMNS = {"symptoms": "symptom", "locations": "location", "background": "background"}
_SOURCE = re.compile(r"[A-Z]\d{2,3}")
_NOUNS = {"warning": "warning sign", "topics": "topic"}
_Word = TypeVar("_Word", bound=str)
_NOTHING = frozenset({"na", "n/a", "none", "null", "nan", "-", "0", "false"})


def load(folder: Path | None = None) -> Rulebook:
    """Read the tables of `folder` (default: the shipped ones); raise TableError with every fault."""
    return read(files(folder))


def files(folder: Path | None = None) -> dict[str, bytes]:
    """Return the tables of `folder` (default: the shipped ones) as they are, by name; a missing one is left out."""
    paths = (Path(folder or FOLDER) / name for name in COLUMNS)
    return {path.name: path.read_bytes() for path in paths if path.is_file()}


def read(tables: Mapping[str, bytes], most_faults: int = MOST_FAULTS) -> Rulebook:
    """Read tables from memory, by name; raise TableError with every fault, up to `most_faults` of them."""
    return _Reading(tables, most_faults).rulebook()


class _Reading:
    """One pass over the four files; collects the faults of all of them before it complains."""

    def __init__(self, tables: Mapping[str, bytes], most_faults: int) -> None:
        self.tables, self.problems = tables, Problems(most_faults)

    def rulebook(self) -> Rulebook:
        try:
            return self._rulebook()
        except EnoughFaultsError:
            raise TableError(tuple(self.problems)) from None

    def _rulebook(self) -> Rulebook:
        warnings = {row.cells["id"]: self._warning(row) for row in self._rows("warnings.csv")}
        ticks = {row.cells["id"]: self._tick(row, warnings) for row in self._rows("ticks.csv")}
        topics = {row.cells["id"]: self._topic(row) for row in self._rows("topics.csv")}
        rules = tuple(self._rule(row, ticks, topics) for row in self._rows("rules.csv"))
        if not rules and not self.problems:
            self.problems.add("rules.csv", 1, "the table has no row")
        if self.problems:
            raise TableError(tuple(self.problems))
        return Rulebook(ticks, warnings, topics, rules, _version(self.tables))

    def _rows(self, file: str) -> list[Row]:
        """Return the rows of one file whose id is well formed and new."""
        rows, lines = [], dict[str, int]()
        for row in read_rows(file, self.tables.get(file), COLUMNS[file], self.problems):
            id = row.cells["id"]
            if fault := _id_fault(id, file):
                self._fault(row, "id", fault)
            elif id in lines:
                self._fault(row, "id", f"'{id}' is already on line {lines[id]}")
            else:
                lines[id] = row.line
                rows.append(row)
        return rows

    def _tick(self, row: Row, warnings: Collection[str]) -> Tick:
        cells = row.cells
        group = self._one_of(row, "group", GROUPS)
        if cells["warning"]:
            self._known(row, "warning", (cells["warning"],), warnings)
        if (cells["group"] == "warning") != (cells["warning"] == cells["id"]):
            self._fault(row, "warning", "a tick of the group warning names itself, no other does")
        if not cells["area"]:
            self._fault(row, "area", "the cell is empty")
        return Tick(cells["id"], group, cells["area"], cells["warning"], row.line)

    def _warning(self, row: Row) -> Warning:
        cells = row.cells
        action: Action | Literal[""] = ""
        card = self._one_of(row, "card", CARDS)
        gate = self._one_of(row, "gate", GATES)
        confidence = self._one_of(row, "confidence", CONFIDENCES)
        if cells["card"] == "emergency":
            action = self._one_of(row, "action", ACTIONS)
        elif cells["action"]:
            self._fault(row, "action", f"only an emergency says {' or '.join(ACTIONS)}; leave the cell empty")
        return Warning(cells["id"], card, action, gate, self._sources(row), confidence, row.line)

    def _topic(self, row: Row) -> TopicLine:
        if not row.cells["chapter"]:
            self._fault(row, "chapter", "the cell is empty")
        return TopicLine(**row.cells, line=row.line)

    def _rule(self, row: Row, ticks: Mapping[str, Tick], topics: Collection[str]) -> Rule:
        cells = row.cells
        lists = {column: self._list(row, column) for column in (*_GROUP_COLUMNS, "all_of", "topics")}
        reading = self._one_of(row, "reading", READINGS)
        self._known(row, "topics", lists["topics"], topics)
        if not 1 <= len(lists["topics"]) <= MOST_TOPICS:
            self._fault(row, "topics", f"a row has 1 or {MOST_TOPICS} topics, not {len(lists['topics'])}")
        for column in (*_GROUP_COLUMNS, "all_of"):
            self._known(row, column, lists[column], ticks)
            self._right_group(row, column, lists[column], ticks)
        if not cells["why"]:
            self._fault(row, "why", "the cell is empty; say why in one line")
        if fault := _date_fault(cells["reviewed_on"]):
            self._fault(row, "reviewed_on", fault)
        return Rule(
            id=cells["id"],
            reading=reading,
            why=cells["why"],
            sources=self._sources(row),
            reviewed_on=cells["reviewed_on"],
            reviewer=cells["reviewer"],
            line=row.line,
            **lists,
        )

    def _right_group(self, row: Row, column: str, ids: tuple[str, ...], ticks: Mapping[str, Tick]) -> None:
        others = {id for other in _GROUP_COLUMNS for id in self._list(row, other)} if column == "all_of" else set[str]()
        for id in dict.fromkeys(ids):
            group = ticks[id].group if id in ticks else ""
            if group == "warning":
                sentence = f"'{id}' is a warning sign; those are looked up, never combined"
                self._fault(row, column, sentence)
            elif group and column != "all_of" and group != _GROUP_COLUMNS[column]:
                self._fault(row, column, f"'{id}' is a {group}; it belongs in its own column")
            elif id in others:
                self._fault(row, column, f"'{id}' stands in another cell of this row too")

    def _fault(self, row: Row, column: str, sentence: str) -> None:
        self.problems.add(row.file, row.line, sentence, column)

    def _one_of(self, row: Row, column: str, allowed: tuple[_Word, ...]) -> _Word:
        """Return the cell as one of the words; for another the fault is told, and the first word stands in for it."""
        for word in allowed:
            if word == row.cells[column]:
                return word
        self._fault(row, column, f"'{row.cells[column]}' is not one of {', '.join(allowed)}")
        return allowed[0]

    def _list(self, row: Row, column: str) -> tuple[str, ...]:
        """Split a cell at ';'. A comma inside a cell is a slip, an id twice in one cell too."""
        parts = faults.ids(row.cells[column])
        if any("," in part for part in parts):
            self._fault(row, column, "ids in one cell are parted by ';', not by a comma")
        for part in sorted(part for part, times in Counter(parts).items() if times > 1):
            self._fault(row, column, f"'{part}' stands twice in this cell")
        return parts

    def _known(self, row: Row, column: str, ids: tuple[str, ...], known: Collection[str]) -> None:
        for id in dict.fromkeys(ids):
            if id not in known:
                self._fault(row, column, f"there is no {_NOUNS.get(column, 'tick')} '{id}'{_hint(id, known)}")

    def _sources(self, row: Row) -> tuple[str, ...]:
        sources = self._list(row, "sources")
        if not sources:
            self._fault(row, "sources", "the cell is empty; every row names its sources")
        for id in sources:
            if not _SOURCE.fullmatch(id):
                self._fault(row, "sources", f"'{id}' is not a source id such as S002")
        return sources


def _version(tables: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for file in COLUMNS:
        digest.update(tables[file].replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


def _id_fault(id: str, file: str) -> str:
    pattern, example = _IDS[file]
    if id in RETIRED:
        return f"'{id}' is retired: '{RETIRED[id]}' says it now, and the id may not come back with another meaning"
    if pattern.fullmatch(id):
        return ""
    if foreign := _foreign(id):
        return f"'{id}' holds {foreign}, which only looks like a plain letter"
    if re.fullmatch(r"[\d.,]+(E[+-]?\d+)?|TRUE|FALSE|True|False", id):
        return f"'{id}' looks like an id that a spreadsheet has changed; write it like {example}"
    return f"'{id}' is not an id of the form {example}" if id else "the id is empty"


def _foreign(id: str) -> str:
    """Name the first letter that is not plain ASCII, such as a Cyrillic one that looks the same."""
    return next((unicodedata.name(letter, "a letter") for letter in id if not letter.isascii()), "")


def _date_fault(text: str) -> str:
    if faults.is_date(text):
        return ""
    return f"'{text}' is not a date written as 2026-11-21; a spreadsheet may have changed it"


def _hint(id: str, known: Collection[str]) -> str:
    if id in RETIRED:
        return f"; '{RETIRED[id]}' says it now"
    if id.casefold() in _NOTHING:
        return "; for nothing leave the cell empty"
    if foreign := _foreign(id):
        return f"; it holds {foreign}, which only looks like a plain letter"
    return faults.hint(id, known)
