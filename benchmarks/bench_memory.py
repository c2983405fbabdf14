"""What many visits leave in the server: `python benchmarks/bench_memory.py [VISITS]` (240, some two minutes).

Visitors without a browser, four at a time, tick at random, read what matches and turn to a page at random, three times
each, and leave. After every forty the server's memory is printed, and once more when the last has been forgotten.
"""

import asyncio
import random
import sys
import time

from bench_load import TICKS
from soak import PORT, resident, served
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from visitor import Visitor, is_end

AT_ONCE, TOLD_EVERY, FORGOTTEN = 4, 40, 14
PAGES = ("matches", "topics", "catalogue", "questions", "words", "sources", "rule-table", "about", "find")


async def turn(visitor: Visitor, page: str) -> None:
    """Turn to a page and wait until it is drawn."""
    request, message = BackMsg(), ForwardMsg()
    request.rerun_script.page_name = page
    await visitor.connection.send(request.SerializeToString())
    while not is_end(message):
        message = ForwardMsg.FromString(await visitor.connection.recv(decode=False))


async def visit(chance: random.Random) -> None:
    """Come in, tick and read three times, leave."""
    visitor = await Visitor.enter(f"http://127.0.0.1:{PORT}")
    for _ in range(3):
        await visitor.tick(chance.sample(TICKS, 6))
        for page in ("matches", chance.choice(PAGES), "find"):
            await turn(visitor, page)
    await visitor.leave()


async def visits(many: int, process: int) -> None:
    """Let so many come, and tell the memory now and then."""
    chance, began = random.Random(1), time.monotonic()
    for first in range(0, many, AT_ONCE):
        await asyncio.gather(*(visit(chance) for _ in range(AT_ONCE)))
        if (first + AT_ONCE) % TOLD_EVERY == 0:
            print(f"{first + AT_ONCE} visits, {time.monotonic() - began:.0f} s: {resident(process):.1f} MB", flush=True)
    await asyncio.sleep(FORGOTTEN)
    print(f"all forgotten: {resident(process):.1f} MB")


def main() -> None:
    """Measure and print."""
    with served() as process:
        asyncio.run(visits(int(sys.argv[1]) if len(sys.argv) > 1 else 240, process.pid))


if __name__ == "__main__":
    main()
