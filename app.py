"""The door. `streamlit run app.py` comes in here: check everything that a visitor will rely on, then open.

The server is made only if site.yaml, the rule tables and the texts are sound; otherwise every fault is
printed as `file:line: sentence` and the process ends with exit code 2. The screens begin in `views/page.py`;
what is served beside them, and what every request passes, is in `server/`.
"""

import sys
from functools import partial

import streamlit as st

import server
from faults import Faults
from subject import door
from views import closed_visits, frame
from views.components import source_code, tick_board

try:
    opened = door.opened()
except Faults as faults:
    print(*faults.problems, "The topic finder does not start with these faults.", sep="\n", file=sys.stderr)
    sys.exit(2)
for notice in opened.notices:
    print(notice, file=sys.stderr)

files = {tick_board.ADDRESS: tick_board.files(opened)}
beside = server.routes(opened, tuple(frame.PAGES), files, source_code.pictures(opened))
around = server.middleware(opened, beside, closed_visits.forget)
app = st.App("views/page.py", routes=beside, middleware=around, on_script_error=partial(frame.apologise, opened))
