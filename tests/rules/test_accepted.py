"""What a spreadsheet does to one column while nobody looks is told in words; what was meant is accepted in one step.

The oracle knows nothing of the comparison: it reads both tables as the engine does, and asks whether a row says
something else, or the rows stand in another order.
"""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import rules
from rules import Rulebook, TableError, accepted, reader
from rules.__main__ import main
from tests.conftest import TABLES

ACCIDENTS: dict[str, Callable[[list[str]], list[str]]] = {
    "sorted": sorted,
    "sorted from Z to A": lambda cells: sorted(cells, reverse=True),
    "turned round": lambda cells: cells[::-1],
    "moved up": lambda cells: [*cells[1:], cells[-1]],
    "moved down": lambda cells: [cells[0], *cells[:-1]],
    "filled down": lambda cells: [cells[0]] * len(cells),
    "left as it is": list,
    "drawn down by its corner": lambda cells: [f"S{number:03}" for number in range(2, len(cells) + 2)],
}
COLUMNS = [(file, column) for file, columns in reader.COLUMNS.items() for column in columns]
SHIPPED = reader.files()


def altered(tables: dict[str, bytes], file: str, column: str, accident: Callable[[list[str]], list[str]]):
    """The tables with the cells of one column changed, saved as Excel's "CSV UTF-8" does: with a mark, and CRLF."""
    header, *rows = csv.reader(io.StringIO(tables[file].decode("utf-8-sig"), newline=""))
    place = header.index(column)
    cells = accident([row[place] for row in rows])
    text = io.StringIO()
    csv.writer(text).writerows(
        [header, *([*row[:place], cell, *row[place + 1 :]] for row, cell in zip(rows, cells, strict=True))]
    )
    return tables | {file: b"\xef\xbb\xbf" + text.getvalue().encode()}


def what_it_says(book: Rulebook) -> list[object]:
    """Every row of every table in order, without the line it stands on."""
    rows = (*book.ticks.values(), *book.warnings.values(), *book.topics.values(), *book.rules)
    return [replace(row, line=0) for row in rows]


def refused(tables: dict[str, bytes]) -> list[str]:
    """What the door would say of these tables, which were accepted as they are shipped."""
    try:
        rules.read(tables)
    except TableError as error:
        return list(error.problems)
    return list(accepted.changes(SHIPPED, tables))


@pytest.mark.parametrize("accident", ACCIDENTS)
@pytest.mark.parametrize(("file", "column"), COLUMNS)
def test_a_column_changed_alone_is_refused_if_it_changes_what_a_row_says_and_only_then(file, column, accident):
    tables = altered(SHIPPED, file, column, ACCIDENTS[accident])
    told = refused(tables)
    try:
        changed = what_it_says(rules.read(tables)) != what_it_says(rules.read(SHIPPED))
    except TableError:
        changed = True
    assert bool(told) == changed
    assert all(re.match(r"\w+\.csv:\d+: ", sentence) for sentence in told)


@pytest.mark.parametrize(
    ("file", "column", "accident", "look"),
    [
        ("warnings.csv", "gate", "sorted", "sorted alone"),
        ("warnings.csv", "confidence", "sorted from Z to A", "sorted alone"),
        ("rules.csv", "id", "sorted", "sorted alone"),
        ("rules.csv", "why", "moved up", "moved up by one cell"),
        ("rules.csv", "why", "moved down", "moved down by one cell"),
        ("ticks.csv", "area", "filled down", "filled down"),
        ("topics.csv", "chapter", "turned round", "sorted alone"),
        ("rules.csv", "sources", "drawn down by its corner", "drawn down by its corner"),
        ("warnings.csv", "sources", "drawn down by its corner", "drawn down by its corner"),
    ],
)
def test_an_accident_is_called_by_its_name_before_its_rows(file: str, column: str, accident: str, look: str):
    first, *others = refused(altered(SHIPPED, file, column, ACCIDENTS[accident]))
    changed = f"{file}:1: {len(others)} cells of the column '{column}' changed and no other column"
    assert first == f"{changed}, as if it had been {look}"


