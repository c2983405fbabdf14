"""How many visitors one process carries: `python -m benchmarks.bench_load [PEOPLE ...]` (30 and 100: four minutes).

Each visitor is a real WebSocket that ticks one more box about every two seconds and waits for the whole answer. The
app, and the bare page with our options and with Streamlit's, are measured one after the other. The visitors run in
this process, on the same machine: what they use of the processor is taken from the server. `--seconds 5` for less.
"""

import argparse
import asyncio
import random
import statistics
import time

import rules
from benchmarks.servers import APP, BARE, BARE_DEFAULT, Server, serving, table
from tests.visitor import Visitor

PAUSE, SPREAD, PATIENCE = 2.0, 0.5, 60
TICKS = list(rules.load().ticks)
COLUMNS = (
    "server",
    "people",
    "all in, s",
    "p50, ms",
    "p95, ms",
    "ms of a core an answer",
    "MB",
    "MB a visitor",
    "lost",
)


async def visit(visitor: Visitor, until: float, chance: random.Random) -> list[float]:
    """Tick one more box, wait for the answer, rest; return how long each answer took, in milliseconds."""
    times: list[float] = []
    order = chance.sample(TICKS, len(TICKS))
    await asyncio.sleep(chance.uniform(0, PAUSE))
    while time.monotonic() < until:
        asked = time.perf_counter()
        number = 1 + len(times) % 12
        async with asyncio.timeout(PATIENCE):
            await visitor.tick(order[:number], number)
        times.append((time.perf_counter() - asked) * 1000)
        await asyncio.sleep(max(0.0, chance.gauss(PAUSE, SPREAD)))
    return times


async def load(server: Server, people: int, seconds: float) -> str:
    """Let so many people come in at once and tick for a while; return the cells of one line."""
    await (await Visitor.enter(server.address)).leave()
    empty, came = server.memory(), time.perf_counter()
    visitors = await asyncio.gather(*(Visitor.enter(server.address) for _ in range(people)))
    opened = time.perf_counter() - came
    began, used = time.monotonic(), server.busy()
    runs = (visit(visitor, began + seconds, random.Random(n)) for n, visitor in enumerate(visitors))
    seen = await asyncio.gather(*runs, return_exceptions=True)
    times = [moment for run in seen if not isinstance(run, BaseException) for moment in run]
    work, memory = (server.busy() - used) * 1000 / len(times), server.memory()
    await asyncio.gather(*(visitor.leave() for visitor in visitors))
    high, lost = statistics.quantiles(times, n=20)[-1], sum(isinstance(run, BaseException) for run in seen)
    each = (memory - empty) / people
    middle = statistics.median(times)
    return f"{opened:.1f} | {middle:.0f} | {high:.0f} | {work:.1f} | {memory:.0f} | {each:.2f} | {lost}"


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description="how many visitors one process carries")
    parser.add_argument("people", nargs="*", type=int, metavar="PEOPLE", help="so many at once (default 30 and 100)")
    parser.add_argument("--seconds", type=float, default=30, help="how long they tick (default 30)")
    given = parser.parse_args()
    print(table(COLUMNS))
    for people in given.people or [30, 100]:
        for design in (APP, BARE, BARE_DEFAULT):
            with serving(design) as server:
                cells = asyncio.run(load(server, people, given.seconds))
                print(f"| {design.name} | {people} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
