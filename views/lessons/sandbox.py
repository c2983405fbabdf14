"""Break the table: a copy of the rules to change, for one visitor, with all that breaks; and three exercises.

The copy lives in the memory of this visit. Nothing here can reach the table that every other page reads.
"""

from html import escape

import streamlit as st

from classroom import exercises, sandbox
from classroom.sandbox import Bench, Report
from views import resources, state
from views.components import care_cards, links
from views.lessons import projector, sandbox_edit, sandbox_table, sandbox_told
from views.wording import text

REAL = "real"


def show() -> None:
    """Draw the page: the banner, the task, what the copy says now, the ways to change it, and the details."""
    projector.style()
    with st.container(key=f"class-{resources.mode().columns}"):
        links.to_class(text("cases.back_to_list"))
        st.title(text("sandbox.title"), anchor=False)
        st.html(f'<p class="banner">{_bold(text("sandbox.banner"))}</p>')
        st.markdown(text("sandbox.lead"))
        care_cards.show_folded()
        name = _chosen()
        bench = _bench(name)
        copy = state.copy_of_rules(name) or bench.given
        report = _report(name, bench, copy)
        if name != REAL:
            _task(name, report)
            sandbox_table.show(copy, bench.goal)
        sandbox_told.short(report)
        sandbox_edit.show(name, bench, copy)
        sandbox_told.long(report, tries=len(bench.tries))


def _chosen() -> str:
    """Ask what to work on: the rules of this site, or an exercise that this site has words for."""
    speakable = exercises.speakable(resources.library())
    names = {REAL: text("sandbox.real")}
    names |= {id: text("sandbox.exercise", title=text(f"exercises.{id}_title")) for id in speakable}
    chosen = st.radio(
        text("sandbox.bench"), list(names), format_func=lambda name: names[name], key=state.choice_key("bench")
    )
    if not speakable:
        st.markdown(text("exercises.words"))
    return str(chosen)


def _bench(name: str) -> Bench:
    if name == REAL:
        return Bench(resources.tables(), resources.rulebook())
    return exercises.bench(name)


def _report(name: str, bench: Bench, copy: str) -> Report:
    """Return what is found out about the copy; it is looked for once for each change."""
    kept = state.found(name, "report")
    if isinstance(kept, Report):
        return kept
    cases = resources.library().cases.values() if name == REAL else ()
    report = sandbox.examine(copy, bench, cases)
    state.keep_found(name, "report", report)
    return report


def _task(name: str, report: Report) -> None:
    with st.container(border=True, key="exercise"):
        st.header(text("exercises.title"), anchor=False)
        st.markdown(text(f"exercises.{name}_story"))
        st.markdown(text("exercises.find", words=text(f"exercises.{name}_find")))
        if report.is_mended:
            st.html(f'<p class="mended" role="status">{_bold(text("exercises.mended"))}</p>')
            st.markdown(text(f"exercises.{name}_answer"))
            return
        st.markdown(text("exercises.open"))
        for part in ("hint", "answer"):
            with st.expander(text(f"exercises.{part}"), key=f"{name}-{part}"):
                st.markdown(text(f"exercises.{name}_{part}"))


def _bold(words: str) -> str:
    """Turn the one bold part of our own words into HTML."""
    before, bold, after = escape(words).split("**")
    return f"{before}<strong>{bold}</strong>{after}"
