"""The door. `streamlit run app.py` comes in here: check everything that a visitor will rely on, then open.

The server is made only if site.yaml, the rule tables and the texts are sound; otherwise every fault is
printed as `file:line: sentence` and the process ends with exit code 2. The screens begin in `views/visit.py`;
what is served beside them, and what every request passes, is in `server/`.
"""

import sys

import streamlit as st

import server
from views import closed_visits
from views.components import source_code, tick_board
from views.frame import apologise
from views.resources import faults, libraries, notices, rulebook, settings

if problems := faults():
    print(*problems, "The topic finder does not start with these faults.", sep="\n", file=sys.stderr)
    sys.exit(2)
for notice in notices():
    print(notice, file=sys.stderr)

files = {tick_board.ADDRESS: tick_board.files()}
beside = server.routes(settings(), rulebook(), libraries(), files, source_code.pictures())
around = server.middleware(settings(), libraries(), beside, closed_visits.forget)
app = st.App("views/visit.py", routes=beside, middleware=around, on_script_error=apologise)
