"""What an author reads when a table cannot be used: each fault in one sentence, with file and line, all at once."""

import pytest

import rules
from rules import TableError
from tests.conftest import TABLES

HEADER, *ROWS = TABLES["rules.csv"].splitlines()
LAST = len(ROWS) + 2
GOOD_ROW = "x-01,tendon,main,sx_stiff,,,,why,S002,2026-11-21,"
GOOD = dict(zip(HEADER.split(","), GOOD_ROW.split(","), strict=True))


def faults(folder) -> tuple[str, ...]:
    with pytest.raises(TableError) as caught:
        rules.load(folder)
    return caught.value.problems


def with_row(row: str) -> str:
    return TABLES["rules.csv"] + row + "\n"


CELLS = [
    ("symptoms", "sx_stif", "there is no tick 'sx_stif'; did you mean 'sx_stiff'?"),
    ("topics", "tendons", "there is no topic 'tendons'; did you mean 'tendon'?"),
    ("topics", "tendon; heart; basics", "a row has 1 or 2 topics, not 3"),
    ("reading", "maybe", "'maybe' is not one of main, more"),
    ("symptoms", "loc_shoulder", "'loc_shoulder' is a location; it belongs in its own column"),
    ("all_of", "rf_chest_pain", "'rf_chest_pain' is a warning sign; those are looked up, never combined"),
    ("symptoms", "sx_stiff; sx_stiff", "'sx_stiff' stands twice in this cell"),
    ("all_of", "sx_stiff", "'sx_stiff' stands in another cell of this row too"),
    ("why", "", "the cell is empty; say why in one line"),
    ("sources", "", "the cell is empty; every row names its sources"),
    ("sources", "NHS", "'NHS' is not a source id such as S002"),
    ("symptoms", '"sx_stiff, sx_pain"', "ids in one cell are parted by ';', not by a comma"),
    ("id", "tendon-01", "'tendon-01' is already on line 3"),
    ("id", "1E5", "'1E5' looks like an id that a spreadsheet has changed; write it like tendon-01"),
    (
        "reviewed_on",
        "21/11/2026",
        "'21/11/2026' is not a date written as 2026-11-21; a spreadsheet may have changed it",
    ),
    ("why", "=1+1", "the cell starts with '=', which a spreadsheet runs as a formula; start with a letter"),
    ("locations", "NA", "there is no tick 'NA'; for nothing leave the cell empty"),
    (
        "symptoms",
        "\u0455x_stiff",
        "there is no tick '\u0455x_stiff'; it holds CYRILLIC SMALL LETTER DZE, which only looks",
    ),
    ("symptoms", "sx_stiff\u200b", "there is an invisible character (ZERO WIDTH SPACE); delete it or type it again"),
    (
        "why",
        "#NAME?",
        "the cell holds '#NAME?', which a spreadsheet puts where a formula fails; type the content again",
    ),
    (
        "why",
        "########",
        "the cell holds only '#', as a spreadsheet shows a column that is too narrow; type the content",
    ),
    ("why", "isn\u00e2\u20ac\u2122t bone", "'\u00e2\u20ac\u2122' is '’' read in the wrong encoding; type it again"),
    (
        "why",
        "isn\ufffdt bone",
        "a letter was lost here (\ufffd); the file was saved in another encoding, type it again",
    ),
    ("why", "why\u202e", "an invisible character (RIGHT-TO-LEFT OVERRIDE) turns the order of the letters round"),
    ("why", '"why\nnot"', "the cell has a line break; write it on one line"),
]
"""A column, what an author or a spreadsheet put there, and how the sentence begins that the author reads."""


@pytest.mark.parametrize(("column", "cell", "sentence"), CELLS, ids=[sentence for *_, sentence in CELLS])
def test_a_faulty_cell_is_named_with_its_line_and_column_in_one_sentence(tables, column: str, cell: str, sentence: str):
    row = GOOD | {column: cell}
    found = faults(tables(rules=with_row(",".join(row.values()))))
    assert any(fault.startswith(f"rules.csv:{LAST}: {column}: {sentence}") for fault in found), found


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            ",".join([*GOOD.values(), "extra"]),
            "the row has 12 cells, more than the 11 of the header; put double quotes round a text that holds a comma",
        ),
        ("x-01,tendon,main,sx_stiff", "the row has 4 cells, fewer than the 11 of the header"),
        (",,,,,,,,,,", "the row is empty; delete the line"),
        ('x-01,tendon,main,sx_stiff,,,,"why,S002,2026-11-21,', "from here on this is not CSV (unexpected end of data)"),
    ],
)
def test_a_row_of_another_shape_is_named_with_its_line(tables, row: str, sentence: str):
    assert any(fault.startswith(f"rules.csv:{LAST}: {sentence}") for fault in faults(tables(rules=with_row(row))))


