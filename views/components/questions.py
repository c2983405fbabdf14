"""The questions with their boxes: warning signs, places, symptoms, background, each grouped by area."""

from html import escape
from itertools import groupby

import streamlit as st

from rules import Tick
from rules.model import CARDS
from views import resources, state
from views.components import care_cards
from views.wording import label, text, warning

ORDER = ("warning", "location", "symptom", "background")


def show() -> None:
    """Draw one tab for each question, warning signs first; where they can't be ticked they stand as plain cards."""
    for group, tab in zip(ORDER, st.tabs([text(f"questions.{group}") for group in ORDER]), strict=True):
        with tab:
            st.markdown(text(f"questions.{group}_why"))
            if group != "warning":
                _boxes_by_area(group)
            elif resources.settings().safety == "highlight":
                _warning_boxes()
            else:
                care_cards.show_all()


def _warning_boxes() -> None:
    rulebook = resources.rulebook()
    for card in CARDS:
        st.html(f'<h3 class="card-title {card}">{escape(care_cards.heading(card))}</h3>')
        with st.container(gap=None):
            for tick in rulebook.group("warning"):
                if rulebook.warnings[tick.id].card == card:
                    _box(tick, warning(tick.id).faster)


def _boxes_by_area(group: str) -> None:
    for area, ticks in groupby(resources.rulebook().group(group), key=lambda tick: tick.area):
        st.markdown(f"#### {text(f'areas.{area}')}", anchors=False)
        with st.container(gap=None):
            for tick in ticks:
                _box(tick, resources.library().ticks[tick.id].help)


def _box(tick: Tick, help_line: str) -> None:
    words = f"{label(tick.id)}  \n:small[{help_line}]" if help_line else label(tick.id)
    st.checkbox(words, key=state.tick_key(tick.id), persist_state="session", width="stretch")
