"""What a measuring script prints is read as it stands, and a limit is held, short, or said to be not measured."""

from benchmarks.__main__ import LIMITS, SCRIPTS, Limit, tables, verdict

PRINTED = """
30 people | no table
| server | people | p95, ms |
|---|---|---|
| the app | 30 | 1,146 |
| the app: told | 30 | 9 |
| bare page | 30 | 2,292.0 |
"""
ROWS = list(tables(PRINTED))


def test_a_limit_is_held_or_short_by_itself_or_beside_another_row():
    app, bare = ("the app", "30"), ("bare page", "30")
    assert verdict(Limit("load", app, "p95, ms", 1146), ROWS).startswith("- held: the app, 30: p95, ms: 1.15e+03")
    assert "**SHORT**" in verdict(Limit("load", app, "p95, ms", 1000), ROWS)
    assert "held: the app, 30: p95, ms: 0.5 times that of bare" in verdict(
        Limit("load", app, "p95, ms", 0.5, bare), ROWS
    )


def test_what_was_not_measured_is_said_to_be_so():
    for cells, column, beside in (
        (("a peer",), "p95, ms", ()),
        (("the app",), "MB", ()),
        (("the app",), "p95, ms", ("a peer",)),
    ):
        assert verdict(Limit("load", cells, column, 1, beside), ROWS).startswith("- not measured")


def test_every_script_that_is_run_is_there_and_is_told_of(root):
    told = (root / "benchmarks" / "README.md").read_text(encoding="utf-8")
    for script in SCRIPTS.values():
        file = script.words.rpartition(".py" if script.words.endswith(".py") else "@")[0] or script.words
        name = file.replace("benchmarks/", "").replace("-m benchmarks.", "") + ".py"
        assert (root / "benchmarks" / name).exists()
        assert f"`{name}`" in told
    assert {limit.script for limit in LIMITS} <= set(SCRIPTS)
