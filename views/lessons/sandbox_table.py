"""A small copied table at a glance: every row in words, also while it has faults."""

import streamlit as st

import pen
from classroom import copy_text
from classroom.copy_text import Cells
from faults import ids
from rules import Rulebook
from views.visit import Visit

TITLES = ("table.id_title", "table.ticks_title", "table.shows_title", "table.reading_title")
NEEDS = ("symptoms", "locations", "background")


def show(visit: Visit, copy: str, book: Rulebook) -> None:
    """Draw the rows of a copy, or nothing where it cannot be cut into rows."""
    rows = copy_text.rows(copy)
    if rows is not None:
        cells = [_row(visit, row, book) for row in rows]
        with st.container(key="exercise-table"):
            st.html(pen.part("lessons", "table", visit.say("exercises.table"), map(visit.say, TITLES), cells))


def _row(visit: Visit, row: Cells, book: Rulebook) -> tuple[str, ...]:
    needs = [*(_ids(row[column]) for column in NEEDS), *([id] for id in _ids(row["all_of"]))]
    said = visit.library.listed([_need(visit, need, book) for need in needs if need]) or visit.say("table.always")
    titles = {id: page.title for id, page in visit.library.topics.items()}
    shows = "; ".join(titles.get(id, id) for id in _ids(row["topics"]))
    reading = visit.say(f"sandbox.as_{row['reading']}") if row["reading"] in ("main", "more") else row["reading"]
    return row["id"], said, shows, reading


def _need(visit: Visit, need: list[str], book: Rulebook) -> str:
    """Say a group of ticks; one that the table does not have is said by its id."""
    if all(id in book.ticks for id in need):
        return visit.library.one_of(need)
    return visit.say(
        "table.one_of", labels=", ".join(visit.library.label(id) if id in book.ticks else id for id in need)
    )


def _ids(cell: str) -> list[str]:
    return list(ids(cell))
