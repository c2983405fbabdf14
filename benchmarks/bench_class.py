"""A class at one case: `python benchmarks/bench_class.py [LEARNERS]` (35 if you say nothing; about three minutes).

`--lessons 1` for a shorter run; each server has so many of each kind.

Real WebSockets join one case by the code that a teacher opened, expect something, and tap through its steps, and each
waits for the whole answer. All join within five seconds; then all tap each step within three seconds, as when a teacher
says "now", and in other lessons at the very same moment. The app (`tally: "true"`) and a bare page with as many widgets
at each step (`bare_class_page.py`), with our settings and with Streamlit's, are asked in turn, lesson by lesson.
"""

import argparse
import asyncio
import math
import os
import random
import socket
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bench_load import ROOT, SERVERS, Server, resident, seconds_used, start
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from visitor import Visitor

LEARNERS, LESSONS = 35, 2
JOINING = 5.0
"""Seconds within which a class joins."""
NOW = (3.0, 0.0)
"""Seconds within which a class taps when the teacher says so."""
PATIENCE = 120
CASE = "case=hot-knee"
OURS = SERVERS[0].name
BARE = str(ROOT / "benchmarks/bare_class_page.py")
STEPS = ("Step 2", "Step 3", "Step 4")
"""How the headings begin that the three taps have to bring."""
START, COUNT, NEXT = "start-again", "tally-open", "lesson-next"
COLUMNS = (
    "server",
    "taps within, s",
    "joins",
    "join p50, ms",
    "join p95, ms",
    "taps",
    "tap p50, ms",
    "tap p95, ms",
    "slowest, ms",
    "wrong or lost",
    "votes counted",
    "ms of a core an answer",
    "MB",
)


@dataclass
class Learner(Visitor):
    """One learner's page: the things to choose from and the buttons on it, by the id of the widget, and its step."""

    groups: dict[str, list[str]] = field(default_factory=dict)
    buttons: dict[str, str] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    words: str = ""

    @property
    def widgets(self) -> int:
        """How many widgets the page has now, besides links."""
        return len(self.groups) + len(self.buttons)

    async def tap(self, key: str, chosen: list[WidgetState]) -> None:
        """Tap the button with this key, and wait for the whole answer."""
        button = next(id for id in self.buttons if id.endswith(key))
        await self._run([*chosen, WidgetState(id=button, trigger_value=True)])

    def some(self, chance: random.Random) -> list[WidgetState]:
        """Choose one thing of each group."""
        return [WidgetState(id=id, string_array_value={"data": [chance.choice(of)]}) for id, of in self.groups.items()]

    async def _run(self, states: list[WidgetState]) -> None:
        self.groups, self.buttons, self.headings, self.words = {}, {}, [], ""
        await super()._run(states)

    def _read(self, message: ForwardMsg, boxes: list[str]) -> None:
        super()._read(message, boxes)
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "button_group":
            self.groups[element.button_group.id] = [option.content for option in element.button_group.options]
        elif kind == "button":
            self.buttons[element.button.id] = element.button.label
        elif kind == "heading":
            self.headings.append(element.heading.body)
        elif kind == "html":
            self.words += element.html.body


class Taken(NamedTuple):
    """What was seen in the lessons of one server at one pace, in milliseconds."""

    joins: list[float]
    taps: list[float]
    wrong: list[str]
    votes: list[int]
    widgets: set[int]
    busy: list[float]
    """Seconds of a core that the server used for each lesson."""


async def timed(doing: Callable[[], Awaitable[None]], within: float, chance: random.Random) -> float:
    """Wait for somewhere within these seconds, do it, and return how long it took in milliseconds."""
    await asyncio.sleep(chance.uniform(0, within))
    began = time.perf_counter()
    async with asyncio.timeout(PATIENCE):
        await doing()
    return (time.perf_counter() - began) * 1000


async def joined(address: str, query: str, learners: int, taken: Taken) -> list[Learner]:
    """Let a class come in."""
    came: list[Learner] = []

    async def enter() -> None:
        came.append(await Learner.enter(address, page="class", query=query))

    runs = (timed(enter, JOINING, random.Random(n)) for n in range(learners))
    for took in await asyncio.gather(*runs, return_exceptions=True):
        taken.wrong.append(repr(took)) if isinstance(took, BaseException) else taken.joins.append(took)
    return came


