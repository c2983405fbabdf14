"""A small picture beside a topic: its own drawing, or the sign of its chapter."""

import streamlit as st

from views import files
from views.visit import Visit


def show(visit: Visit, topic: str) -> None:
    """Draw the first drawing of a topic, small, or the icon of its chapter."""
    drawing = next((drawing for drawing in visit.library.drawings.values() if topic in drawing.topics), None)
    if drawing:
        st.image(drawing.svg, alt=drawing.alt)
    else:
        chapter = visit.rulebook.topics[topic].chapter
        st.image(files.icon(f"topic-{chapter}"), alt=visit.say(f"chapters.{chapter}"), width=64)
