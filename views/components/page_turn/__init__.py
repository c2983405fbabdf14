"""What a turn of the page needs and Streamlit does not do: the focus on the new heading, the language of the page."""

from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pen import direction
from views import files
from views.visit import Visit


def show(visit: Visit, page: str) -> None:
    """Tell the browser which page this is; when it changes, the focus goes to the page's first heading."""
    language = visit.library.language
    _component()(key="page-turn", data={"page": page, "lang": language, "dir": direction(language)})


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component(
        "page_turn", html="<span></span>", js=files.script("page_turn"), isolate_styles=False
    )
