"""What this is and is not, who has checked it, what it keeps (nothing), and which versions these are."""

import streamlit as st

from views import resources
from views.components import care_cards
from views.wording import text


def show() -> None:
    """Draw the page."""
    library, rulebook, region = resources.library(), resources.rulebook(), resources.region()
    st.markdown(library.pages["about"])
    care_cards.show_folded()
    signed = sum(bool(topic.reviewer) for topic in library.topics.values())
    st.header(text("about.versions"), anchor=False)
    st.markdown(
        text(
            "about.facts",
            topics=len(library.topics),
            signed=signed,
            rows=len(rulebook.rules),
            table=rulebook.version,
            sources=len(library.sources),
            region=region.name,
        )
    )
