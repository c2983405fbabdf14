"""From starting a process to its first answers: `python benchmarks/latency/start.py [--starts 5] [--peers PYTHON]`.

For every design, in turn: until the process says that it is well, and, where visitors come by Streamlit's WebSocket,
until the first of them has ticked one box and has the whole answer. Prints Markdown. Files are in the system's cache.
"""

import argparse
import asyncio
import statistics
import sys
import time
import urllib.request
from collections.abc import Sequence

from designs import PEERS, Design, present
from servers import WAIT, Server, launched

from benchmarks.visitor import Visitor

FIRST = ["sx_stiff"]
HEALTH = "/_stcore/health"
REST = 0.01


def started(design: Design) -> tuple[float, float | None]:
    """Return the seconds until a design is well and until it has answered a tick; a peer is only asked for its page."""
    is_peer = design.name in PEERS
    began = time.monotonic()
    with launched(design) as server:
        _until_well(server, "/" if is_peer else HEALTH)
        well = time.monotonic() - began
        if is_peer:
            return well, None
        asyncio.run(_one_tick(server.address))
        return well, time.monotonic() - began


def _until_well(server: Server, path: str) -> None:
    until = time.monotonic() + WAIT
    while time.monotonic() < until and server.process.poll() is None:
        try:
            urllib.request.urlopen(server.address + path, timeout=5).close()  # noqa: S310 - an address of ours
        except OSError:
            time.sleep(REST)
        else:
            return
    raise RuntimeError(f"{server.address} did not come up")


async def _one_tick(address: str) -> None:
    visitor = await Visitor.enter(address)
    await visitor.tick(FIRST, 1)
    await visitor.leave()


def measured(chosen: Sequence[Design], starts: int) -> dict[str, list[tuple[float, float | None]]]:
    """Start every design so often, one after the other; the first round warms up and does not count."""
    times: dict[str, list[tuple[float, float | None]]] = {design.name: [] for design in chosen}
    by_name = {design.name: design for design in chosen}
    for round in range(starts + 1):
        for name, before in times.items():
            seen = started(by_name[name])
            if round:
                before.append(seen)
    return times


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description="from starting a process to its first answers")
    parser.add_argument("--starts", type=int, default=5, help="timed starts of each design (default 5)")
    parser.add_argument("--peers", default=sys.executable, help="Python of the environment of the peers")
    given = parser.parse_args()
    chosen, missing = present(given.peers)
    times = measured(chosen, given.starts)
    print("| from starting the process | well after, s | slowest, s | one tick answered after, s |\n|---|---|---|---|")
    for name, seen in times.items():
        well = [first for first, _ in seen]
        answered = [second for _, second in seen if second is not None]
        told = f"{statistics.median(answered):.2f}" if answered else ""
        print(f"| {name} | {statistics.median(well):.2f} | {max(well):.2f} | {told} |")
    if missing:
        print(f"\nLeft out, not installed: {', '.join(missing)}; see benchmarks/latency/requirements.txt and --peers.")


if __name__ == "__main__":
    main()
