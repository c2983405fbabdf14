"""The tick board: the questions, the body map, and the topics they lead to, in one component that answers at once.

The browser holds the compiled table and draws its own answer in the frame of the tick; every tick set is sent here,
and `rules.match` stays the judge. Nothing that changes is in the files, so a browser fetches them once.
"""

import json
from functools import partial
from itertools import groupby

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

import pen
import rules
from pen.care import CareCards
from rules import Tick
from rules.model import PARTS
from subject.door import Opened
from views import files as files_beside
from views import state
from views.visit import Visit, without_visitor

ADDRESS = "board"
"""Where the server keeps the board's files, beside the pages."""
ORDER = ("warning", "location", "symptom", "background")
WORDS = (
    "find.title",
    "find.lead",
    "found.title",
    "found.nothing_ticked",
    "found.no_warning",
    "found.because",
    "found.for_everyone",
    "found.order",
    "readings.main",
    "readings.more",
    "lists.quote",
    "lists.and",
    "board.progress",
    "board.back",
    "board.forward",
    "board.or",
    "board.none",
    "board.none_help",
    "board.unsure",
    "board.unsure_help",
    "board.asks",
    "board.asks_no",
    "board.asks_yes",
    "board.jump",
    "board.one_by_one",
    "board.on_one_page",
    "board.ticked_title",
    "board.ticked_nothing",
    "board.change",
    "board.change_name",
    "board.show",
    "board.show_help",
    "board.so_far",
    "board.says_emergency",
    "board.says_help",
    "board.map",
    "board.map_hint",
    "board.map_on",
    "board.skip_map",
    "board.front",
    "board.back_side",
)
LOADER = """
const {{ {does} }} = await import(new URL("{address}/{file}", document.baseURI).href)
export default {does}
"""


@st.fragment
def carry(visit: Visit) -> None:
    """Draw what every page carries: the ticks, as the open page has them, so that all that it sends brings them along.

    A tick runs this alone again. A server that has not met the visit takes it over, and begins the page again.
    The page is told of ticks and topics only where it has others: Streamlit keeps what it was told, also when a visit
    has ended.
    """
    result = state.matched(visit)
    told: dict[str, object] = {"visit": state.visit_number(), "isNew": state.is_new(), "attempt": state.attempt()}
    if not state.is_known(_outcome(result)):
        told |= {"on": sorted(state.ticks()), "asides": state.asides(), "answer": _answer(result)}
    data = {"told": json.dumps(told)}
    _component("carried", "visit.js", "carry")(key=state.CARRIED, data=data, on_ticked_change=partial(_take, visit))
    if state.take(visit):  # Streamlit calls back only where it has met the carrier before
        st.rerun()


def _take(visit: Visit) -> None:
    state.take(visit)


def show(visit: Visit, flow: str, ask: str = "") -> None:
    """Draw the board. `flow` is a mode's; `ask` names a question to begin with."""
    asked = ask if ask in ORDER else ""
    data = {"table": _file(visit), "flow": flow, "ask": asked, "calls": visit.mode.calls}
    _component("tick-board", "board.js", "mount")(key=state.board_key(visit), data=data)


def files(opened: Opened) -> dict[str, bytes]:
    """Return what the server offers under ADDRESS, by name: scripts, the body map and the table with its words."""
    visits = (without_visitor(opened, name) for name in opened.subjects)
    return files_beside.of("tick_board") | {_file(visit): json.dumps(_table(visit)).encode() for visit in visits}


def _component(place: str, file: str, does: str) -> ComponentRenderer:
    return files_beside.component("tick_board", place, LOADER.format(address=ADDRESS, file=file, does=does))


def _answer(result: rules.Result) -> dict[str, object]:
    topics = [
        {"topic": match.topic, "reading": match.reading, "because": list(match.because)} for match in result.topics
    ]
    return {"topics": topics, "signs": [sign.id for sign in result.warnings]}


def _outcome(result: rules.Result) -> str:
    """The answer as one line, as the page writes its own (answer.js)."""
    topics = (f"{match.topic} {match.reading}" for match in result.topics)
    return ", ".join([*topics, *(sign.id for sign in result.warnings)])


def _file(visit: Visit) -> str:
    return f"table-{visit.library.language}.json"


def _table(visit: Visit) -> dict[str, object]:
    """The compiled table with every word that the board says; the same for all visitors of a site."""
    library, rulebook, cards = visit.library, visit.rulebook, CareCards(visit.library, visit.marked_region)
    return {
        **rules.compiled(rulebook),
        "highlight": visit.site.safety == "highlight",
        "emergency": visit.region.emergency_call,
        "labels": {tick: visit.library.label(tick) for tick in rulebook.ticks},
        "titles": {id: {"title": page.title, "summary": page.summary.text} for id, page in library.topics.items()},
        "parts": {id: sign.part for id, sign in rulebook.warnings.items()},
        "care": {part: {"head": cards.head(part, is_ticked=True), "tail": cards.tail(part)} for part in PARTS},
        "lines": {sign: cards.line(sign, is_ticked=True) for sign in rulebook.warnings},
        "questions": [_question(visit, group) for group in ORDER],
        "words": {key: visit.say(key) for key in WORDS},
    }


def _question(visit: Visit, group: str) -> dict[str, object]:
    words: dict[str, object] = {
        "group": group,
        "title": visit.say(f"questions.{group}"),
        "why": visit.say(f"questions.{group}_why"),
    }
    if group != "warning":
        return words | {"areas": _areas(visit, group)}
    if visit.site.safety == "highlight":
        return words | {"areas": _cards(visit)}
    return words | {"areas": [], "cards": visit.on.cards(visit.rulebook.warnings)}


def _areas(visit: Visit, group: str) -> list[dict[str, object]]:
    by_area = groupby(visit.rulebook.group(group), key=lambda tick: tick.area)
    return [
        {"title": visit.say(f"areas.{area}"), "ticks": [_box(visit, tick) for tick in ticks]} for area, ticks in by_area
    ]


def _cards(visit: Visit) -> list[dict[str, object]]:
    rulebook = visit.rulebook
    return [
        {
            "title": visit.say("cards.heading", what=visit.region.asks(part)),
            "card": card,
            "ticks": [
                {"id": tick.id, "label": visit.library.label(tick.id), "html": _faster(visit, tick.id)}
                for tick in rulebook.group("warning")
                if rulebook.warnings[tick.id].part == part
            ],
        }
        for part, card in PARTS.items()
    ]


def _faster(visit: Visit, id: str) -> str:
    """Say who needs help faster than the card of a sign says."""
    return pen.called(visit.marked_region.fill(visit.library.warnings[id].faster))


def _box(visit: Visit, tick: Tick) -> dict[str, str]:
    words = {"id": tick.id, "label": visit.library.label(tick.id), "help": visit.library.ticks[tick.id].help}
    return words | ({"also": tick.warning, "alsoWords": visit.say("board.also")} if tick.warning else {})
