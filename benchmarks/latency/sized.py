"""The app with a random table: `python sized.py ROWS PORT`, served as `streamlit run app.py` serves it."""

import os
import sys
from pathlib import Path

from streamlit.web.cli import main
from tables import random_table  # puts the project on the path

from views import resources

ROWS, PORT = sys.argv[1:]
TABLE = random_table(int(ROWS))
resources.rulebook = lambda *_: TABLE  # type: ignore[assignment]  # before app.py asks for it
os.chdir(Path(__file__).parents[2])
sys.argv = ["streamlit", "run", "app.py", "--server.port", PORT]
main()
