"""The frame round every page: name, way round, what this is not, where to get help, look, and starting again."""

import json
import logging
from zlib import crc32

import streamlit as st

from server import assets
from views import about, catalogue, files, find, lessons, matches, resources, rule_table, state, topics, words
from views.components import help_strip, language_choice, links, look, page_turn, tick_board
from views.components.links import MATCHES
from views.lessons import sandbox
from views.wording import text

ICON = assets.FOLDER / "icon.svg"


def show() -> None:
    """Draw the frame and the page that the visitor asked for."""
    pages, touch = _pages(), resources.mode().touch
    page = st.navigation(pages, position="hidden" if touch else "top")
    st.set_page_config(page_title=_title(page), page_icon=str(ICON), layout="wide")
    st.html(_style())
    help_strip.show()
    tick_board.carry()
    _standing_line()
    if touch:
        _way_round(pages)
    address = f"{page.url_path} {st.query_params.to_dict()}"
    # Each page and visit is drawn anew: words that a browser has translated would else stay where the next has others.
    with st.container(key=f"screen-{crc32(address.encode()):08x}-{state.visit()}"):
        page.run()
    page_turn.show(address)


def _pages() -> list[st.Page]:
    for_a_class = [
        st.Page(lessons.show, title=text("cases.nav"), url_path="class"),
        st.Page(sandbox.show, title=text("sandbox.nav"), url_path="sandbox"),
    ]
    return [
        st.Page(find.show, title=text("find.nav"), url_path="find", default=True),
        st.Page(matches.show, title=text("found.nav"), url_path=MATCHES),
        st.Page(topics.show, title=text("topics.nav"), url_path="topics"),
        st.Page(catalogue.show, title=text("catalogue.nav"), url_path="catalogue"),
        st.Page(words.questions, title=text("ask.nav"), url_path="questions"),
        st.Page(words.glossary, title=text("glossary.nav"), url_path="words"),
        st.Page(words.sources, title=text("sources.nav"), url_path="sources"),
        st.Page(rule_table.show, title=text("table.nav"), url_path="rule-table"),
        *(for_a_class if resources.mode().lessons else ()),
        st.Page(about.show, title=text("about.nav"), url_path="about"),
    ]


def _title(page: st.Page) -> str:
    """Name the page as a tab of the browser shows it: what it is about first, then where it is."""
    library, asked = resources.library(), st.query_params
    about = library.topics.get(asked.get(links.TOPIC, "")) or library.cards.get(asked.get(links.CARD, ""))
    return text("app.title", page=about.title if about else page.title, app=text("app.name"))


def apologise(error: Exception) -> bool:
    """Log a fault of ours, and show a calm page in place of Streamlit's; the strip with help is already drawn."""
    logging.getLogger(__name__).error("a page could not be drawn", exc_info=error)
    st.header(text("app.sorry"), anchor=False)
    st.markdown(text("app.sorry_lead"))
    return True


def _standing_line() -> None:
    mode = resources.mode()
    with st.container(key="standing-line", horizontal=True, vertical_alignment="center"):
        st.markdown(text("app.not_a_diagnosis"))
        if mode.start_again:
            st.button(text("app.start_again"), key="start-again", on_click=state.forget)
        if mode.look:
            look.show()
            language_choice.show()


def _way_round(pages: list[st.Page]) -> None:
    """Draw large links to the pages, where nobody has a mouse for the small ones of the bar."""
    with st.container(key="way-round", horizontal=True):
        for page in pages:
            st.page_link(page)


def _style() -> str:
    """All style sheets as one element, with the word and the sizes that only this site knows."""
    root = f":root {{ --menu: {json.dumps(text('app.menu'))}; }}"
    return f"<style>{files.styles()}\n{root}\n{_sizes() if resources.mode().touch else ''}</style>"


def _sizes() -> str:
    """Rows of 20 mm, text up to the size that a standing reader can read (standards A3, A18), and no empty bar."""
    site = resources.settings()
    sizes = enumerate((0.7, 0.85, 1.0), 1)
    text_sizes = (
        f'html[data-size="{step}"] {{ font-size: {share * site.large_text_pixels:.0f}px }}' for step, share in sizes
    )
    bar = '[data-testid="stHeader"] { display: none } [data-testid="stMainBlockContainer"] { padding-top: 1rem }'
    return "\n".join([f":root {{ --row: {site.target_pixels}px; }}", bar, *text_sizes])