def test_a_slip_that_breaks_the_table_is_called_by_its_name_beside_the_faults_that_it_made(tables, capsys):
    """Sorted alone, the card of a sign no longer fits its action: many rows are faults, and none names the cause."""
    signs = TABLES["warnings.csv"] + "rf_b,urgent,,chest,S115,H\nrf_c,soon,,chest,S115,H\nrf_d,soon,,chest,S115,H\n"
    boxes = TABLES["ticks.csv"] + "".join(f"rf_{name},warning,chest,rf_{name}\n" for name in "bcd")
    accepted.accept(tables(warnings=signs, ticks=boxes))
    turned = altered({"warnings.csv": signs.encode()}, "warnings.csv", "card", ACCIDENTS["sorted from Z to A"])
    assert main(["--tables", str(tables(warnings=turned["warnings.csv"], ticks=boxes)), "audit"]) == 2
    told = capsys.readouterr().err
    assert "warnings.csv:2: action: only an emergency says call or go" in told
    assert "warnings.csv:1: 3 cells of the column 'card' changed and no other column, as if it had been sorted" in told


def test_a_row_that_tells_another_rows_reason_says_whose():
    told = refused(altered(SHIPPED, "rules.csv", "why", ACCIDENTS["moved up"]))
    assert any(re.search(r"'help-01' gave the reason '.+' and now gives '.+', as 'help-02' does$", it) for it in told)


def edited(file: str, old: str, new: str) -> list[str]:
    text = SHIPPED[file].decode()
    assert text.count(old) == 1
    return refused(SHIPPED | {file: text.replace(old, new).encode()})


def test_a_sign_on_another_card_is_told_in_words():
    told = edited("warnings.csv", "rf_chest_pain,emergency,call,", "rf_chest_pain,urgent,,")
    assert told == [
        "warnings.csv:2: 'rf_chest_pain' stood on the emergency card and now stands on the urgent card, "
        "asked for 'call' and now asks for nothing"
    ]


def test_a_row_that_is_new_gone_or_of_an_unknown_area_is_told():
    row = next(line for line in SHIPPED["rules.csv"].decode().splitlines() if line.startswith("tendon-02"))
    assert edited("rules.csv", row, row.replace("tendon-02", "tendno-02"))[-1].endswith(
        ": the row that was 'tendon-02' is now called 'tendno-02'"
    )
    (gone,) = edited("rules.csv", f"{row}\n", "")
    assert gone == "rules.csv:1: 'tendon-02' is gone"
    (new,) = edited("rules.csv", f"{row}\n", f"{row}\ntendno-03,{row.partition(',')[2]}\n")
    assert new.endswith("'tendno-03' is new, and no other begins with 'tendno'")


@pytest.mark.parametrize("file", reader.COLUMNS)
def test_whole_rows_in_another_order_are_one_sentence(file: str):
    header, first, second, *rest = SHIPPED[file].decode().splitlines()
    (told,) = refused(SHIPPED | {file: "\n".join([header, second, first, *rest, ""]).encode()})
    assert told == f"{file}:2: from '{second.partition(',')[0]}' on the rows stand in another order"


def test_blanks_a_mark_and_other_line_ends_are_no_change():
    text = SHIPPED["rules.csv"].decode().replace("; ", ";").replace("\n", "\r\n")
    assert not refused(SHIPPED | {"rules.csv": b"\xef\xbb\xbf" + text.encode()})


def test_a_table_that_was_accepted_before_it_had_a_column_can_still_be_compared():
    before = {"warnings.csv": b"id,card\nrf_chest_pain,emergency\n"}
    after = {"warnings.csv": b"id,card,gate\nrf_chest_pain,emergency,chest\n"}
    (told,) = accepted.changes(before, after)
    assert told == "warnings.csv:2: 'rf_chest_pain' had nothing as its gate and now has 'chest'"


