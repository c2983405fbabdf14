"""How other devices come to the same case: a short address, as text and as a code. It holds the case, and no person."""

from urllib.parse import urlencode

import streamlit as st

from press import qr
from views import ways
from views.visit import Visit


def show(visit: Visit, **parameters: str) -> None:
    """Draw the code and the address where the site has a public one; else say what this window knows."""
    site, query = visit.site, urlencode(parameters)
    if not site.address:
        st.markdown(visit.say("cases.join_typed", address=f"`{_here()}?{query}`"))
    else:
        address = f"{site.address}/{ways.CLASS}?{query}"
        if site.show_qr:
            alt = visit.say("cases.code_alt", address=address)
            st.image(qr.svg(address), alt=alt, width=320)
        st.markdown(visit.say("cases.join_code", address=f"`{address}`"))
    st.markdown(visit.say("cases.join_private"))


def _here() -> str:
    """Return the address of this page in this window; a window that tells none has the path at least."""
    return st.context.url or f"/{ways.CLASS}"
