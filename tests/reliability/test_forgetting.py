"""A fault while one visit is forgotten keeps no later visit in memory."""

import asyncio

from server.visits import Visits
from tests.reliability.conftest import play

SOON = 0.01


def test_when_forgetting_fails_once_the_next_visit_that_ends_is_forgotten_all_the_same():
    called = []

    def forget() -> None:
        called.append(len(called))
        if len(called) == 1:
            raise ValueError("a visit that cannot be read")

    async def page(scope, receive, send) -> None:
        await asyncio.sleep(0)

    async def scene() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda loop, told: None)
        visits = Visits(page, forget, after=SOON)
        for _ in range(2):
            await visits({"type": "websocket"}, None, None)
            await asyncio.sleep(20 * SOON)

    play(scene)
    assert len(called) == 2