async def all_tap(came: list[Learner], heading: str, within: float, taken: Taken) -> None:
    """Let every learner go one step on, and look whether each is there."""
    chances = [random.Random(n) for n in range(len(came))]
    chosen = [learner.some(chance) for learner, chance in zip(came, chances, strict=True)]
    runs = (
        timed(lambda learner=learner, states=states: learner.tap(NEXT, states), within, chance)
        for learner, states, chance in zip(came, chosen, chances, strict=True)
    )
    for learner, took in zip(came, await asyncio.gather(*runs, return_exceptions=True), strict=True):
        if isinstance(took, BaseException):
            taken.wrong.append(repr(took))
            continue
        taken.taps.append(took)
        if not any(words.startswith(heading) for words in learner.headings):
            taken.wrong.append(f"{heading}: {learner.headings}")


async def lesson(server: Server, address: str, learners: int, within: float, taken: Taken) -> None:
    """Open a count where the site has one, let the class join and go through the case, and look at the count."""
    teacher = await Learner.enter(address, page="class", query=f"{CASE}&mode=projector" if server.name == OURS else "")
    if server.name == OURS:
        await teacher.tap(COUNT, [])
    came = await joined(address, teacher.query.replace("mode=projector", ""), learners, taken)
    taken.widgets.update(learner.widgets for learner in came)
    for heading in STEPS:
        await all_tap(came, heading, within, taken)
    if server.name == OURS:
        await teacher.tap(NEXT, [])
        taken.votes.append(learners if f"{learners} votes" in teacher.words else 0)
    await asyncio.gather(*(visitor.leave() for visitor in (teacher, *came)))


def told(server: Server, within: float, taken: Taken, memory: float) -> str:
    """One line of a table."""
    (join, joins), (tap, taps) = map(_middle_and_high, (taken.joins, taken.taps))
    cost = sum(taken.busy) * 1000 / max(1, len(taken.joins) + len(taken.taps))
    votes = f"{sum(taken.votes)} of {len(taken.joins)}" if taken.votes else "-"
    times = (join, joins, len(taken.taps), tap, taps, max(taken.taps, default=0))
    cells = (f"{within:.0f}", len(taken.joins), *(f"{time:.0f}" for time in times), len(taken.wrong), votes)
    return f"| {server.name} | {' | '.join(map(str, cells))} | {cost:.1f} | {memory:.0f} |"


def _middle_and_high(times: list[float]) -> tuple[float, float]:
    if len(times) < 2:
        return math.nan, math.nan
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


@contextmanager
def running() -> Iterator[dict[Server, tuple[str, int]]]:
    """Start all servers side by side; yield the address and the process of each."""
    bare = [server._replace(script=BARE) for server in SERVERS[1:]]
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        site = Path(folder, "site.yaml")
        site.write_text('mode: "classroom"\ntally: "true"\n', encoding="utf-8")
        os.environ["TOPIC_FINDER_SITE"] = str(site)
        started = {}
        for server in (SERVERS[0], *bare):
            port = _free()
            process = start(server, folder, port)
            stack.callback(process.wait, timeout=20)
            stack.callback(process.terminate)
            started[server] = (f"http://127.0.0.1:{port}", process.pid)
        yield started


def _free() -> int:
    """Find a port that nobody uses: another measurement may run beside this one."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def main() -> None:
    """Measure, and print a table."""
    given = _arguments()
    before = os.getloadavg()
    with running() as servers:
        seen = {(server, within): Taken([], [], [], [], set(), []) for within in NOW for server in servers}
        for _ in range(given.lessons):
            for (server, within), taken in seen.items():
                address, process = servers[server]
                used = seconds_used(process)
                asyncio.run(lesson(server, address, given.learners, within, taken))
                taken.busy.append(seconds_used(process) - used)
        print(f"| {' | '.join(COLUMNS)} |")
        print("|---" * len(COLUMNS) + "|")
        for (server, within), taken in seen.items():
            print(told(server, within, taken, resident(servers[server][1])))
    for (server, _), taken in seen.items():
        for sentence in sorted(set(taken.wrong)):
            print(f"{server.name}: {sentence}")
    widgets = {server.name: taken.widgets for (server, _), taken in seen.items()}
    print(f"{given.learners} learners, {given.lessons} lessons of each kind; widgets when a page opens: {widgets}")
    print(
        "Load of the machine (1, 5, 15 minutes): "
        + " -> ".join(f"{one:.1f} {five:.1f} {more:.1f}" for one, five, more in (before, os.getloadavg()))
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="a class at one case")
    parser.add_argument("learners", nargs="?", type=int, default=LEARNERS, help=f"default {LEARNERS}")
    parser.add_argument("--lessons", type=int, default=LESSONS, help=f"lessons of each kind (default {LESSONS})")
    return parser.parse_args()


if __name__ == "__main__":
    main()
