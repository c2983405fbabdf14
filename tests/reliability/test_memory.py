"""What visits leave in the server's memory, as far as half a minute can tell; the slope takes an hour's soak."""

import asyncio
import sys

import pytest

from tests.reliability.conftest import lived_in, play, turn
from tests.visitor import Visitor

AT_ONCE = 24
SOME = 2
"""Parts of memory that begin where a pool would and are none; without the one pool there are eight more for a core."""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep their memory otherwise")
def test_threads_of_many_visits_at_once_make_no_pools_of_memory_of_their_own(built, tmp_path):
    with lived_in(built, tmp_path) as house:
        before = house.pools()

        async def scene() -> None:
            visitors = [await Visitor.enter(house.address) for _ in range(AT_ONCE)]
            await asyncio.gather(*(turn(visitor, "sources") for visitor in visitors))
            await asyncio.gather(*(visitor.leave() for visitor in visitors))

        play(scene)
        assert house.pools() <= before + SOME
