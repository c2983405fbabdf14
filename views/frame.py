"""The frame round every page: name, way round, what this is not, where to get help, look, and starting again."""

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from zlib import crc32

import streamlit as st

import pen
from server import assets
from subject.door import Opened
from views import about, catalogue, files, find, lessons, matches, rule_table, state, topics, ways, words
from views.components import help_strip, language_choice, look, page_turn, tick_board
from views.lessons import sandbox
from views.visit import Visit, begin
from views.ways import MATCHES

ICON = assets.FOLDER / "icon.svg"


def show(visit: Visit) -> None:
    """Draw the frame and the page that the visitor asked for."""
    page = st.navigation(_pages(visit), position="hidden")
    st.set_page_config(page_title=_title(visit, page), page_icon=str(ICON), layout="wide")
    st.html(_style(visit))
    help_strip.show(visit)
    tick_board.carry(visit)
    here = page.url_path or next(iter(PAGES))
    _top(visit, here)
    address = f"{page.url_path} {st.query_params.to_dict()}"
    # Each page and visit is drawn anew: words that a browser has translated would else stay where the next has others.
    with st.container(key=f"screen-{crc32(address.encode()):08x}-{state.visit_number()}"):
        page.run()
    st.html(pen.part("frame", "foot", {visit.say(key): _ways(visit, names, here) for key, names in FOOT.items()}))
    page_turn.show(visit, address)


PAGES: Mapping[str, tuple[Callable[[Visit], None], str]] = {
    "find": (find.show, "find.nav"),
    MATCHES: (matches.show, "found.nav"),
    "topics": (topics.show, "topics.nav"),
    "catalogue": (catalogue.show, "catalogue.nav"),
    "questions": (words.questions, "ask.nav"),
    "words": (words.glossary, "glossary.nav"),
    "sources": (words.sources, "sources.nav"),
    "rule-table": (rule_table.show, "table.nav"),
    "class": (lessons.show, "cases.nav"),
    "sandbox": (sandbox.show, "sandbox.nav"),
    "about": (about.show, "about.nav"),
}
"""What draws each page, and the key of its name, by address; the first is the root."""
FOR_A_CLASS = ("class", "sandbox")
TOP = ("find", MATCHES, "topics", "catalogue")
FOOT = {
    "frame.more": ("questions", "words", "sources"),
    "frame.works": ("rule-table", "about"),
    "frame.teachers": FOR_A_CLASS,
}
"""The pages that stand at the head of every page, and under which words the others stand at its foot."""


def _pages(visit: Visit) -> list[st.Page]:
    return [
        st.Page(partial(show, visit), title=visit.say(name), url_path=address, default=address == "find")
        for address, (show, name) in PAGES.items()
        if visit.mode.lessons or address not in FOR_A_CLASS
    ]


def _title(visit: Visit, page: st.Page) -> str:
    """Name the page as a tab of the browser shows it: what it is about first, then where it is."""
    library, asked = visit.library, st.query_params
    about = library.topics.get(asked.get(ways.TOPIC, "")) or library.cards.get(asked.get(ways.CARD, ""))
    return visit.say("app.title", page=about.title if about else page.title, app=visit.say("app.name"))


def apologise(opened: Opened, error: Exception) -> bool:
    """Log a fault of ours, and show a calm page in place of Streamlit's; the strip with help is already drawn."""
    visit = begin(opened)
    logging.getLogger(__name__).error("a page could not be drawn", exc_info=error)
    st.header(visit.say("app.sorry"), anchor=False)
    st.markdown(visit.say("app.sorry_lead"))
    return True


def _top(visit: Visit, here: str) -> None:
    """Draw the head of the page: name, ways, what this is not, and the buttons for look, language and a fresh start."""
    name = visit.say("app.short") + (f" · {visit.site.clinic}" if visit.site.clinic else "")
    st.html(pen.part("frame", "head", name, _ways(visit, TOP, here), visit.say("frame.ways")))
    with st.container(key="standing-line", horizontal=True, vertical_alignment="center"):
        st.markdown(visit.say("app.not_a_diagnosis"))
        if visit.mode.start_again:
            st.button(visit.say("app.start_again"), key="start-again", on_click=state.forget)
        if visit.mode.look:
            look.show(visit)
            language_choice.show(visit)


def _ways(visit: Visit, names: Sequence[str], here: str) -> list[tuple[str, str, bool]]:
    """The address and the name of pages, and whether one is the page that is open."""
    shown = [name for name in names if visit.mode.lessons or name not in FOR_A_CLASS]
    return [(name if name != "find" else "./", visit.say(PAGES[name][1]), name == here) for name in shown]


def _style(visit: Visit) -> str:
    """All style sheets as one element, with the sizes that only this site knows."""
    return pen.part("frame", "style", pen.own(f"{files.styles()}\n{_sizes(visit) if visit.mode.touch else ''}"))


def _sizes(visit: Visit) -> str:
    """Rows of 20 mm, and text up to the size that a standing reader can read (standards A3, A18)."""
    site = visit.site
    sizes = enumerate((0.7, 0.85, 1.0), 1)
    text_sizes = (
        f'html[data-size="{step}"] {{ font-size: {share * site.large_text_pixels:.0f}px }}' for step, share in sizes
    )
    return "\n".join([f":root {{ --row: {site.target_pixels}px; }}", *text_sizes])
