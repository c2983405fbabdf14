"""What many visits leave in the server: `python -m benchmarks.bench_memory [VISITS]` (240, some two minutes).

Visitors without a browser, four at a time, tick at random, read what matches and turn to a page at random, three times
each, and leave. After every forty the server's memory is told, and once more when the last has been forgotten.
"""

import asyncio
import random
import sys

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.bench_load import TICKS
from benchmarks.servers import APP, Server, serving, table
from tests.visitor import Visitor, is_end

AT_ONCE, TOLD_EVERY, FORGOTTEN = 4, 40, 30
PAGES = ("matches", "topics", "catalogue", "questions", "words", "sources", "rule-table", "about", "find")


async def turn(visitor: Visitor, page: str) -> None:
    """Turn to a page and wait until it is drawn."""
    request, message = BackMsg(), ForwardMsg()
    request.rerun_script.page_name = page
    await visitor.connection.send(request.SerializeToString())
    while not is_end(message):
        message = ForwardMsg.FromString(await visitor.connection.recv(decode=False))


async def visit(address: str, chance: random.Random) -> None:
    """Come in, tick and read three times, leave."""
    visitor = await Visitor.enter(address)
    for _ in range(3):
        await visitor.tick(chance.sample(TICKS, 6))
        for page in ("matches", chance.choice(PAGES), "find"):
            await turn(visitor, page)
    await visitor.leave()


async def visits(server: Server, many: int) -> None:
    """Let so many come, and tell the memory now and then."""
    chance = random.Random(1)
    for first in range(0, many, AT_ONCE):
        await asyncio.gather(*(visit(server.address, chance) for _ in range(AT_ONCE)))
        if (first + AT_ONCE) % TOLD_EVERY == 0:
            print(f"| {first + AT_ONCE} visits | {server.memory():.1f} |", flush=True)
    await asyncio.sleep(FORGOTTEN)
    print(f"| all forgotten | {server.memory():.1f} |")


def main() -> None:
    """Measure and print."""
    print(table(("after", "MB")))
    with serving(APP) as server:
        asyncio.run(visits(server, int(sys.argv[1]) if len(sys.argv) > 1 else 240))


if __name__ == "__main__":
    main()
