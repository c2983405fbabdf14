"""The topics that a code on a sheet names: `/?topics=tendon,kidneys`; what is no topic is passed over."""

import streamlit as st

from views import resources
from views.components import care_cards, links
from views.wording import text


def show(names: str) -> None:
    """Draw the topics of a comma-separated list in the order of the table, or say that there are none."""
    asked = frozenset(names.split(","))
    known = [id for id in resources.rulebook().topics if id in asked]
    st.title(text("sent.title"), anchor=False)
    st.markdown(text("sent.lead" if known else "sent.nothing"))
    care_cards.show_folded()
    for id in known:
        with st.container(gap=None):
            links.to_topic(id)
            st.markdown(resources.library().topics[id].summary.text)
    links.to_question("", text("find.nav"))
