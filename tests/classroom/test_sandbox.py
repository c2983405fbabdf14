"""A copy of the rules that someone breaks: told in words, within limits, and never the table of anyone else."""

import csv
import io

import pytest

import rules
from classroom import copy_text, sandbox
from classroom.copy_text import CopyError
from classroom.sandbox import Bench
from rules import reader

HEADER = ",".join(copy_text.HEADER)


@pytest.fixture(scope="module")
def bench(rulebook) -> Bench:
    return Bench(reader.files(), rulebook)


@pytest.fixture(scope="module")
def cases(library):
    return tuple(library.cases.values())


def row(**cells: str) -> dict[str, str]:
    fresh = {"id": "test-01", "topics": "tendon", "reading": "main", "why": "a try", "sources": "S001"}
    return fresh | {"reviewed_on": "2026-11-21"} | cells


def line(**cells: str) -> str:
    return copy_text.with_row(HEADER + "\n", row(**cells)).splitlines()[1]


def laws(report: sandbox.Report) -> set[int]:
    return {verdict.law for verdict in report.proof.verdicts if not verdict.passed}


def test_an_untouched_copy_is_proved_equal_and_breaks_no_case(bench, cases):
    report = sandbox.examine(bench.given, bench, cases)
    assert report.is_mended
    assert not report.broken
    assert [moved.changed for moved in report.moved] == [0, 0]


def test_a_deleted_row_names_the_pages_the_cases_and_a_set_of_ticks(bench, cases, rulebook):
    report = sandbox.examine(copy_text.without_row(bench.given, "everyone-01"), bench, cases)
    assert {2, 3} <= laws(report)
    assert {change.topic for change in report.changes} == {"basics", "visit-prep"}
    assert all(change.ticks == () for change in report.changes)
    assert "basics" in {topic for broken in report.broken for topic in broken.lost}
    assert report.moved[0].changed == len(rulebook.ticks)


def test_a_row_that_is_too_broad_breaks_cases_that_no_law_can_see(bench, cases):
    broad = row(id="broad-01", symptoms="sx_stiff; sx_pain_moving")
    report = sandbox.examine(copy_text.with_row(bench.given, broad), bench, cases)
    (change,) = report.changes
    assert (change.topic, len(change.ticks), change.after) == ("tendon", 1, "main")
    assert any("tendon" in broken.extra for broken in report.broken)


def test_a_case_breaks_also_where_only_its_next_tick_is_answered_otherwise(bench, cases, rulebook):
    case, tick = next((case, tick) for case in cases for tick, topics in case.changes.items() if topics)
    copy = bench.given
    for rule in rulebook.rules:
        if rules.holds(rule, {*case.ticks, tick}) and not rules.holds(rule, set(case.ticks)):
            copy = copy_text.without_row(copy, rule.id)
    broken = next(broken for broken in sandbox.examine(copy, bench, cases).broken if broken.case is case)
    assert tick in broken.steps
    assert not {*broken.missing, *broken.extra, *broken.lost}


def test_faults_come_in_words_with_their_line_and_nothing_else_is_said(bench, cases):
    wrong = copy_text.with_row(bench.given, row(symptoms="sx_stif", reading="maybe"))
    report = sandbox.examine(wrong, bench, cases)
    where = f"rules.csv:{len(copy_text.rows(wrong)) + 1}"
    assert f"{where}: symptoms: there is no tick 'sx_stif'; did you mean 'sx_stiff'?" in report.problems
    assert f"{where}: reading: 'maybe' is not one of main, more" in report.problems
    assert report.proof is None
    assert not report.is_mended


# Rows, files in and out


def test_rows_are_added_changed_and_deleted_one_by_one(bench):
    rows = copy_text.rows(bench.given)
    added = copy_text.with_row(bench.given, row())
    assert copy_text.rows(added) == [*rows, row() | dict.fromkeys(copy_text.HEADER, "") | row()]
    renamed = copy_text.with_row(added, row(id="test-02"), instead_of="test-01")
    assert [cells["id"] for cells in copy_text.rows(renamed)][-1] == "test-02"
    assert copy_text.rows(copy_text.without_row(renamed, "test-02")) == rows


@pytest.mark.parametrize(
    "text",
    ["", "a,b\n1,2\n", f"{HEADER}\nshort,row\n", f'{HEADER}\n"never ends\n'],
    ids=["empty", "other", "short", "quote"],
)
def test_a_text_that_is_no_table_cannot_be_edited_row_by_row(text: str):
    assert copy_text.rows(text) is None


