# ---- appended to a copy of app.py by test_privacy.py; nothing of this is in the app
import gc
import json
import os
import re
from pathlib import Path

from google.protobuf.message import Message
from starlette.responses import JSONResponse
from starlette.routing import Route
from streamlit import runtime
from streamlit.runtime.state.session_state import SessionState

PLAIN = (list, tuple, set, frozenset, dict)
NUMBER = re.compile("98765[0-9]{4}")
MOST = 60
"""A longer collection than this is a table, not what someone ticked."""


def everything():
    """Yield each object that the collector knows, and what hangs on these that it does not watch."""
    seen, waiting = set(), gc.get_objects()
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or thing is waiting or thing is seen:
            continue
        seen.add(id(thing))
        yield thing
        waiting += [part for part in gc.get_referents(thing) if not gc.is_tracked(part)]


def count():
    gc.collect()
    marks = set(json.loads(Path(os.environ["MARKS"]).read_text(encoding="utf-8")))
    found = {"visits": 0, "sets": 0, "texts": 0, "numbers": 0}
    found["files"] = len(runtime.get_instance().media_file_mgr._storage._files_by_id)
    for thing in everything():
        if thing is marks:
            continue
        if isinstance(thing, SessionState):
            found["visits"] += bool(thing._old_state or thing._new_session_state or thing._new_widget_state.states)
        elif type(thing) in PLAIN and len(thing) <= MOST:
            found["sets"] += marks <= {part for part in list(thing) if type(part) is str}
        elif type(thing) is int:
            found["numbers"] += 987_650_000 <= thing < 987_660_000
        elif type(thing) is str:
            found["numbers"] += bool(NUMBER.search(thing))
            found["texts"] += all(mark in thing for mark in marks)
        elif isinstance(thing, (bytes, bytearray, Message)):
            raw = thing.SerializePartialToString() if isinstance(thing, Message) else thing
            found["numbers"] += b"98765" in raw
            found["texts"] += all(mark.encode() in raw for mark in marks)
    return found


async def held(request):
    return JSONResponse(count())


beside.append(Route("/held", held))  # noqa: F821 - of app.py
app._user_routes.append(beside[-1])  # noqa: F821
