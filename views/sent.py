"""The topics that a code on a sheet names: `/?topics=tendon,kidneys`; what is no topic is passed over."""

import streamlit as st

from views.components import card_list, care_cards, links
from views.visit import Visit


def show(visit: Visit, names: str) -> None:
    """Draw the topics of a comma-separated list in the order of the table, or say that there are none."""
    asked = frozenset(names.split(","))
    known = [id for id in visit.rulebook.topics if id in asked]
    st.title(visit.say("sent.title"), anchor=False)
    st.markdown(visit.say("sent.lead" if known else "sent.nothing"))
    care_cards.show_folded(visit)
    with st.container(key="found-sent", gap=None):
        for id in known:
            card_list.topic_entry(visit, id)
    with st.container(key="start-here"):
        links.to_question("", visit.say("find.nav"))