def test_a_copy_comes_back_from_a_file_as_it_went_out_and_as_windows_writes_it(bench):
    assert copy_text.taken_in(copy_text.given_out(bench.given)) == bench.given.replace("\r\n", "\n")
    assert copy_text.taken_in(b"\xef\xbb\xbfid\r\na\rb") == "id\na\nb"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0"])
def test_no_cell_of_a_copy_runs_in_a_spreadsheet(cell: str):
    out = copy_text.given_out(copy_text.with_row(HEADER + "\n", row(why=cell))).decode()
    cells = [found for line in csv.reader(io.StringIO(out)) for found in line]
    assert "'" + cell in cells
    assert not [found for found in cells if found.startswith(("=", "+", "-", "@", "\t", "\r"))]
    out = copy_text.given_out('=1+1,"never ends\n@x\n').decode()
    assert not [text for text in out.splitlines() if text.strip('"').startswith(("=", "@"))]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"x" * 500_001, "500,001 bytes"),
        ("naïve".encode("cp1252"), "not UTF-8"),
        ("id,topics".encode("utf-16"), "not UTF-8"),
        (b"PK\x03\x04\0\0\0", "not text"),
    ],
    ids=["too large", "cp1252", "utf-16", "a zip"],
)
def test_a_file_that_cannot_be_a_table_is_refused_in_words(data: bytes, reason: str):
    with pytest.raises(CopyError, match=reason):
        copy_text.taken_in(data)


# Hostile texts


def hostile(name: str) -> str:
    book = rules.load()
    groups = {group: [tick.id for tick in book.group(group)] for group in ("symptom", "location", "background")}
    full = {"symptoms": "; ".join(groups["symptom"]), "locations": "; ".join(groups["location"])}
    full |= {"background": "; ".join(groups["background"]), "topics": next(iter(book.topics))}
    near = line(symptoms="; ".join(f"sx_stif{k}" for k in range(99)))
    return {
        "ten million letters": "x" * 10_000_000,
        "a million rows": "a,b\n" * 1_000_000,
        "rows up to the last letter": "a\n" * (sandbox.LARGEST // 2),
        "one endless cell": f"{HEADER}\n{'x' * 290_000}\n",
        "nothing but quotes": HEADER + "\n" + '"' * 290_000,
        "formulas": HEADER + ("\n=1+1" + ",=cmd|' /C calc'!A0" * 10) * 300,
        "zero bytes": HEADER + "\n" + "\0" * 100_000,
        "ids that are nearly right": HEADER + f"\n{near}" * 99,
        TOO_MANY: "\n".join([HEADER, *(line(id=f"fat-{i:02d}", **full) for i in range(99))]) + "\n",
        "half a letter": HEADER + "\n\ud800\n",
        "look-alike letters": HEADER + "\n" + line(symptoms="\u0455x_stiff") + "\n",
    }[name]


TOO_MANY = "more combinations than anyone can compare"
HOSTILE = (
    *("ten million letters", "a million rows", "rows up to the last letter", "one endless cell", "nothing but quotes"),
    *("formulas", "zero bytes", "ids that are nearly right", TOO_MANY, "half a letter", "look-alike letters"),
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_told_in_few_words_and_changes_nothing(bench, cases, name: str):
    before = rules.load().version
    report = sandbox.examine(hostile(name), bench, cases)
    assert len(report.problems) <= sandbox.MOST_FAULTS + 1
    assert all(len(problem) < 2_500 for problem in report.problems)
    assert report.problems or not report.is_mended
    assert rules.load().version == before == bench.goal.version
    if name == TOO_MANY:  # what cannot be compared or proved in time is said to be undecided
        assert report.changes is None
        assert any(not verdict.decided for verdict in report.proof.verdicts)


def test_a_table_at_the_row_limit_is_read_and_one_line_more_is_not(bench):
    rows = [line(id=f"{'abcdefgh'[k // 100]}-{k % 100:02d}") for k in range(sandbox.MOST_ROWS)]
    assert sandbox.examine("\n".join([HEADER, *rows]) + "\n", bench).proof
    (problem,) = sandbox.examine("\n".join([HEADER, *rows, line(id="z-01"), line(id="z-02")]) + "\n", bench).problems
    assert "lines; 400 are allowed" in problem
