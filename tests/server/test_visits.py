"""A visit that ended is forgotten soon; that nothing is left of it, tests/reliability/test_privacy.py tells."""

import asyncio
import tomllib

from server.visits import AFTER, Visits
from tests.running import finished
from views import closed_visits


def test_a_visit_is_closed_by_us_before_streamlit_drops_it_without_its_files(root):
    settings = tomllib.loads((root / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert closed_visits.GRACE < AFTER < settings["server"]["disconnectedSessionTTL"]


def test_those_who_leave_while_the_forgetting_is_planned_get_their_own_also_after_one_that_failed():
    calls = []

    def forget() -> None:
        calls.append(len(calls))
        if len(calls) == 1:
            raise ValueError("a visit that cannot be read")

    async def ended(scope, receive, send):
        pass

    async def leave() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda loop, told: None)
        visits = Visits(ended, forget, after=0.01)
        for pause in (0, 0, 0.2, 0.2):
            await visits({"type": "websocket"}, None, None)
            await asyncio.sleep(pause)

    finished(leave())
    assert len(calls) == 3, "the first, those who left after it was planned, and the last"


def test_no_message_is_left_to_what_a_browser_may_have_forgotten(root):
    """Streamlit sends a large message by its hash alone; where it was wrong, a page stayed empty for good."""
    settings = tomllib.loads((root / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    largest = settings["server"]["maxMessageSize"] * 1_000_000
    assert settings["global"]["minCachedMessageSize"] > largest
