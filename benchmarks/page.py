"""Writes docs/measurements.md: the machine, every figure beside another one, and what did not run."""

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.parts import Part, Reading
from benchmarks.rows import Row, shown
from benchmarks.scripts import SCRIPTS, Output

VERDICTS = {True: "PASS", False: "**SHORT**", None: ""}
HEAD = """# Measurements

Made by `{command}`. What is measured, and where limits come from: [benchmarks](../benchmarks/README.md).
No figure on this page is older than its date, and none is typed by hand.

{machine}

**Read the ratios.** Ours stands beside another design of the same run; below 1.00 ours takes less. Milliseconds belong
to this machine on this day. A limit is at most that ratio, or at most that figure of ours; SHORT is a limit that is
not held. Where nobody has set one the cell is empty.
"""


def page(parts: Sequence[Part], outputs: Mapping[str, Output], machine: str, command: str, *, quick: bool) -> str:
    """Return the whole page."""
    told = [(part, _read(part, outputs)) for part in parts]
    every = [row for _, (rows, _) in told for row in rows]
    blocks = [HEAD.format(command=command, machine=machine), _summary(every)]
    blocks += [_part(part, rows, faults, outputs, quick=quick) for part, (rows, faults) in told]
    return "\n".join(blocks)


def _read(part: Part, outputs: Mapping[str, Output]) -> tuple[list[Row], list[str]]:
    """Return the rows of a part, and what could not be told."""
    rows: list[Row] = []
    faults: list[str] = []
    for reading in part.readings:
        wanting = [name for name in reading.scripts if outputs[name].why_not]
        if wanting:
            faults += [f"**Not run**: `{SCRIPTS[name].file}`: {outputs[name].why_not}" for name in wanting]
        else:
            rows += _rows(reading, outputs, faults)
    return rows, list(dict.fromkeys(faults))


def _rows(reading: Reading, outputs: Mapping[str, Output], faults: list[str]) -> list[Row]:
    try:
        return list(reading.rows(*(outputs[name] for name in reading.scripts)))
    except (KeyError, ValueError, IndexError) as error:
        files = ", ".join(SCRIPTS[name].file for name in reading.scripts)
        faults.append(f"**Not told**: what `{files}` printed lacks something: {error!r}")
        return []


def _summary(rows: Sequence[Row]) -> str:
    limits = [row for row in rows if row.held is not None]
    short = [row for row in limits if not row.held]
    lines = [f"**{len(limits) - len(short)} of {len(limits)} limits are held.**"]
    if short:
        lines += ["Short, the furthest first:", "", *_table(sorted(short, key=_missed_by, reverse=True))]
    return "\n".join([*lines, ""])


def _missed_by(row: Row) -> float:
    if row.limit is None or not row.limit.most:
        return float("inf")
    return (row.ratio if row.limit.is_ratio else row.ours) / row.limit.most


def _part(part: Part, rows: Sequence[Row], faults: Sequence[str], outputs: Mapping[str, Output], *, quick: bool) -> str:
    names = dict.fromkeys(name for reading in part.readings for name in reading.scripts)
    lines = [f"## {part.title}", "", part.tells, "", *(_table(rows) if rows else []), *([""] if rows else [])]
    lines += [f"- {fault}" for fault in faults]
    for name in names:
        lines += _told_of(SCRIPTS[name].command(quick=quick), outputs[name])
    return "\n".join([*lines, ""])


def _told_of(command: str, output: Output) -> Iterator[str]:
    """Yield the command of a script, how busy the machine was, and what the script left out."""
    if not output.why_not:
        before, after = output.load
        yield f"- `{command}`: {output.seconds:.0f} s; load of the machine before {before:.1f}, after {after:.1f}"
    yield from (f"  - {remark.removeprefix('- ')}" for remark in output.remarks)


def _table(rows: Sequence[Row]) -> Iterator[str]:
    yield "| what | ours | beside | theirs | ratio | limit | |"
    yield "|---|---|---|---|---|---|---|"
    for row in rows:
        ours, theirs = (f"{shown(value)} {row.unit}".strip() for value in (row.ours, row.theirs))
        cells = (row.what, ours, row.beside, theirs, _ratio(row), _limit(row), VERDICTS[row.held])
        yield f"| {' | '.join(cells)} |"


def _ratio(row: Row) -> str:
    if row.theirs:
        return f"{row.ratio:.2f}" if row.ratio >= 0.095 else f"{row.ratio:.3f}"
    return "both nothing" if not row.ours else "theirs is nothing"


def _limit(row: Row) -> str:
    if row.limit is None:
        return ""
    return f"ratio {row.limit.most:g}" if row.limit.is_ratio else f"{row.limit.most:,g} {row.unit}".strip()
