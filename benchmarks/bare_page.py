"""The page that bench_load.py compares with: 118 of Streamlit's own check boxes and one line, nothing of ours."""

import streamlit as st

ticked = [number for number in range(118) if st.checkbox(f"Tick {number}", key=f"tick:{number}")]
st.write(f"{len(ticked)} ticked")
