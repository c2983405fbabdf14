"""The ways to change a copied table: one row in a form, the whole as text, a file in or out, and a fresh copy."""

from collections.abc import Iterable
from datetime import datetime

import streamlit as st

from classroom import copy_text
from classroom.copy_text import Cells, CopyError
from classroom.sandbox import LARGEST, MOST_ROWS, Bench
from faults import ids
from rules import Rulebook
from rules.model import READINGS
from views import state
from views.components import pick_file
from views.visit import Visit

FIELDS = {"symptoms": "symptom", "locations": "location", "background": "background"}
NEW = ""
ANY_SOURCE = "S001"


def show(visit: Visit, name: str, bench: Bench, copy: str) -> None:
    """Draw the ways to change the copy of a bench; each change is kept in this visit and shown at once."""
    st.header(visit.say("sandbox.edit"), anchor=False)
    row, whole, files = st.tabs(
        [visit.say("sandbox.tab_row"), visit.say("sandbox.tab_text"), visit.say("sandbox.tab_files")]
    )
    with row:
        _by_row(visit, name, bench.goal, copy)
    with whole:
        _as_text(visit, name, copy)
    with files:
        _files(visit, name, copy)


def _by_row(visit: Visit, name: str, book: Rulebook, copy: str) -> None:
    rows = copy_text.rows(copy)
    if rows is None:
        st.markdown(visit.say("sandbox.no_rows"))
        return
    by_id = {row["id"]: row for row in rows}
    words = {NEW: visit.say("sandbox.new_row")}
    chosen = st.selectbox(
        visit.say("sandbox.which"),
        [*by_id, NEW],
        format_func=lambda row: words.get(row, row),
        key=state.choice_key(f"row-{name}"),
    )
    _form(visit, name, book, copy, by_id.get(str(chosen), _fresh_row(visit)))


def _form(visit: Visit, name: str, book: Rulebook, copy: str, row: Cells) -> None:
    """Ask for the cells of a row; unknown ids in it stay to be seen, and to be taken out."""
    with st.form(state.copy_key(name, f"form-{row['id']}"), border=True):
        st.markdown(visit.say("sandbox.how"))
        cells = {"id": st.text_input(visit.say("sandbox.id"), row["id"], max_chars=60)}
        titles = {id: page.title for id, page in visit.library.topics.items()}
        cells["topics"] = _several(visit, "topics", row, book.topics, titles)
        cells["reading"] = _reading(visit, row)
        for field, group in FIELDS.items():
            cells[field] = _several(visit, field, row, [tick.id for tick in book.group(group)])
        asked = [tick.id for tick in book.ticks.values() if tick.group in FIELDS.values()]
        cells["all_of"] = _several(visit, "all_of", row, asked)
        cells["why"] = st.text_input(visit.say("sandbox.why"), row["why"], max_chars=300)
        with st.container(horizontal=True):
            kept = st.form_submit_button(visit.say("sandbox.keep_row"), type="primary")
            deleted = bool(row["id"]) and st.form_submit_button(visit.say("sandbox.delete_row"))
    if kept:
        _change(name, copy_text.with_row(copy, {**row, **cells}, instead_of=row["id"]))
    if deleted:
        _change(name, copy_text.without_row(copy, row["id"]))


def _several(visit: Visit, field: str, row: Cells, known: Iterable[str], titles: dict[str, str] | None = None) -> str:
    """Ask for ids, shown by their words, and return them as a cell."""
    now = list(ids(row[field]))
    options = [*known, *(id for id in now if id not in known)]
    chosen = st.multiselect(
        visit.say(f"sandbox.{field}"),
        options,
        [id for id in options if id in now],
        format_func=lambda option: (titles or {}).get(option) or _label(visit, option),
        placeholder=visit.say("sandbox.none"),
        select_all=False,  # its words are Streamlit's own, in English
    )
    return "; ".join(chosen)


def _label(visit: Visit, id: str) -> str:
    return visit.library.label(id) if id in visit.library.ticks else id


def _reading(visit: Visit, row: Cells) -> str:
    place = READINGS.index(row["reading"]) if row["reading"] in READINGS else 0
    words = {"main": visit.say("sandbox.as_main"), "more": visit.say("sandbox.as_more")}
    return str(st.radio(visit.say("sandbox.reading"), READINGS, place, format_func=words.__getitem__, horizontal=True))


def _fresh_row(visit: Visit) -> Cells:
    today = datetime.now().astimezone().date().isoformat()
    own = {"why": visit.say("sandbox.why_new"), "sources": ANY_SOURCE, "reviewed_on": today, "reading": "main"}
    return dict.fromkeys(copy_text.HEADER, "") | own


def _as_text(visit: Visit, name: str, copy: str) -> None:
    with st.form(state.copy_key(name, "text-form"), border=False):
        st.markdown(visit.say("sandbox.text_help", most=f"{LARGEST:,}", rows=MOST_ROWS))
        typed = st.text_area(visit.say("sandbox.text"), copy, height=420, max_chars=LARGEST)
        if st.form_submit_button(visit.say("sandbox.keep_text"), type="primary"):
            _change(name, typed)


def _files(visit: Visit, name: str, copy: str) -> None:
    if visit.mode.downloads:
        st.markdown(visit.say("sandbox.download_help"))
        st.download_button(
            visit.say("sandbox.download"),
            lambda: copy_text.given_out(copy),
            visit.say("sandbox.file"),
            "text/csv",
            on_click="ignore",
        )
    pick_file.show(
        visit,
        f"csv-{name}",
        ".csv,text/csv",
        copy_text.LARGEST_FILE,
        lambda data: _take(name, data),
    )
    if refused := state.found(name, "refused"):
        st.markdown(visit.say("sandbox.refused", reason=refused))
    st.button(visit.say("sandbox.fresh"), key=f"fresh-{name}", on_click=state.keep_copy, args=(name, None))


def _take(name: str, data: bytes) -> None:
    try:
        state.keep_copy(name, copy_text.taken_in(data))
    except CopyError as error:
        state.keep_found(name, "refused", str(error))


def _change(name: str, copy: str) -> None:
    """Keep the change and draw the page again, so that all of it speaks of the copy as it is now."""
    state.keep_copy(name, copy)
    st.rerun()
