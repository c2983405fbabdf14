"""The door. `streamlit run app.py` comes in here: check everything that a visitor will rely on, then open.

The server is made only if site.yaml, the rule tables and the texts are sound; otherwise every fault is
printed as `file:line: sentence` and the process ends with exit code 2. The screens begin in `views/visit.py`.
"""

import sys

import streamlit as st

from views.frame import apologise
from views.resources import faults

if problems := faults():
    print(*problems, "The topic finder does not start with these faults.", sep="\n", file=sys.stderr)
    sys.exit(2)

app = st.App("views/visit.py", on_script_error=apologise)
