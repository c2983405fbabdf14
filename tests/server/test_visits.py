"""A visit that ended leaves the server's memory soon, also when nobody comes after it."""

import asyncio
import json
import time
import tomllib

from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.sync.client import connect

from server.visits import AFTER, Visits
from tests.running import finished, served
from views import closed_visits

COUNT = """
import gc
from streamlit import runtime
from starlette.responses import JSONResponse
from starlette.routing import Route

async def held(request):
    visits = [thing for thing in gc.get_objects() if type(thing).__name__ == "SessionState"]
    files = runtime.get_instance().media_file_mgr._storage._files_by_id
    return JSONResponse([len(dict(visit.filtered_state)) for visit in visits if visit.filtered_state] + sorted(files))

beside.append(Route("/held", held))
app._user_routes.append(beside[-1])
"""


MARK = """
st.session_state["mark"] = "a tick"
st.download_button("take away", b"what was ticked")
"""


def test_a_visit_is_closed_by_us_before_streamlit_drops_it_without_its_files(root):
    settings = tomllib.loads((root / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert closed_visits.GRACE < AFTER < settings["server"]["disconnectedSessionTTL"]


def test_the_last_visitor_of_the_day_is_forgotten_with_every_tick_and_file(copy):
    for name, more in {"app.py": COUNT, "views/page.py": f"import streamlit as st\n{MARK}"}.items():
        (copy / name).write_text((copy / name).read_text(encoding="utf-8") + more, encoding="utf-8")
    with served(copy, copy / "log.txt") as process:

        def held() -> list[int | str]:
            return json.loads(process.ask("/held").body)

        def wait(done) -> None:
            until = time.monotonic() + AFTER + 30
            while not done() and time.monotonic() < until:
                time.sleep(0.2)
            assert done(), held()

        with connect(f"ws://127.0.0.1:{process.port}/_stcore/stream", subprotocols=["streamlit"]) as visit:
            message = BackMsg()
            message.rerun_script.query_string = ""
            visit.send(message.SerializeToString())
            wait(lambda: len(held()) > 1)
        wait(lambda: held() == [])


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
