"""Find topics: the front door and the tick board; an address may also name topics here, so that it stays short."""

import streamlit as st

import pen
from pen.reading import embedded
from views import files, sent, state, topics
from views.components import tick_board
from views.visit import Visit
from views.ways import QUESTION, TOPIC, TOPICS

CHILDREN = "children"
MOST_READ = ("tendon", "arteries", "kidneys", "breast", "incidental", "lumps")


def show(visit: Visit) -> None:
    """Draw the board, or the topic (`/?topic=tendon`) or topics (`/?topics=tendon,kidneys`) that the address names."""
    if TOPIC in st.query_params:
        topics.show(visit)
    elif TOPICS in st.query_params:
        sent.show(visit, st.query_params[TOPICS])
    else:
        _note(visit)
        asked = st.query_params.get(QUESTION, "")
        with st.container(key="door"):  # there also without a door, or the board would lose its place when it goes
            if visit.mode.own_answers and not (asked or state.ticks()):
                _door(visit)
        tick_board.show(visit, visit.mode.flow, asked)


def _note(visit: Visit) -> None:
    """Say it where a site has not named its country: its numbers to call are general."""
    if note := visit.marked_region.note:
        st.html(pen.part("frame", "region_note", note))


def _door(visit: Visit) -> None:
    """Draw what somebody who has just come can do, and the pages that are read most; a pack has those that it has."""
    on, known = visit.on, visit.library.topics
    tiles = {
        "place": (on.ways.question("location"), "start.place"),
        "topic-basics": (on.ways.page("topics"), "start.name"),
        "symptom": (on.ways.question("symptom"), "start.notice"),
        "topic-life": (on.ways.topic(CHILDREN) if CHILDREN in known else "", "start.child"),
    }
    shown = [(address, visit.say(key), embedded(files.icon(icon))) for icon, (address, key) in tiles.items() if address]
    most = [id for id in MOST_READ if id in known]
    st.html(pen.part("pages", "door", on, shown, most))