def test_all_faults_of_all_files_come_at_once(tables):
    found = faults(
        tables(
            rules=with_row("x-01,tendon,main,sx_stif,,,,why,S002,2026-11-21,") + "x-02,tendon,never,,,,,,,soon,\n",
            ticks=TABLES["ticks.csv"] + "sx_new,feeling,moving,rf_none\n",
            warnings=TABLES["warnings.csv"] + "rf_new,purple,,chest,S115,H\n",
        )
    )
    assert {fault.partition(":")[0] for fault in found} == {"rules.csv", "ticks.csv", "warnings.csv"}
    assert len(found) == 8  # noqa: RUF100 - 1 tick; reading, why, sources, date; group, warning; card


def test_lines_are_right_after_a_cell_with_a_line_break(tables):
    broken = with_row('x-01,tendon,main,sx_stiff,,,,"why\nnot",S002,2026-11-21,')
    found = faults(tables(rules=broken + "x-02,tendon,main,sx_stif,,,,why,S002,2026-11-21,\n"))
    assert any(fault.startswith("rules.csv:11: symptoms:") for fault in found)


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault_and_change_no_version(tables):
    plain = rules.load(tables())
    windows = rules.load(tables(rules=b"\xef\xbb\xbf" + TABLES["rules.csv"].replace("\n", "\r\n").encode()))
    assert windows.rules == plain.rules
    assert rules.load(tables(rules=TABLES["rules.csv"].replace("\n", "\r\n"))).version == plain.version


LATIN = TABLES["rules.csv"].encode() + "x-01,tendon,main,sx_stiff,,,,naïve,S002,2026-11-21,\n".encode("cp1252")
FILES = {
    "rules": [
        (LATIN, f"{LAST}: this file is not UTF-8; in a spreadsheet save it as 'CSV UTF-8'"),
        (TABLES["rules.csv"].replace(",", ";"), "1: the cells are parted by ';'; save the table with commas"),
        (f"{HEADER}\n", "1: the table has no row"),
    ],
    "topics": [
        ("id,id\nheart,places\n", "1: the column 'id' is there twice; the header must be exactly id,chapter"),
        ("id,part\nheart,places\n", "1: the header must be exactly id,chapter; it is id,part"),
        ("", "1: the file is empty"),
    ],
}


@pytest.mark.parametrize(
    ("table", "text", "sentence"), [(name, *pair) for name, some in FILES.items() for pair in some]
)
def test_a_file_that_is_no_such_table_is_named(tables, table: str, text: str | bytes, sentence: str):
    assert f"{table}.csv:{sentence}" in faults(tables(**{table: text}))


def test_a_missing_file_is_named(tables):
    folder = tables()
    (folder / "topics.csv").unlink()
    assert "topics.csv:1: there is no such file" in faults(folder)


def test_a_cell_of_a_million_characters_is_refused(tables):
    assert faults(tables(rules=with_row(f"x-01,tendon,main,sx_stiff,,,,{'y' * 1_000_000},S002,2026-11-21,")))


@pytest.mark.parametrize(
    ("table", "old", "new", "sentence"),
    {
        "a tick names a sign that it is not": (
            *("ticks", "rf_chest_pain,warning,chest,rf_chest_pain", "rf_chest_pain,symptom,chest,rf_chest_pain"),
            "ticks.csv:6: warning: a tick of the group warning names itself, no other does",
        ),
        "a retired sign comes back with another meaning": (
            *("warnings", "chest,S115,H\n", "chest,S115,H\nrf_lump_back,soon,,lump,S129,H\n"),
            "warnings.csv:3: id: 'rf_lump_back' is retired: 'rf_lump_big' says it now, "
            "and the id may not come back with another meaning",
        ),
        "a box names a retired sign": (
            *("ticks", "sx_chest,symptom,chest,rf_chest_pain", "sx_chest,symptom,chest,rf_lump_back"),
            "ticks.csv:7: warning: there is no warning sign 'rf_lump_back'; 'rf_lump_big' says it now",
        ),
    }.values(),
)
def test_a_sign_that_is_mixed_up_or_retired_is_named(tables, table: str, old: str, new: str, sentence: str):
    assert sentence in faults(tables(**{table: TABLES[f"{table}.csv"].replace(old, new)}))