def test_the_shipped_tables_are_accepted():
    """After an edit that was meant: `python -m rules accept`."""
    assert not accepted.faults()
    assert not accepted.never()


# In one step


@pytest.fixture
def folder(tables) -> Path:
    """The small tables, accepted once, and one reason changed since then."""
    accepted.accept(tables())
    return tables(rules=TABLES["rules.csv"].replace("usual place", "another place"))


def run(monkeypatch, folder: Path, *arguments: str, answer: str | None = None) -> int:
    """One command on a folder; `answer` is what is typed, None that nobody can type."""

    def asked(_: str) -> str:
        if answer is None:
            raise EOFError
        return answer

    monkeypatch.setattr("builtins.input", asked)
    return main(["--tables", str(folder), *arguments])


def test_what_nobody_accepted_is_a_finding_of_the_audit_with_the_command_that_accepts_it(folder, monkeypatch, capsys):
    assert run(monkeypatch, folder, "audit") == 1
    told = capsys.readouterr().out
    changed = "rules.csv:3: 'tendon-01' gave the reason 'usual place' and now gives 'another place'"
    assert f"{changed}; nobody has accepted that" in told
    assert f"python -m rules --tables {folder} accept" in told
    assert "1 findings" in told


@pytest.mark.parametrize("answer", ["", "n", "no", "what?", None])
def test_nothing_is_accepted_without_a_yes(folder, monkeypatch, capsys, answer: str | None):
    assert run(monkeypatch, folder, "accept", answer=answer) == 1
    assert "Nothing was accepted." in capsys.readouterr().out
    assert accepted.faults(folder)


@pytest.mark.parametrize(("more", "answer"), [((), "y"), ((), "Yes "), (("--yes",), None)])
def test_what_was_meant_is_shown_first_and_accepted_in_one_step(folder, monkeypatch, capsys, more, answer):
    assert run(monkeypatch, folder, "accept", *more, answer=answer) == 0
    told = capsys.readouterr().out
    assert "'tendon-01' gave the reason 'usual place' and now gives 'another place'" in told
    assert "proved equal over all tick sets" in told
    assert not accepted.faults(folder)
    assert run(monkeypatch, folder, "audit") == 0
    assert run(monkeypatch, folder, "accept") == 0
    assert "nothing has changed" in capsys.readouterr().out


def test_before_it_is_accepted_it_is_told_which_ticks_are_answered_otherwise(tables, monkeypatch, capsys):
    accepted.accept(tables())
    folder = tables(rules=TABLES["rules.csv"].replace("place-01,tendon,more", "place-01,tendon,main"))
    run(monkeypatch, folder, "accept")
    told = capsys.readouterr().out
    assert "'place-01' had 'more' as its reading and now has 'main'" in told
    assert "tendon: with loc_shoulder ticked, more becomes main" in told
    assert "1 of 6 single ticks are answered differently" in told
    assert "The door stays shut all the same: rules.csv:3: 'tendon-01': the row is superfluous" in told


def test_tables_that_were_never_accepted_say_so_and_are_accepted_like_others(tables, monkeypatch, capsys):
    folder = tables()
    assert run(monkeypatch, folder, "audit") == 0
    assert "nobody has accepted these tables" in capsys.readouterr().out
    assert run(monkeypatch, folder, "accept", "--yes") == 0
    assert "'tendon-01' is new" in capsys.readouterr().out
    assert not accepted.never(folder)


def test_one_reason_in_three_rows_below_each_other_is_asked_about(tables, monkeypatch, capsys):
    filled = re.sub("usual place|a sign,S002|a place", "one reason", TABLES["rules.csv"])
    filled = filled.replace("one reason,2026", "one reason,S002,2026")
    assert run(monkeypatch, tables(rules=filled), "audit") == 1
    told = capsys.readouterr().out
    assert "rules.csv:3: 3 rows from 'tendon-01' on give one reason, 'one reason'; was it filled down?" in told
