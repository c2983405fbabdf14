"""The yardstick: as many native check boxes as the app has ticks, and one line of text. `streamlit run bare.py`."""

import csv
from pathlib import Path

import streamlit as st

TABLE = Path(__file__).parents[2] / "rules" / "tables" / "ticks.csv"

with TABLE.open(encoding="utf-8", newline="") as file:
    ids = [row["id"] for row in csv.DictReader(file)]
st.text(f"{sum([st.checkbox(id) for id in ids])} ticked")
