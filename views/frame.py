"""The frame round every page: name, way round, what this is not, where to get help, and starting again."""

import logging
from pathlib import Path

import streamlit as st

from views import about, catalogue, find, rule_table, state, topics, words
from views.components import help_strip
from views.wording import text

STYLE = Path(__file__).parent / "style.css"
ICON = Path(__file__).parent / "icon.svg"


def show() -> None:
    """Draw the frame and the page that the visitor asked for."""
    st.set_page_config(page_title=text("app.name"), page_icon=str(ICON), layout="wide")
    st.html(STYLE)
    page = st.navigation(
        [
            st.Page(find.show, title=text("find.nav"), url_path="find", default=True),
            st.Page(topics.show, title=text("topics.nav"), url_path="topics"),
            st.Page(catalogue.show, title=text("catalogue.nav"), url_path="catalogue"),
            st.Page(words.questions, title=text("ask.nav"), url_path="questions"),
            st.Page(words.glossary, title=text("glossary.nav"), url_path="words"),
            st.Page(words.sources, title=text("sources.nav"), url_path="sources"),
            st.Page(rule_table.show, title=text("table.nav"), url_path="rule-table"),
            st.Page(about.show, title=text("about.nav"), url_path="about"),
        ],
        position="top",
    )
    help_strip.show()
    _standing_line()
    page.run()


def apologise(error: Exception) -> bool:
    """Log a fault of ours, and show a calm page in place of Streamlit's; the strip with help is already drawn."""
    logging.getLogger(__name__).error("a page could not be drawn", exc_info=error)
    st.header(text("app.sorry"), anchor=False)
    st.markdown(text("app.sorry_lead"))
    return True


def _standing_line() -> None:
    with st.container(key="standing-line", horizontal=True, vertical_alignment="center"):
        st.markdown(text("app.not_a_diagnosis"))
        st.button(text("app.start_again"), key="start-again", on_click=state.forget)
