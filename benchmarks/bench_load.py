"""How many visitors one process carries: `python benchmarks/bench_load.py [PEOPLE ...]` (30 and 100: four minutes).

`--seconds 20` for a shorter run, `--only "the app"` for fewer servers (how their names begin, semicolons between).

Each visitor is a real WebSocket that ticks one more box about every two seconds and waits for the whole answer. The
app runs with its own settings, the bare page (`bare_page.py`) with Streamlit's, and the bare page with ours; for each
number of people the three are measured one after the other. The visitors run in this process, on the same machine:
what they use of the processor is taken from the server, and printed.
"""

import argparse
import asyncio
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
import urllib.request
from pathlib import Path
from typing import NamedTuple

from visitor import Visitor

ROOT = Path(__file__).parent.parent
PORT = 8720
PAUSE, SPREAD = 2.0, 0.5
SECONDS = 30
PATIENCE = 60
IDS = (ROOT / "rules/tables/ticks.csv").read_text(encoding="utf-8").splitlines()[1:]
TICKS = [line.partition(",")[0] for line in IDS]


class Server(NamedTuple):
    """What is started, where, and with which settings on the command line."""

    name: str
    script: str
    options: tuple[str, ...] = ()


class Load(NamedTuple):
    """What was seen while the visitors ticked."""

    opened: float
    times: list[float]
    lost: int
    busy: float
    ours: float
    memory: float
    each: float


COLUMNS = (
    "server",
    "people",
    "all in, s",
    "p50, ms",
    "p95, ms",
    "answers a second",
    "cores",
    "ms of a core an answer",
    "MB",
    "MB a visitor",
    "visitors lost",
    "cores of the visitors themselves",
)


def ours() -> tuple[str, ...]:
    """The settings of .streamlit/config.toml that cost or save time, as options."""
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    return tuple(f"--runner.{name}={str(value).lower()}" for name, value in settings["runner"].items())


SERVERS = (
    Server("the app", str(ROOT / "app.py")),
    Server("bare page, our settings", str(ROOT / "benchmarks/bare_page.py"), ours()),
    Server("bare page, as Streamlit comes", str(ROOT / "benchmarks/bare_page.py")),
)


def start(server: Server, folder: str, port: int = PORT) -> "subprocess.Popen[bytes]":
    """Start a server: the app in its own folder, a bare page in an empty one, so that it finds no settings of ours."""
    command = [sys.executable, "-m", "streamlit", "run", server.script, "--server.port", str(port)]
    command += ["--server.headless=true", "--server.address=127.0.0.1", "--browser.gatherUsageStats=false"]
    command += [*server.options]
    here = ROOT if server.name == "the app" else folder
    process = subprocess.Popen(command, cwd=here, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own
    for _ in range(1200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1)
            return process
        except OSError:
            time.sleep(0.1)
    sys.exit(f"{server.name} did not start")


def seconds_used(process: int) -> float:
    """Processor time that a process has used so far (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(process: int) -> float:
    """Memory that a process holds now, in MB (Linux)."""
    return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


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


async def load(people: int, process: int, seconds: float = SECONDS) -> Load:
    """Let so many people come in at once and tick for a while."""
    address = f"http://127.0.0.1:{PORT}"
    await (await Visitor.enter(address)).leave()
    empty, came = resident(process), time.perf_counter()
    visitors = await asyncio.gather(*(Visitor.enter(address) for _ in range(people)))
    opened = time.perf_counter() - came
    began, used, own = time.monotonic(), seconds_used(process), time.process_time()
    runs = (visit(visitor, began + seconds, random.Random(n)) for n, visitor in enumerate(visitors))
    seen = await asyncio.gather(*runs, return_exceptions=True)
    took = time.monotonic() - began
    times = [moment for run in seen if not isinstance(run, BaseException) for moment in run]
    lost = sum(isinstance(run, BaseException) for run in seen)
    busy, mine, memory = (seconds_used(process) - used) / took, (time.process_time() - own) / took, resident(process)
    await asyncio.gather(*(visitor.leave() for visitor in visitors))
    return Load(opened, times, lost, busy, mine, memory, (memory - empty) / people)


def told(server: Server, people: int, seen: Load, seconds: float = SECONDS) -> str:
    """One line of a table."""
    middle, high = statistics.median(seen.times), statistics.quantiles(seen.times, n=20)[-1]
    cost = seen.busy * seconds * 1000 / len(seen.times)
    return (
        f"| {server.name} | {people} | {seen.opened:.1f} | {middle:.0f} | {high:.0f} | {len(seen.times) / seconds:.0f} "
        f"| {seen.busy:.2f} | {cost:.1f} | {seen.memory:.0f} | {seen.each:.2f} | {seen.lost} | {seen.ours:.2f} |"
    )


def main() -> None:
    """Measure and print a table."""
    given = _arguments()
    wanted = tuple(word.strip() for word in given.only.split(";"))
    print(f"| {' | '.join(COLUMNS)} |")
    print("|---" * len(COLUMNS) + "|")
    for people in given.people or [30, 100]:
        for server in (server for server in SERVERS if server.name.startswith(wanted)):
            with tempfile.TemporaryDirectory() as folder:
                process = start(server, folder)
                try:
                    seen = asyncio.run(load(people, process.pid, given.seconds))
                    print(told(server, people, seen, given.seconds), flush=True)
                finally:
                    process.terminate()
                    process.wait(timeout=20)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="how many visitors one process carries")
    parser.add_argument("people", nargs="*", type=int, metavar="PEOPLE", help="so many at once (default 30 and 100)")
    parser.add_argument("--seconds", type=float, default=SECONDS, help=f"how long they tick (default {SECONDS})")
    parser.add_argument("--only", default="", help="how the names of the wanted servers begin, semicolons between")
    return parser.parse_args()


if __name__ == "__main__":
    main()
