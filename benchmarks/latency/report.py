"""The measured numbers as Markdown tables, and each target with what was reached."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from designs import APP, BARE, BARE_DEFAULT, PEERS
from pages import Times, Weight

FRAME = 1000 / 60
"""Milliseconds of one frame."""
CONFIRMED = 0.5
"""How much of the bare page's median the app may take until Python has confirmed a tick."""
STILL = 0.05
"""The layout shift that is allowed."""


class Measured(NamedTuple):
    """All times of one design, those of each round apart, and the server's processor time."""

    rounds: list[Times]
    processor: float

    def of(self, what: str) -> list[float]:
        """Return one kind of time, sorted, in milliseconds."""
        return sorted(times[what] for times in self.all)

    @property
    def all(self) -> Times:
        """All rounds as one list."""
        return [times for block in self.rounds for times in block]


def median(values: Sequence[float]) -> float:
    """Return the 50th percentile."""
    return statistics.median(values)


def high(values: Sequence[float]) -> float:
    """Return the 95th percentile of sorted values."""
    return values[min(len(values) - 1, int(len(values) * 0.95))]


def ticks(measured: Mapping[str, Measured]) -> Iterator[str]:
    """Yield the table of a tick: from the click to the new words, and to two frames later."""
    yield from _head(
        "from the click to the answer",
        "p50, ms",
        "p95, ms",
        "x bare",
        "painted p50",
        "painted p95",
        "server's processor, ms a tick",
    )
    bare = median(measured[BARE].of("shown")) if BARE in measured else 0.0
    for name, one in measured.items():
        is_board = "confirmed" in one.all[0]
        label = f"{name}: topics shown by the board" if is_board else name
        yield f"| {label} | {_pair(one.of('shown'), bare)} | {_two(one.of('paint'))} | {one.processor:.1f} |"
        if is_board:
            yield f"| {name}: confirmed by Python | {_pair(one.of('confirmed'), bare)} | | | |"


def frames(measured: Mapping[str, Measured], topics: Mapping[str, float]) -> Iterator[str]:
    """Yield the table of what the board needs of a frame; `topics` is how many it draws on average."""
    yield from _head(
        "the board within its frame",
        "script p50, ms",
        "p95",
        "style, layout and drawing p50",
        "p95",
        "both p95",
        "topics drawn, mean",
    )
    for name, one in measured.items():
        if "confirmed" in one.all[0]:
            parts = " | ".join(_two(one.of(what)) for what in ("handler", "drawing"))
            yield f"| {name} | {parts} | {high(_frame(one)):.1f} | {topics[name]:.1f} |"


def weights(weighed: Mapping[str, Weight]) -> Iterator[str]:
    """Yield the table of what a page costs to load and to tick."""
    yield from _head(
        "",
        "ready, ms",
        "requests",
        "kB loaded",
        "kB up a tick",
        "kB down a tick",
        "CLS loading",
        "CLS ticking",
        "no click excused",
    )
    for name, one in weighed.items():
        line = f"{one.sent / 1e3:.1f} | {one.received / 1e3:.1f}"
        shift = f"{one.shift_loading:.3f} | {one.shift_ticking:.3f} | {one.shift_unexcused:.3f}"
        yield f"| {name} | {one.ready:,.0f} | {one.requests} | {one.loaded / 1e3:,.0f} | {line} | {shift} |"


def targets(measured: Mapping[str, Measured], weighed: Mapping[str, Weight]) -> Iterator[str]:
    """Yield each target that this run can judge, with what was reached."""
    for name, one in measured.items():
        if "confirmed" in one.all[0]:
            yield from _in_a_frame(name, one)
    if APP not in measured:
        return
    shown, told = (median(measured[APP].of(what)) for what in ("shown", "confirmed"))
    if BARE in measured:
        ratio = told / median(measured[BARE].of("shown"))
        yield _verdict(ratio <= CONFIRMED, f"confirmed by Python in {CONFIRMED} of the bare page's p50: {ratio:.2f}")
    for name in filter(measured.__contains__, PEERS):
        peer = median(measured[name].of("shown"))
        for what, time in (("topics shown", shown), ("confirmed by Python", told)):
            yield _verdict(time < peer, f"{what} ahead of {name}: {time:.1f} against {peer:.1f} ms")
    if APP in weighed:
        for what, shift in (("loading", weighed[APP].shift_loading), ("ticking", weighed[APP].shift_ticking)):
            yield _verdict(shift < STILL, f"layout shift while {what} under {STILL}: {shift:.3f}")


def _in_a_frame(name: str, one: Measured) -> Iterator[str]:
    shown, drawn = high(one.of("shown")), high(_frame(one))
    yield _verdict(shown <= FRAME, f"{name}: topics shown within one frame of {FRAME:.1f} ms at p95: {shown:.1f} ms")
    yield _verdict(drawn <= FRAME, f"{name}: painted within it, too (stricter than the target): {drawn:.1f} ms at p95")


def noise(measured: Mapping[str, Measured]) -> str:
    """Say how much the yardstick itself moved from round to round."""
    name = BARE if BARE in measured else BARE_DEFAULT
    if name not in measured:
        return "No bare page in this run: no ratios."
    middles = [median([times["shown"] for times in block]) for block in measured[name].rounds]
    return f"The median of '{name}' moved between {min(middles):.0f} and {max(middles):.0f} ms from round to round."


def _head(*titles: str) -> Iterator[str]:
    yield f"| {' | '.join(titles)} |"
    yield "|---" * len(titles) + "|"


def _frame(one: Measured) -> list[float]:
    return sorted(times["handler"] + times["drawing"] for times in one.all)


def _two(values: Sequence[float]) -> str:
    return f"{median(values):.1f} | {high(values):.1f}"


def _pair(values: Sequence[float], bare: float) -> str:
    return f"{_two(values)} | {median(values) / bare:.2f}" if bare else f"{_two(values)} | -"


def _verdict(reached: bool, sentence: str) -> str:
    return f"- {'reached' if reached else 'MISSED'}: {sentence}"
