"""What a visitor's screen is held against: bare Streamlit pages and other frameworks, from a cold start to a tick."""

from collections.abc import Iterator

from benchmarks.rows import Column, Limit, Line, Row
from benchmarks.scripts import Output

APP, BARE, DEFAULT = "the app", "bare Streamlit with the app's options", "bare Streamlit with default options"
PEERS = ("Dash", "Gradio", "NiceGUI", "Flask + htmx")
FRAME = Limit(16.7, is_ratio=False)
NOT_MORE, HALF, QUARTER, A_FIFTH_MORE = Limit(1), Limit(0.5), Limit(0.25), Limit(1.2)

TICK, STARTING, LOOK = "from the click to the answer", "from starting the process", "first look"
SHOWN, TOLD = ": topics shown by the board", ": confirmed by Python"
FEW, MANY = f"{APP} with 100 rows", f"{APP} with 1000 rows"

STARTED = (
    Column("well after, s", "from starting the process to its first healthy answer", "s", Limit(10, is_ratio=False)),
    Column(
        "one tick answered after, s", "from starting the process to the first topics", "s", Limit(10, is_ratio=False)
    ),
)
LOOKED = (
    Column("kB on the line", "on the line", "kB", A_FIFTH_MORE),
    Column("requests", "requests", "", A_FIFTH_MORE),
    Column("first words, ms", "until the first words are painted", "ms", A_FIFTH_MORE),
    Column("ready, ms", "until a box can be ticked", "ms", A_FIFTH_MORE),
)
READY = Column("ready, ms", "until a box can be ticked, in time", "ms", Limit(3_000, is_ratio=False))
WEIGHED = (
    Column("kB loaded", "on the line, first visit", "kB"),
    Column("requests", "requests, first visit", ""),
    Column("ready, ms", "until a box can be ticked, first visit", "ms"),
)
MOVED = (
    Column("CLS loading", "layout shift while loading", "", Limit(0.05, is_ratio=False)),
    Column("CLS ticking", "layout shift while ticking", "", Limit(0.05, is_ratio=False)),
    Column("kB up a tick", "sent for each tick", "kB"),
    Column("kB down a tick", "received for each tick", "kB"),
)


def ticks(output: Output) -> Iterator[Row]:
    """Hold a tick against the bare pages and the peers."""
    lines = _lines(output, TICK)
    shown, told = lines[APP + SHOWN], lines[APP + TOLD]
    on_screen, by_python = (
        Column("p50, ms", what, "ms", NOT_MORE) for what in ("topics on the screen, p50", "confirmed by Python, p50")
    )
    work = Column("server's processor, ms a tick", "work of the server for a tick", "ms", QUARTER)
    if BARE in lines:
        yield on_screen.row(shown, BARE, lines[BARE])
        yield Column("p95, ms", "topics on the screen, p95", "ms", FRAME).row(shown, BARE, lines[BARE])
        yield by_python._replace(limit=HALF).row(told, BARE, lines[BARE])
    if DEFAULT in lines:
        yield by_python.told_only().row(told, DEFAULT, lines[DEFAULT])
        yield work.row(shown, DEFAULT, lines[DEFAULT])
    if DEFAULT in lines and BARE in lines:
        alone = work.told_only()._replace(what="the same, a bare page with the app's options (postScriptGC)")
        yield alone.row(lines[BARE], DEFAULT, lines[DEFAULT])
    for name in filter(lines.__contains__, PEERS):
        yield on_screen.row(shown, name, lines[name])
        yield by_python.row(told, name, lines[name])
        yield work.told_only().row(shown, name, lines[name])


def shifts(output: Output) -> Iterator[Row]:
    """Hold what moves on the screen against the bare page, and tell what goes over the line."""
    lines = _lines(output, "")
    yield from (column.row(lines[APP], BARE, lines[BARE]) for column in MOVED if BARE in lines)


def start(output: Output) -> Iterator[Row]:
    """Hold a cold start against the bare page and the peers."""
    yield from _beside(_lines(output, STARTING), STARTED)


def first_look(output: Output) -> Iterator[Row]:
    """Hold both visits against the bare page, on each line; the little that a second one fetches is only told."""
    visits = {(line["line"], line["visit"]): dict[str, Line]() for line in output.lines}
    for line in output.lines:
        visits[line["line"], line["visit"]][line["page"]] = line
    for (near, visit), lines in visits.items():
        first = visit == "first"
        columns = [column if first or "ms" in column.heading else column.told_only() for column in LOOKED]
        for column in (*columns, *((READY,) if near == "near" else ())):
            what = f"{column.what}, {visit} visit, {'this machine' if near == 'near' else near}"
            yield column._replace(what=what).row(lines[APP], DEFAULT, lines[DEFAULT])


def weights(output: Output) -> Iterator[Row]:
    """Tell the first visit beside that of each peer."""
    lines = _lines(output, "")
    for column in WEIGHED:
        yield from (column.row(lines[APP], name, lines[name]) for name in PEERS if name in lines)


def more_rules(output: Output) -> Iterator[Row]:
    """Tell the growth on the screen from 100 to 1,000 rows."""
    lines = _lines(output, TICK)
    if MANY + SHOWN in lines:
        shown = Column("p95, ms", "topics on the screen, p95, 1,000 rows", "ms", FRAME)
        yield shown.row(lines[MANY + SHOWN], "with 100 rows", lines[FEW + SHOWN])
        told = Column("p50, ms", "confirmed by Python, p50, 1,000 rows", "ms", Limit(2))
        yield told.row(lines[MANY + TOLD], "with 100 rows", lines[FEW + TOLD])


def _beside(lines: dict[str, Line], columns: tuple[Column, ...]) -> Iterator[Row]:
    """Yield the app beside the bare page as it comes, with the limit, and beside each peer, without one."""
    for column in columns:
        yield column.row(lines[APP], DEFAULT, lines[DEFAULT])
        others = (name for name in PEERS if lines.get(name, {}).get(column.heading))
        yield from (column.told_only().row(lines[APP], name, lines[name]) for name in others)


def _lines(output: Output, heading: str) -> dict[str, Line]:
    """Return the lines of the table with this heading, by their first cell."""
    return {next(iter(line.values())): line for line in output.lines if next(iter(line)) == heading}
