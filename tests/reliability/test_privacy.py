"""Two hundred visits tick what nobody else ticks; afterwards it is nowhere."""

import asyncio
import json
import random
import re
import time
from pathlib import Path

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from server.visits import AFTER
from tests.reliability.conftest import House, lived_in, play, send, turn
from tests.running import PATIENCE, build, wait_until
from tests.visitor import Visitor

VISITS = 200
AT_ONCE = 10
MARK = ["sx_blood_pee", "loc_injection_site", "bg_leg_veins"]
"""Three ticks that no row of the table has together: where they stand together, a visit stood."""
FIRST = 987_654_000
"""The number that the board counts its messages with; ours are known from all others."""
DEBUG_DOOR = (Path(__file__).parent / "debug_door.py").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def watched(tmp_path_factory):
    """The app with one address more, which tells what is still held; without it the same files and settings."""
    folder = build(tmp_path_factory.mktemp("watched") / "app")
    marks = tmp_path_factory.mktemp("marks") / "marks.json"
    marks.write_text(json.dumps(MARK), encoding="utf-8")
    with (folder / "app.py").open("a", encoding="utf-8") as door:
        door.write(DEBUG_DOOR)
    with lived_in(folder, tmp_path_factory.mktemp("places"), MARKS=str(marks)) as house:
        yield house


async def visit(house: House, number: int, others: list[str], page: str = "matches") -> Visitor:
    """Tick the marks and some more, then turn the page: with the matches a sheet to take away is made."""
    ticks = [*MARK, *random.Random(number).sample(others, min(3, len(others)))]
    visitor = await Visitor.enter(house.address)
    await send(visitor, {"on": ticks, "asides": [], "attempt": FIRST + number})
    assert set(visitor.on) == set(ticks)
    if page:
        await turn(visitor, page)
    return visitor


async def spoiled_visit(house: House) -> None:
    """Send the marks in a box that is not on the page, and in a value that nobody can read, and go."""
    visitor = await visit(house, VISITS, [], page="")
    boxes = [WidgetState(id="a-box", json_value=json.dumps(MARK)), WidgetState(id=visitor.board, json_value=str(MARK))]
    async with asyncio.timeout(PATIENCE):
        await visitor._run(boxes)
    await visitor.leave()


def traces(texts: dict[str, bytes]) -> list[str]:
    """Name the texts in which all marks stand, or a number of one of our messages."""
    marks = [mark.encode() for mark in MARK]
    numbered = str(FIRST)[:6].encode()
    return [name for name, text in texts.items() if numbered in text or all(mark in text for mark in marks)]


@pytest.fixture(scope="module")
def after(watched, rulebook):
    """What is seen before, during and after two hundred visits."""
    others = sorted(set(rulebook.ticks) - set(MARK))

    async def scene() -> dict[str, object]:
        seen = {"before": watched.held(), "files": watched.files()}
        stayed = await visit(watched, 0, others)
        at_the_board = await visit(watched, 0, others, page="")
        seen["during"] = await asyncio.to_thread(watched.held)
        await at_the_board.leave()
        seen["open"] = {page: watched.asked.ask(page).body for page in ("/status", "/healthz")}
        await stayed.leave()
        for first in range(1, VISITS, AT_ONCE):
            numbers = range(first, min(first + AT_ONCE, VISITS))
            visitors = await asyncio.gather(*(visit(watched, number, others) for number in numbers))
            await asyncio.gather(*(visitor.leave() for visitor in visitors))
        await spoiled_visit(watched)  # the last one, whom Streamlit's loop still knows by name
        return seen

    seen = play(scene)
    time.sleep(AFTER)
    wait_until(lambda: watched.held()["visits"] == 0, "visits are still held", pause=1)
    return seen


def test_the_door_of_this_test_sees_a_visit_while_it_lasts(after):
    assert after["during"]["visits"] == 2
    for kind in ("sets", "texts", "numbers"):
        assert after["during"][kind] > after["before"][kind], kind


def test_after_the_visits_no_object_of_the_process_holds_what_was_ticked_not_even_of_a_spoiled_one(after, watched):
    assert watched.held() == after["before"]


def test_no_file_was_written_or_changed_by_two_hundred_visits(after, watched):
    assert watched.files() == after["files"]


def test_no_log_line_says_what_was_ticked(after, watched):
    assert not [id for id in ("sx_", "loc_", "bg_", "rf_", str(FIRST)[:6]) if id in watched.said()]


def test_what_staff_and_machines_are_shown_says_nothing_of_a_visit(after, watched):
    pages = after["open"] | {f"{page} after": watched.asked.ask(page).body for page in ("/status", "/healthz")}
    assert traces({page: body.encode() for page, body in pages.items()}) == []
    assert not [mark for mark in MARK if any(mark in body for body in pages.values())]


def test_few_messages_stay_readable_even_in_memory_that_was_given_back(after, watched, figure):
    """No object holds these; an allocator does not overwrite what it has been given back."""
    left = len(re.findall(rb'"attempt": 98765[0-9]{4}', b"".join(watched.memory_written())))
    figure("messages of 200 visits still readable in freed memory, 15 s after the last", left)
    assert left < VISITS / 4


@pytest.mark.parametrize("path", ["/", "/matches", "/topics?topic=tendon", "/kiosk", "/status", "/nonsense"])
def test_no_page_may_be_kept_by_a_browser_or_a_proxy(watched, path: str):
    assert watched.asked.ask(path).headers["cache-control"] == "no-store"
