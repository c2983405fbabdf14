"""Eight visitors at once tick at random for hundreds of steps: each is answered from their own ticks alone."""

import asyncio
import os
import random

import pytest
from websockets import Subprotocol
from websockets.asyncio.client import connect

import rules
from tests.reliability.conftest import House, play, send
from tests.visitor import STREAM, Visitor

VISITORS = 8
STEPS = int(os.environ.get("FUZZ_STEPS", "300"))
"""All together; each visitor's ticks change at every step of theirs."""


def expected(rulebook: rules.Rulebook, ticks: frozenset[str]) -> dict[str, object]:
    """Return what the board must be told about these ticks."""
    answer = rules.match(rulebook, ticks)
    topics = [{"topic": one.topic, "reading": one.reading, "because": list(one.because)} for one in answer.topics]
    return {"topics": topics, "signs": [sign.id for sign in answer.warnings]}


async def tick_at_random(house: House, rulebook: rules.Rulebook, number: int) -> int:
    """Tick some boxes again and again, and compare each answer with that of the rules."""
    chance, ids = random.Random(number), sorted(rulebook.ticks)
    visitor = await Visitor.enter(house.address)
    for step in range(STEPS // VISITORS + 1):
        ticks = frozenset(chance.sample(ids, chance.randint(0, 12)))
        await send(visitor, {"on": list(ticks), "asides": [], "attempt": step})
        assert visitor.on == sorted(ticks), (number, step)
        assert visitor.visit["answer"] == expected(rulebook, ticks), (number, step)
        await asyncio.sleep(chance.random() / 50)
    await visitor.leave()
    return step + 1


def test_two_visitors_at_once_never_see_each_others_ticks(house, rulebook):
    async def scene() -> list[int]:
        return await asyncio.gather(*(tick_at_random(house, rulebook, number) for number in range(VISITORS)))

    assert sum(play(scene)) >= STEPS


async def come_as(house: House, name: str) -> Visitor:
    """Open the page and say, as a page does that lost its connection, which visit this was."""
    protocols = [Subprotocol(part) for part in ("streamlit", "none", name)]
    visitor = Visitor(await connect(f"ws://127.0.0.1:{house.port}{STREAM}", subprotocols=protocols, proxy=None))
    await visitor._run([])
    return visitor


def test_a_page_whose_server_lost_its_visit_brings_it_along_with_the_first_message(house):
    """On any page, and already in what that page is drawn from: Streamlit calls nobody back in a new session."""

    async def scene() -> tuple[list[str], int, list[str]]:
        first = await Visitor.enter(house.address)
        connection = await connect(f"ws://127.0.0.1:{house.port}{STREAM}", subprotocols=[Subprotocol("streamlit")])
        again = Visitor(connection, "matches", board=first.board)
        await send(again, {"on": ["sx_stiff"], "asides": [], "visit": 2, "attempt": 7})
        brought = (again.on, again.visit["visit"])
        await send(again, {"on": ["loc_knee"], "asides": [], "visit": 1, "attempt": 8})
        await asyncio.gather(first.leave(), again.leave())
        return (*brought, again.on)

    assert play(scene) == (["sx_stiff"], 2, ["sx_stiff"]), "and what is left of a visit before it is not heard"


GUESSES = ["0", "00000000-0000-4000-8000-000000000000", "x" * 2000, "%00", "streamlit"]


@pytest.mark.parametrize("guess", GUESSES)
def test_who_guesses_at_the_name_of_a_visit_gets_a_fresh_one(house, guess: str):
    async def scene() -> list[list[str]]:
        first = await Visitor.enter(house.address)
        await send(first, {"on": ["sx_stiff"], "asides": [], "attempt": 1})
        stranger = await come_as(house, guess)
        seen = [stranger.on]
        await send(stranger, {"on": ["loc_shoulder"], "asides": [], "attempt": 1})
        await send(first, {"on": ["sx_stiff"], "asides": [], "attempt": 2})
        seen += [stranger.on, first.on]
        await asyncio.gather(first.leave(), stranger.leave())
        return seen

    assert play(scene) == [[], ["loc_shoulder"], ["sx_stiff"]]
