"""What a measuring script prints is read as it stands, and a limit is held, short, or said to be not measured."""

from benchmarks.__main__ import LIMITS, SCRIPTS, Limit, Script, tables, verdict

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
    assert verdict(Limit("load", app, "p95, ms", 1146), ROWS).startswith("- held: the app, 30: p95, ms: 1,146")
    assert "**SHORT**" in verdict(Limit("load", app, "p95, ms", 1000), ROWS)
    assert "held: the app, 30: p95, ms: 0.5 times that of bare" in verdict(
        Limit("load", app, "p95, ms", 0.5, bare), ROWS
    )


def test_what_was_not_measured_is_said_to_be_so():
    for cells, column, beside in (
        (("a peer",), "p95, ms", ()),
        (("the app",), "MB", ()),
        (("the app",), "p95, ms", ("x",)),
    ):
        assert verdict(Limit("load", cells, column, 1, beside), ROWS).startswith("- not measured")


def file_of(script: Script) -> str:
    return script.words.removeprefix("-m benchmarks.").removeprefix("benchmarks/").removesuffix(".py") + ".py"


def test_every_script_that_is_run_is_there_is_told_of_and_prints_the_columns_that_are_held(root):
    told = (root / "benchmarks" / "README.md").read_text(encoding="utf-8")
    text = {name: (root / "benchmarks" / file_of(script)).read_text("utf-8") for name, script in SCRIPTS.items()}
    assert not [script for script in SCRIPTS.values() if f"`{file_of(script)}`" not in told]
    assert not [limit for limit in LIMITS if limit.column.removesuffix(", us") not in text[limit.script]]
