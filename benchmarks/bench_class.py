"""A class at one case: `python -m benchmarks.bench_class [LEARNERS]` (35 if you say nothing; about two minutes).

Real WebSockets join one case by the code that a teacher opened, expect something, and tap through its steps, and each
waits for the whole answer. All join within five seconds; then all tap each step within three seconds, as when a teacher
says "now", and in another lesson at the very same moment. The app (`tally: "true"`) and a bare page with as many
widgets at each step (`bare_class_page.py`) are asked in turn.
"""

import argparse
import asyncio
import random
import statistics
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import NamedTuple

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.servers import APP, BARE_DEFAULT, HERE, Design, serving, streamlit, table
from tests.visitor import Visitor

JOINING, NOW = 5.0, (3.0, 0.0)
"""Seconds within which a class joins, and within which it taps when the teacher says so."""
PATIENCE = 120
CASE = "case=hot-knee"
OURS = APP._replace(site='mode: "classroom"\ntally: "true"\n')
BARE = BARE_DEFAULT._replace(command=streamlit(str(HERE / "bare_class_page.py")))
STEPS = ("Step 2", "Step 3", "Step 4")
"""How the headings begin that the three taps have to bring."""
COUNT, NEXT = "tally-open", "lesson-next"
COLUMNS = ("server", "taps within, s", "join p95, ms", "tap p50, ms", "tap p95, ms", "wrong or lost", "votes counted")


@dataclass
class Learner(Visitor):
    """One learner's page: the things to choose from and the buttons on it, by the id of the widget, and its step."""

    groups: dict[str, list[str]] = field(default_factory=dict)
    buttons: dict[str, str] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    words: str = ""

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
    """What was seen in one lesson, in milliseconds."""

    joins: list[float]
    taps: list[float]
    wrong: list[str]
    votes: list[int]


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


async def lesson(design: Design, address: str, learners: int, within: float, taken: Taken) -> None:
    """Open a count where the site has one, let the class join and go through the case, and look at the count."""
    teacher = await Learner.enter(address, page="class", query=f"{CASE}&mode=projector" if design == OURS else "")
    if design == OURS:
        await teacher.tap(COUNT, [])
    came = await joined(address, teacher.query.replace("mode=projector", ""), learners, taken)
    for heading in STEPS:
        await all_tap(came, heading, within, taken)
    if design == OURS:
        await teacher.tap(NEXT, [])
        taken.votes.append(learners if f"{learners} votes" in teacher.words else 0)
    await asyncio.gather(*(visitor.leave() for visitor in (teacher, *came)))


def told(design: Design, within: float, taken: Taken) -> str:
    """One line of a table."""
    joins, taps = (statistics.quantiles(times, n=20)[-1] for times in (taken.joins, taken.taps))
    votes = f"{sum(taken.votes)} of {len(taken.joins)}" if taken.votes else "-"
    times = f"{joins:.0f} | {statistics.median(taken.taps):.0f} | {taps:.0f}"
    return f"| {design.name} | {within:.0f} | {times} | {len(taken.wrong)} | {votes} |"


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description="a class at one case")
    parser.add_argument("learners", nargs="?", type=int, default=35, help="default 35")
    learners = parser.parse_args().learners
    print(table(COLUMNS))
    wrong: list[str] = []
    with ExitStack() as stack:
        servers = {design: stack.enter_context(serving(design)) for design in (OURS, BARE)}
        for within in NOW:
            for design, server in servers.items():
                taken = Taken([], [], [], [])
                asyncio.run(lesson(design, server.address, learners, within, taken))
                print(told(design, within, taken), flush=True)
                wrong += [f"{design.name}: {sentence}" for sentence in taken.wrong]
    print(*sorted(set(wrong)), sep="\n")


if __name__ == "__main__":
    main()
