"""How figures become the page of measurements: tables are read, ratios are told, limits are held or named as short."""

import re

import pytest

from benchmarks import page, rows, scripts
from benchmarks.held import engine, people, screen
from benchmarks.parts import PARTS
from benchmarks.rows import Limit, Row

ENGINES = """
| 100 rows | us per check | times our rows | times our match | growth | build, ms | memory, MB |
|---|---|---|---|---|---|---|
| ours: rows_that_hold | 3.0 | 1.00 | 0.17 | - | 0.8 | 0.02 |
| ours: match | 18.0 | 6.00 | 1.00 | - | 0.8 | 0.02 |
| ours: match, and every reason read | 24.0 | 8.00 | 1.33 | - | 0.8 | 0.02 |
| ours: explain, one topic of 60 | 36.0 | 12.00 | 2.00 | - | 0.8 | 0.02 |
| zen-engine | 240.0 | 80.00 | 14.06 | - | 1.0 | 0.09 |
| rule-engine | not run | | | | | |

rule-engine, 100 rows: not run, would need about 61 s
"""
LOAD = """
| server | people | all in, s | p50, ms | p95, ms | ms of a core an answer | MB | MB a visitor | visitors lost |
|---|---|---|---|---|---|---|---|---|
| the app | 30 | 0.6 | 48 | 1,146 | 8.0 | 179 | 0.19 | 0 |
| bare page, as Streamlit comes | 30 | 20.6 | 7,823 | 12,297 | 80.0 | 72 | 0.41 | 0 |
"""


def output(text: str, why_not: str = "") -> scripts.Output:
    return scripts.Output(text, why_not, 12.0, (0.1, 0.9))


def written(name: str, **told: scripts.Output) -> str:
    part = next(part for part in PARTS if part.name == name)
    wanted = {script for reading in part.readings for script in reading.scripts}
    outputs = {script: told.get(script, output("", "this machine has none")) for script in wanted}
    return page.page([part], outputs, "- a machine", "python -m benchmarks", quick=False)


def test_a_ratio_is_ours_in_parts_of_the_other_and_a_limit_is_held_or_short():
    assert Row("a", "ms", 2.0, "b", 8.0).ratio == 0.25
    assert Row("a", "ms", 2.0, "b", 8.0).held is None
    assert Row("a", "ms", 2.0, "b", 8.0, Limit(0.25)).held is True
    assert Row("a", "ms", 2.1, "b", 8.0, Limit(0.25)).held is False
    assert Row("a", "ms", 2.0, "b", 8.0, Limit(1.9, is_ratio=False)).held is False


def test_a_printed_table_is_read_with_its_headings_and_what_is_no_table_is_not():
    lines = list(rows.tables(f"words | no table\n{LOAD}\n{ENGINES}"))
    assert [len(table) for table in lines] == [2, 6]
    assert lines[0][0]["p95, ms"] == "1,146"
    assert rows.number("1,146") == 1146
    assert rows.number("1.4x") == 1.4


def test_rows_are_held_against_zen_and_the_quickest_and_what_did_not_run_is_left_out():
    found = list(engine.engines(output(ENGINES)))
    against_zen = next(row for row in found if row.beside == "zen-engine")
    assert against_zen.ratio == 3 / 240
    assert against_zen.held is True
    assert not [row for row in found if "rule-engine" in row.beside]


def test_a_load_tells_how_many_a_core_carries_and_which_limits_are_short():
    found = {row.what: row for row in people.visitors(output(LOAD))}
    carried = next(row for what, row in found.items() if "computed" in what)
    assert (round(carried.ours), round(carried.theirs)) == (175, 18)
    assert found["memory of the process, 30 visitors"].held is False
    assert found["memory for each visitor, 30 visitors"].held is True


LOOK = """
| line | visit | page | requests | kB on the line | first words, ms | ready, ms |
|---|---|---|---|---|---|---|
| near | first | bare Streamlit with default options | 74 | 2,716 | 900 | 1,100 |
| near | first | the app | 83 | 3,016 | 300 | 1,000 |
| near | second | bare Streamlit with default options | 3 | 1 | 600 | 700 |
| near | second | the app | 14 | 18 | 200 | 600 |
"""


def test_a_second_visit_is_held_to_its_times_and_its_few_bytes_are_only_told():
    found = {row.what: row for row in screen.first_look(output(LOOK))}
    assert found["on the line, first visit, this machine"].held is True
    assert found["on the line, second visit, this machine"].held is None
    assert found["until a box can be ticked, second visit, this machine"].held is True
    assert found["until a box can be ticked, in time, first visit, this machine"].held is True


def test_every_figure_on_the_page_stands_beside_another_one_with_a_ratio():
    text = written("engine", engines=output(ENGINES))
    table = [line.split(" | ") for line in text.splitlines() if line.startswith("| ") and "| ratio |" not in line]
    assert len(table) > 4
    assert all(re.fullmatch(r"[\d.,]+", line[4]) for line in table)


def test_what_did_not_run_is_named_with_its_reason_and_has_no_figure():
    text = written("proof")
    assert "**Not run**: `bench_proof.py`: this machine has none" in text
    assert "| what |" not in text
    assert "**0 of 0 limits are held.**" in text


def test_what_a_script_left_out_and_a_table_that_lacks_a_column_are_told():
    assert "rule-engine, 100 rows: not run, would need about 61 s" in written("engine", engines=output(ENGINES))
    text = written("visitors", visitors=output("| server | people |\n|---|---|\n| the app | 30 |\n"))
    assert "**Not told**: what `bench_load.py` printed lacks something" in text


def test_a_limit_that_is_short_stands_at_the_top():
    text = written("visitors", visitors=output(LOAD))
    top, _, rest = text.partition("## Many visitors at once")
    assert "memory of the process, 30 visitors" in top
    assert rest.count("**SHORT**") == top.count("**SHORT**") == 1


@pytest.mark.parametrize("script", scripts.SCRIPTS.values(), ids=scripts.SCRIPTS)
def test_a_script_that_is_named_is_there_and_is_told_of_in_the_readme(script: scripts.Script, root):
    assert (root / "benchmarks" / script.file).exists()
    assert f"`{script.file}`" in (root / "benchmarks" / "README.md").read_text(encoding="utf-8")


def test_every_part_is_read_from_scripts_that_there_are():
    wanted = {name for part in PARTS for reading in part.readings for name in reading.scripts}
    assert wanted == scripts.SCRIPTS.keys()


def test_the_page_as_it_stands_was_written_by_this_code(root):
    text = (root / "docs" / "measurements.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [part.title for part in PARTS]
    for line in re.findall(r"^\| (?!what|-)(.+) \|$", text, re.MULTILINE):
        what, ours, beside, theirs, ratio, *_ = line.split(" | ")
        assert all((what, ours, beside, theirs)), line
        assert re.fullmatch(r"[\d.,]+|both nothing|theirs is nothing", ratio), line


def test_the_names_that_are_read_are_those_that_the_scripts_print(root):
    designs = (root / "benchmarks/latency/designs.py").read_text(encoding="utf-8")
    for name in (screen.APP, screen.BARE, screen.DEFAULT, *screen.PEERS):
        assert f'"{name}"' in designs
    load = (root / "benchmarks/bench_load.py").read_text(encoding="utf-8")
    assert all(f'"{name}"' in load for name in (people.APP, people.PLAIN, people.OWN))
