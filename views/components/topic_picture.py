"""A small picture beside a topic: its own drawing, or the sign of its chapter."""

import streamlit as st

from views import resources


def show(topic: str) -> None:
    """Draw the first drawing of a topic, small; topics without one have none."""
    drawing = next((drawing for drawing in resources.library().drawings.values() if topic in drawing.topics), None)
    if drawing:
        st.image(drawing.svg, alt=drawing.alt)
