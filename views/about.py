"""What this is and is not, who has checked it, what it keeps (nothing), and which versions these are."""

import streamlit as st

import pen
from views.visit import Visit


def show(visit: Visit) -> None:
    """Draw the page."""
    library, rulebook, region = visit.library, visit.rulebook, visit.region
    st.markdown(library.pages["about"])
    st.html(pen.part("pages", "folded_signs", visit.on))
    signed = sum(bool(topic.reviewer) for topic in library.topics.values())
    st.header(visit.say("about.versions"), anchor=False)
    st.markdown(
        visit.say(
            "about.facts",
            topics=len(library.topics),
            signed=signed,
            rows=len(rulebook.rules),
            table=rulebook.version,
            sources=len(library.sources),
            region=region.name,
        )
    )
