"""The topics that a code on a sheet names: `/?topics=tendon,kidneys`; what is no topic is passed over."""

import streamlit as st

import pen
from views.visit import Visit


def show(visit: Visit, names: str) -> None:
    """Draw the topics of a comma-separated list in the order of the table, or say that there are none."""
    asked = frozenset(names.split(","))
    known = [id for id in visit.rulebook.topics if id in asked]
    lead = visit.say("sent.lead" if known else "sent.nothing")
    st.html(pen.part("pages", "sent", visit.on, visit.say("sent.title"), lead, known))
