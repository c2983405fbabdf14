"""What a visitor takes along: a sheet to print, the same as a PDF, and a code that holds topics and no tick.

Questions and code stand on the page; the sheet itself is composed when someone asks for it, and not before.
"""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from press import qr, sheet
from press.sheet import Sheet
from views import files
from views.visit import Visit

Compose = Callable[[], Sheet]
"""Makes the sheet of the page that is open, without asking whose page it is."""


def show(visit: Visit, topics: Sequence[str], signs: Sequence[str]) -> None:
    """Draw the questions to ask, the code, and the buttons that this site and mode allow."""
    site, library, mode = visit.site, visit.library, visit.mode
    compose = partial(sheet.compose, library, visit.rulebook, visit.region, topics, signs, base=site.address)
    code = qr.code(library, topics, site.address)
    on_screen, paper = site.show_qr and code, site.show_print and mode.paper
    st.header(visit.say("take.title"), anchor=False)
    _questions(visit, sheet.questions(library, topics))
    if not (on_screen or paper or mode.downloads):
        return
    with st.container(key="take-away", border=True):
        if paper or mode.downloads:
            st.markdown(visit.say("take.lead"))
        if on_screen:
            st.image(on_screen.svg, alt=on_screen.alt, width=200, caption=on_screen.caption)
        with st.container(key="take-buttons"):
            if paper:
                _print(visit, compose)
            if mode.downloads:
                words, name, kind = visit.say("take.pdf"), visit.say("take.file"), "application/pdf"
                st.download_button(
                    words, lambda: sheet.as_pdf(compose()), name, kind, key="pdf-sheet", on_click="ignore"
                )


def _questions(visit: Visit, questions: Sequence[str]) -> None:
    if questions:
        st.subheader(visit.say("sheet.questions"), anchor=False)
        st.markdown("\n".join(f"- {question}" for question in questions))


@st.fragment
def _print(visit: Visit, compose: Compose) -> None:
    """Draw the button; a press runs this alone again, and the sheet goes to the frame that prints it."""
    button = files.component("take_away", "print-sheet")(
        key="print-button", data={"print": visit.say("take.print")}, on_asked_change=_heard
    )
    asked = button.get("asked")
    if asked:
        files.component("take_away", "print-sheet")(
            key="print-sheet", data={"sheet": sheet.to_print(compose()), "asked": asked}
        )


def _heard() -> None:
    """Streamlit keeps what a component sends only where someone listens."""
