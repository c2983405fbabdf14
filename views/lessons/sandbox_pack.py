"""A topic pack to try: its faults, or what is proved about it, and the way to all its pages for this visit alone."""

from html import escape

import streamlit as st

from content import pack_zip
from views import on_trial, pack_trial, resources, state
from views.components import links, pick_file
from views.lessons import sandbox_told
from views.pack_trial import Trial
from views.wording import text

BENCH = "pack"


def show() -> None:
    """Draw, to unfold, a field for a zip, and what was found in the last one; on trial only that it is so."""
    with st.expander(text("sandbox.pack"), key="try-a-pack"):
        if on_trial.running():
            st.markdown(text("trial.running"))
            return
        st.markdown(text("sandbox.pack_lead"))
        pick_file.show(BENCH, text("sandbox.pack_pick"), ".zip,application/zip", pack_zip.LARGEST_ZIP, _try)
        found = state.found(BENCH, "trial")
        if isinstance(found, Trial):
            _told(found)
        elif found:
            st.markdown(text("sandbox.pack_too_long"))


def _try(data: bytes) -> None:
    trial = pack_trial.run(data, resources.library().language)
    state.keep_found(BENCH, "trial", trial or "none")
    state.keep_found(BENCH, "zip", data if trial and not trial.whole else None)


def _told(trial: Trial) -> None:
    if trial.whole:
        st.markdown(text("sandbox.pack_faults", count=trial.whole))
        sandbox_told.faults(tuple(trial.faults))
        return
    counts = {"topics": trial.topics, "ticks": len(trial.leads), "rows": trial.rows}
    st.html(f"<p>{escape(text('sandbox.pack_sound', title=trial.title, **counts))}</p>")
    st.markdown(text("sandbox.pack_proved"))
    st.markdown(text("trial.start_lead"))
    if st.button(text("trial.start"), key="start-trial", type="primary"):
        _start(trial)
    st.html(_table(trial))


def _start(trial: Trial) -> None:
    """Let this visit's pages speak of the pack, and turn to the first of them; it is read only where it has room."""
    if not on_trial.has_room(trial.weight):
        st.markdown(text("trial.full"))
        return
    state.begin_trial(pack_trial.opened(state.found(BENCH, "zip"), resources.library().language, trial.weight))
    links.turn_to("find")


def _table(trial: Trial) -> str:
    """The words of the pack as text: somebody brought them."""
    head = "".join(f'<th scope="col">{escape(text(key))}</th>' for key in ("sandbox.pack_tick", "sandbox.pack_topics"))
    rows = "".join(
        f"<tr><td>{escape(label)}</td><td>{escape('; '.join(titles) or text('sandbox.pack_none'))}</td></tr>"
        for label, titles in trial.leads
    )
    caption = escape(text("sandbox.pack_preview"))
    return (
        f'<table class="leads"><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )
