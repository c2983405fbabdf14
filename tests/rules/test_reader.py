"""What an author reads when a table cannot be used: each fault in one sentence, with file and line, all at once."""

import pytest

import rules
from rules import TableError
from tests.conftest import TABLES

HEADER, *ROWS = TABLES["rules.csv"].splitlines()
LAST = len(ROWS) + 2


def faults(folder) -> tuple[str, ...]:
    with pytest.raises(TableError) as caught:
        rules.load(folder)
    return caught.value.problems


def with_row(row: str) -> str:
    return TABLES["rules.csv"] + row + "\n"


ROW_FAULTS = {
    "an unknown tick": (
        "x-01,tendon,main,sx_stif,,,,why,S002,2026-11-21,",
        "rules.csv:9: symptoms: there is no tick 'sx_stif'; did you mean 'sx_stiff'?",
    ),
    "an unknown topic": (
        "x-01,tendons,main,sx_stiff,,,,why,S002,2026-11-21,",
        "rules.csv:9: topics: there is no topic 'tendons'; did you mean 'tendon'?",
    ),
    "three topics": (
        "x-01,tendon; heart; basics,main,sx_stiff,,,,why,S002,2026-11-21,",
        "rules.csv:9: topics: a row has 1 or 2 topics, not 3",
    ),
    "an unknown reading": (
        "x-01,tendon,maybe,sx_stiff,,,,why,S002,2026-11-21,",
        "rules.csv:9: reading: 'maybe' is not one of main, more",
    ),
    "a tick in the wrong column": (
        "x-01,tendon,main,loc_shoulder,,,,why,S002,2026-11-21,",
        "rules.csv:9: symptoms: 'loc_shoulder' is a location; it belongs in its own column",
    ),
    "a warning sign in a rule": (
        "x-01,tendon,main,,,,rf_chest_pain,why,S002,2026-11-21,",
        "rules.csv:9: all_of: 'rf_chest_pain' is a warning sign; those are looked up, never combined",
    ),
    "a tick twice in a cell": (
        "x-01,tendon,main,sx_stiff; sx_stiff,,,,why,S002,2026-11-21,",
        "rules.csv:9: symptoms: 'sx_stiff' stands twice in this cell",
    ),
    "a tick in two cells": (
        "x-01,tendon,main,sx_stiff; sx_pain,,,sx_stiff,why,S002,2026-11-21,",
        "rules.csv:9: all_of: 'sx_stiff' stands in another cell of this row too",
    ),
    "no reason": (
        "x-01,tendon,main,sx_stiff,,,,,S002,2026-11-21,",
        "rules.csv:9: why: the cell is empty; say why in one line",
    ),
    "no source": (
        "x-01,tendon,main,sx_stiff,,,,why,,2026-11-21,",
        "rules.csv:9: sources: the cell is empty; every row names its sources",
    ),
    "a broken source id": (
        "x-01,tendon,main,sx_stiff,,,,why,NHS,2026-11-21,",
        "rules.csv:9: sources: 'NHS' is not a source id such as S002",
    ),
    "commas inside a cell": (
        'x-01,tendon,main,"sx_stiff, sx_pain",,,,why,S002,2026-11-21,',
        "rules.csv:9: symptoms: ids in one cell are parted by ';', not by a comma",
    ),
    "an id that is there already": (
        "tendon-01,tendon,main,sx_stiff,,,,why,S002,2026-11-21,",
        "rules.csv:9: id: 'tendon-01' is already on line 3",
    ),
    "an id that a spreadsheet changed": (
        "1E5,tendon,main,sx_stiff,,,,why,S002,2026-11-21,",
        "rules.csv:9: id: '1E5' looks like an id that a spreadsheet has changed; write it like tendon-01",
    ),
    "a date that a spreadsheet changed": (
        "x-01,tendon,main,sx_stiff,,,,why,S002,21/11/2026,",
        "rules.csv:9: reviewed_on: '21/11/2026' is not a date written as 2026-11-21; a spreadsheet may have changed it",
    ),
    "a formula": (
        "x-01,tendon,main,sx_stiff,,,,=1+1,S002,2026-11-21,",
        "rules.csv:9: why: the cell starts with '=', which a spreadsheet runs as a formula; start with a letter",
    ),
    "a word for nothing": (
        "x-01,tendon,main,sx_stiff,NA,,,why,S002,2026-11-21,",
        "rules.csv:9: locations: there is no tick 'NA'; for nothing leave the cell empty",
    ),
    "a letter that only looks right": (
        "x-01,tendon,main,\u0455x_stiff,,,,why,S002,2026-11-21,",
        "rules.csv:9: symptoms: there is no tick '\u0455x_stiff'; it holds CYRILLIC SMALL LETTER DZE, "
        "which only looks like a plain letter",
    ),
    "an invisible character": (
        "x-01,tendon,main,sx_stiff\u200b,,,,why,S002,2026-11-21,",
        "rules.csv:9: symptoms: there is an invisible character (ZERO WIDTH SPACE); delete it or type it again",
    ),
    "a formula that failed": (
        "x-01,tendon,main,sx_stiff,,,,#NAME?,S002,2026-11-21,",
        "rules.csv:9: why: the cell holds '#NAME?', which a spreadsheet puts where a formula fails; "
        "type the content again",
    ),
    "a column too narrow": (
        "x-01,tendon,main,sx_stiff,,,,########,S002,2026-11-21,",
        "rules.csv:9: why: the cell holds only '#', as a spreadsheet shows a column that is too narrow; "
        "type the content again",
    ),
    "letters in the wrong encoding": (
        "x-01,tendon,main,sx_stiff,,,,the spot isn\u00e2\u20ac\u2122t bone,S002,2026-11-21,",
        "rules.csv:9: why: '\u00e2\u20ac\u2122' is '’' read in the wrong encoding; "
        "type it again and save the file as UTF-8",
    ),
    "a letter that was lost": (
        "x-01,tendon,main,sx_stiff,,,,the spot isn\ufffdt bone,S002,2026-11-21,",
        "rules.csv:9: why: a letter was lost here (\ufffd); the file was saved in another encoding, type it again",
    ),
    "letters turned round": (
        "x-01,tendon,main,sx_stiff,,,,why\u202e,S002,2026-11-21,",
        "rules.csv:9: why: an invisible character (RIGHT-TO-LEFT OVERRIDE) turns the order of the letters round; "
        "delete it",
    ),
    "a line break in a cell": (
        'x-01,tendon,main,sx_stiff,,,,"why\nnot",S002,2026-11-21,',
        "rules.csv:9: why: the cell has a line break; write it on one line",
    ),
    "a long row": (
        "x-01,tendon,main,sx_stiff,,,,why,S002,2026-11-21,,extra",
        "rules.csv:9: the row has 12 cells, more than the 11 of the header; "
        "put double quotes round a text that holds a comma",
    ),
    "a short row": (
        "x-01,tendon,main,sx_stiff",
        "rules.csv:9: the row has 4 cells, fewer than the 11 of the header",
    ),
    "an empty row": (",,,,,,,,,,", "rules.csv:9: the row is empty; delete the line"),
    "a quotation mark that never ends": (
        'x-01,tendon,main,sx_stiff,,,,"why,S002,2026-11-21,',
        "rules.csv:9: from here on this is not CSV (unexpected end of data); look for a quotation mark too many",
    ),
}


@pytest.mark.parametrize(("row", "sentence"), ROW_FAULTS.values(), ids=ROW_FAULTS)
def test_a_faulty_row_is_named_in_one_sentence(tables, row: str, sentence: str):
    assert sentence in faults(tables(rules=with_row(row)))


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


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(tables):
    windows = b"\xef\xbb\xbf" + TABLES["rules.csv"].replace("\n", "\r\n").encode()
    assert rules.load(tables(rules=windows)).rules == rules.load(tables()).rules


def test_the_version_does_not_depend_on_line_ends(tables):
    plain = rules.load(tables()).version
    assert rules.load(tables(rules=TABLES["rules.csv"].replace("\n", "\r\n"))).version == plain


def test_another_encoding_is_named_with_its_line(tables):
    latin = with_row("x-01,tendon,main,sx_stiff,,,,naïve,S002,2026-11-21,").encode("cp1252")
    sentence = "rules.csv:9: this file is not UTF-8; in a spreadsheet save it as 'CSV UTF-8'"
    assert faults(tables(rules=latin)) == (sentence,)


def test_semicolons_between_cells_are_named(tables):
    sentence = "rules.csv:1: the cells are parted by ';'; save the table with commas"
    assert faults(tables(rules=TABLES["rules.csv"].replace(",", ";"))) == (sentence,)


def test_a_column_twice_is_named(tables):
    twice = TABLES["topics.csv"].replace("id,chapter", "id,id", 1)
    assert "topics.csv:1: the column 'id' is there twice; the header must be exactly id,chapter" in faults(
        tables(topics=twice)
    )


def test_a_header_with_other_columns_is_named(tables):
    other = TABLES["topics.csv"].replace("chapter", "part", 1)
    assert "topics.csv:1: the header must be exactly id,chapter; it is id,part" in faults(tables(topics=other))


def test_a_missing_file_and_an_empty_table_are_named(tables):
    folder = tables(rules=HEADER + "\n")
    assert faults(folder) == ("rules.csv:1: the table has no row",)
    (folder / "topics.csv").unlink()
    assert "topics.csv:1: there is no such file" in faults(folder)


def test_a_file_with_nothing_in_it_is_named(tables):
    assert "topics.csv:1: the file is empty" in faults(tables(topics=""))


def test_a_cell_of_a_million_characters_is_refused(tables):
    assert faults(tables(rules=with_row(f"x-01,tendon,main,sx_stiff,,,,{'y' * 1_000_000},S002,2026-11-21,")))


def test_a_tick_that_names_a_sign_it_is_not_is_refused(tables):
    ticks = TABLES["ticks.csv"].replace(
        "rf_chest_pain,warning,chest,rf_chest_pain", "rf_chest_pain,symptom,chest,rf_chest_pain"
    )
    assert "ticks.csv:6: warning: a tick of the group warning names itself, no other does" in faults(
        tables(ticks=ticks)
    )


def test_a_retired_sign_may_not_come_back_with_another_meaning(tables):
    folder = tables(warnings=TABLES["warnings.csv"] + "rf_lump_back,soon,,lump,S129,H\n")
    assert faults(folder) == (
        "warnings.csv:3: id: 'rf_lump_back' is retired: 'rf_lump_big' says it now, "
        "and the id may not come back with another meaning",
    )


def test_a_box_that_names_a_retired_sign_is_told_which_one_says_it_now(tables):
    folder = tables(
        ticks=TABLES["ticks.csv"].replace("sx_chest,symptom,chest,rf_chest_pain", "sx_chest,symptom,chest,rf_lump_back")
    )
    assert "ticks.csv:7: warning: there is no warning sign 'rf_lump_back'; 'rf_lump_big' says it now" in faults(folder)
