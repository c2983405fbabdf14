"""What many people at once are held against: the same load on bare Streamlit pages."""

import re
from collections.abc import Iterator

from benchmarks.rows import Column, Limit, Line, Row, number
from benchmarks.scripts import Output

APP, PLAIN, OWN = "the app", "bare page, as Streamlit comes", "bare page, our settings"
NOT_MORE, HALF, QUARTER = Limit(1), Limit(0.5), Limit(0.25)
TWO_SECONDS, NONE = Limit(2_000, is_ratio=False), Limit(0, is_ratio=False)
PAUSE, FULL = 2.0, 0.7
"""Seconds between two ticks of a visitor, and how much of a core may be used so that nobody waits."""

LOADED = (
    Column("p50, ms", "from a tick to its whole answer, p50", "ms"),
    Column("p95, ms", "from a tick to its whole answer, p95", "ms", TWO_SECONDS),
    Column("all in, s", "until all who came at once are in", "s", NOT_MORE),
    Column("MB a visitor", "memory for each visitor", "MB", Limit(0.3, is_ratio=False)),
    Column("MB", "memory of the process", "MB", Limit(1.3)),
    Column("visitors lost", "visitors without an answer", "", NONE),
)
TAPPED = (
    Column("tap p50, ms", "from a tap to its answer, p50", "ms"),
    Column("tap p95, ms", "from a tap to its answer, p95", "ms", TWO_SECONDS),
    Column("join p95, ms", "joining, p95", "ms", TWO_SECONDS),
    Column("wrong or lost", "taps wrong or lost", "", NONE),
)
GROWN = (
    Column("ms of a core an answer", "a core's time for an answer", "ms", Limit(1.5)),
    Column("MB a visitor", "memory for each visitor", "MB", Limit(1.5)),
    Column("p50, ms", "from a tick to its whole answer, p50", "ms"),
)


def visitors(output: Output) -> Iterator[Row]:
    """Hold a load against the same load on a bare page."""
    lines = _by_server(output)
    app, when = lines[APP], f", {lines[APP]['people']} visitors"
    for name, limit in ((PLAIN, QUARTER), (OWN, HALF)):
        if name in lines:
            work = Column("ms of a core an answer", f"a core's time for an answer{when}", "ms", limit)
            yield (row := work.row(app, name, lines[name]))
            yield _carried(row)
    name = PLAIN if PLAIN in lines else OWN
    yield from (column._replace(what=column.what + when).row(app, name, lines[name]) for column in LOADED)


def more_visitors(few: Output, many: Output) -> Iterator[Row]:
    """Tell what more visitors cost each of them."""
    before, after = _by_server(few)[APP], _by_server(many)[APP]
    for column in GROWN:
        what = f"{column.what}, {after['people']} visitors"
        yield column._replace(what=what).row(after, f"with {before['people']}", before)


def learners(output: Output) -> Iterator[Row]:
    """Hold a class against the same class on a bare page, at each pace."""
    for pace in dict.fromkeys(line["taps within, s"] for line in output.lines):
        lines = {line["server"]: line for line in output.lines if line["taps within, s"] == pace}
        when = ", all at one moment" if pace == "0" else f", within {pace} s"
        for column in TAPPED:
            yield column._replace(what=column.what + when).row(lines[APP], PLAIN, lines[PLAIN])


def visits(output: Output) -> Iterator[Row]:
    """Hold the memory after the last visit against that after the first ones."""
    told = re.findall(r"^(.*?visits|all forgotten).*?: ([\d.,]+) MB", output.text, re.MULTILINE)
    (first, early), (last, late) = told[0], told[-1]
    what = f"memory of the process after {told[-2][0]}, {last}"
    yield Row(what, "MB", number(late), f"after {first}", number(early), Limit(1.1))


def _carried(row: Row) -> Row:
    """Compute how many visitors a core carries from what an answer costs."""
    ours, theirs = (FULL * 1000 * PAUSE / spent for spent in (row.ours, row.theirs))
    what = f"so many who tick every {PAUSE:.0f} s fill {FULL} of a core (computed)"
    return Row(what, "people", ours, row.beside, theirs)


def _by_server(output: Output) -> dict[str, Line]:
    return {line["server"]: line for line in output.lines}
