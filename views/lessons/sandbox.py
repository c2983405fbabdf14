"""Break the table: a copy of the rules to change, for one visitor, with all that breaks; and three exercises.

The copy lives in the memory of this visit. Nothing here can reach the table that every other page reads.
"""

import streamlit as st

import pen
from classroom import exercises, sandbox
from classroom.sandbox import Bench, Report
from views import state
from views.lessons import links, projector, sandbox_edit, sandbox_table, sandbox_told
from views.visit import Visit

REAL = "real"


def show(visit: Visit) -> None:
    """Draw the page: the banner, the task, what the copy says now, the ways to change it, and the details."""
    projector.style(visit)
    with st.container(key=f"class-{visit.mode.columns}"):
        links.to_class(visit.say("cases.back_to_list"))
        st.title(visit.say("sandbox.title"), anchor=False)
        st.html(pen.part("lessons", "note", visit.say("sandbox.banner"), "banner"))
        st.markdown(visit.say("sandbox.lead"))
        st.html(pen.part("pages", "folded_signs", visit.on))
        name = _chosen(visit)
        bench = _bench(visit, name)
        copy = state.copy_of_rules(name) or bench.given
        report = _report(visit, name, bench, copy)
        if name != REAL:
            _task(visit, name, report)
            sandbox_table.show(visit, copy, bench.goal)
        sandbox_told.short(visit, report)
        sandbox_edit.show(visit, name, bench, copy)
        sandbox_told.long(visit, report, tries=len(bench.tries))


def _chosen(visit: Visit) -> str:
    """Ask what to work on: the rules of this site, or an exercise that this site has words for."""
    speakable = exercises.speakable(visit.library)
    names = {REAL: visit.say("sandbox.real")}
    names |= {id: visit.say("sandbox.exercise", title=visit.say(f"exercises.{id}_title")) for id in speakable}
    chosen = st.radio(
        visit.say("sandbox.bench"), list(names), format_func=lambda name: names[name], key=state.choice_key("bench")
    )
    if not speakable:
        st.markdown(visit.say("exercises.words"))
    return str(chosen)


def _bench(visit: Visit, name: str) -> Bench:
    if name == REAL:
        return Bench(visit.subject.tables, visit.rulebook)
    return exercises.bench(name)


def _report(visit: Visit, name: str, bench: Bench, copy: str) -> Report:
    """Return what is found out about the copy; it is looked for once for each change."""
    kept = state.found(name, "report")
    if isinstance(kept, Report):
        return kept
    cases = visit.library.cases.values() if name == REAL else ()
    report = sandbox.examine(copy, bench, cases)
    state.keep_found(name, "report", report)
    return report


def _task(visit: Visit, name: str, report: Report) -> None:
    with st.container(border=True, key="exercise"):
        st.header(visit.say("exercises.title"), anchor=False)
        st.markdown(visit.say(f"exercises.{name}_story"))
        st.markdown(visit.say("exercises.find", words=visit.say(f"exercises.{name}_find")))
        if report.is_mended:
            st.html(pen.part("lessons", "note", visit.say("exercises.mended"), "mended", "status"))
            st.markdown(visit.say(f"exercises.{name}_answer"))
            return
        st.markdown(visit.say("exercises.open"))
        for part in ("hint", "answer"):
            with st.expander(visit.say(f"exercises.{part}"), key=f"{name}-{part}"):
                st.markdown(visit.say(f"exercises.{name}_{part}"))
