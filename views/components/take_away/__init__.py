"""What a visitor takes along: a sheet to print, the same as a PDF, and a code that holds topics and no tick."""

from collections.abc import Sequence
from functools import cache, partial

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from press import qr, room, sheet
from press.sheet import Sheet
from views import files, resources
from views.wording import text


def show(topics: Sequence[str], signs: Sequence[str]) -> None:
    """Draw the questions to ask, the code, and the buttons that this site and mode allow."""
    site, library = resources.settings(), resources.library()
    made = sheet.compose(library, resources.rulebook(), resources.region(), topics, signs, base=site.address)
    st.header(text("take.title"), anchor=False)
    if made.questions:
        st.subheader(made.questions_title, anchor=False)
        st.markdown("\n".join(f"- {question}" for question in made.questions))
    code = qr.svg(made.code.text, made.code.alt) if made.code else ""
    with st.container(key="take-away", border=True):
        st.markdown(text("take.lead"))
        if code and made.code and site.show_qr:
            st.image(code, alt=made.code.alt, width=200, caption=made.code.caption)
        if site.show_print and resources.mode().paper:
            document = sheet.as_html(made, code)
            _component()(key="print-sheet", data={"sheet": document, "print": text("take.print")})
        if resources.mode().downloads:
            st.download_button(
                text("take.pdf"),
                partial(_pdf, made, site.region),
                text("take.file"),
                "application/pdf",
                key="pdf-sheet",
                on_click="ignore",
            )


def _pdf(made: Sheet, region: str) -> bytes:
    from press import pdf  # noqa: PLC0415 - fonts and a drawing library that only this button needs

    return pdf.document(made, room.paper(region))


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component(
        "print_sheet", html='<div class="print-sheet"></div>', js=files.script("take_away"), isolate_styles=False
    )
