"""What is found out about a copied table, in words: faults, broken promises, pages shown otherwise, broken cases."""

from collections.abc import Iterable
from itertools import groupby

import streamlit as st

import pen
from classroom.sandbox import Broken, Differs, Report
from rules import Change, Finding, Proof, Verdict
from views.visit import Visit

MOST = 5
"""Findings of one kind that are told; a broken row often breaks one promise many times."""
READINGS = {"main": "sandbox.as_main", "more": "sandbox.as_more", "": "sandbox.as_nothing"}


def short(visit: Visit, report: Report) -> None:
    """Say in one line how the copy stands, for everyone who cannot see the change further down."""
    if not report.proof:
        words = visit.say("sandbox.is_faulty", faults=len(report.problems))
    else:
        laws = sum(not verdict.passed for verdict in report.proof.verdicts)
        pages = visit.say("sandbox.too_much") if report.changes is None else len(report.changes)
        cases = len(report.broken) + len(report.differs)
        words = visit.say("sandbox.is_sound", laws=laws, pages=pages, cases=cases)
    with st.container(border=True, key="how-the-copy-stands"):
        st.markdown(words)


def long(visit: Visit, report: Report, *, tries: int = 0) -> None:
    """Draw every fault; or else the promises, the changes and the cases: of the site, or the `tries` of an exercise."""
    if report.proof:
        _laws(visit, report.proof)
        _changes(visit, report, real=not tries)
        _entries(visit, "tries", tries, (_try(visit, it) for it in report.differs)) if tries else _cases(visit, report)
    else:
        st.header(visit.say("sandbox.faults"), anchor=False)
        st.markdown(visit.say("sandbox.faults_lead"))
        faults(report.problems)


def faults(problems: tuple[str, ...]) -> None:
    """Draw sentences that hold what somebody typed: as text, whatever it looks like."""
    st.html(pen.part("lessons", "faults", problems))


def _laws(visit: Visit, proof: Proof) -> None:
    st.header(visit.say("sandbox.laws"), anchor=False)
    broken = [verdict for verdict in proof.verdicts if not verdict.passed]
    if not broken:
        st.markdown(visit.say("sandbox.laws_all"))
    for verdict in broken:
        st.markdown(_broken(visit, verdict))
    with st.expander(visit.say("sandbox.laws_each"), key="all-laws"):
        st.markdown("\n".join(_one_line(visit, verdict) for verdict in proof.verdicts))


def _broken(visit: Visit, verdict: Verdict) -> str:
    promise = visit.say(f"laws.law_{verdict.law}")
    if not verdict.decided:
        return visit.say("sandbox.law_open", promise=promise, covered=verdict.covered)
    lines = [visit.say("sandbox.law_broken", promise=promise), ""]
    for _, kind in groupby(verdict.findings, key=lambda finding: finding.kind):
        found = list(kind)
        lines += [f"- {_finding(visit, finding)}" for finding in found[:MOST]]
        if len(found) > MOST:
            lines.append(f"- {visit.say('sandbox.more_findings', count=len(found) - MOST)}")
    return "\n".join(lines)


def _one_line(visit: Visit, verdict: Verdict) -> str:
    word = "proof.passed" if verdict.passed else "proof.failed" if verdict.decided else "proof.undecided"
    return visit.say(
        "proof.law", state=visit.say(word), promise=visit.say(f"laws.law_{verdict.law}"), covered=verdict.covered
    )


def _finding(visit: Visit, finding: Finding) -> str:
    sentence = visit.library.named(finding.sentence)
    sentence = sentence[:1].upper() + sentence[1:]
    if not finding.ticks:
        return visit.say("sandbox.finding_bare", sentence=sentence, where=finding.where)
    return visit.say(
        "sandbox.finding", sentence=sentence, ticked=visit.library.labels(finding.ticks), where=finding.where
    )


def _changes(visit: Visit, report: Report, *, real: bool) -> None:
    st.header(visit.say("sandbox.changes" if real else "sandbox.changes_goal"), anchor=False)
    if report.changes is None:
        st.markdown(visit.say("sandbox.changes_open"))
    elif not report.changes:
        st.markdown(visit.say("sandbox.changes_none"))
    else:
        st.markdown(visit.say("sandbox.changes_lead"))
        st.markdown("\n".join(_change(visit, change, real=real) for change in report.changes))
    singles, pairs = report.moved
    if singles.changed or pairs.changed:
        counts = {
            "singles": singles.changed,
            "all_singles": singles.all,
            "pairs": pairs.changed,
            "all_pairs": pairs.all,
        }
        st.markdown(visit.say("sandbox.moved", **{name: f"{count:,}" for name, count in counts.items()}))


def _change(visit: Visit, change: Change, *, real: bool) -> str:
    said = {"before": visit.say(READINGS[change.before]), "after": visit.say(READINGS[change.after])}
    ticks = visit.library.labels(change.ticks) or visit.say("sandbox.nothing_ticked")
    return visit.say(
        "sandbox.change" if real else "sandbox.change_goal", topic=_title(visit, change.topic), ticks=ticks, **said
    )


def _cases(visit: Visit, report: Report) -> None:
    whole = len(visit.library.cases)
    if whole:
        _entries(visit, "cases", whole, (_case(visit, it) for it in report.broken))


def _entries(visit: Visit, kind: str, whole: int, told: Iterable[str]) -> None:
    """Draw what is answered otherwise, one entry each, out of a `whole` of cases or of tries; or say that none is."""
    entries = list(told)
    st.header(visit.say(f"sandbox.{kind}"), anchor=False)
    if not entries:
        st.markdown(visit.say(f"sandbox.{kind}_none", all=whole))
        return
    st.markdown(visit.say(f"sandbox.{kind}_lead", count=len(entries), all=whole))
    st.markdown("\n".join(entries))


def _case(visit: Visit, broken: Broken) -> str:
    topics = {"missing": broken.missing, "extra": broken.extra, "lost": broken.lost}
    told = [
        visit.say(f"sandbox.{name}", topics=visit.library.listed([_title(visit, id) for id in ids]))
        for name, ids in topics.items()
        if ids
    ]
    if broken.steps:
        told.append(visit.say("sandbox.steps", ticks=visit.library.labels(broken.steps)))
    return visit.say("sandbox.case", title=broken.case.title, told="; ".join(told))


def _try(visit: Visit, differs: Differs) -> str:
    topics = [id for id in visit.library.topics if differs.wanted.get(id) != differs.shown.get(id)]
    told = [
        visit.say(
            "sandbox.try_topic",
            topic=_title(visit, id),
            after=visit.say(READINGS[differs.shown.get(id, "")]),
            before=visit.say(READINGS[differs.wanted.get(id, "")]),
        )
        for id in topics
    ]
    return visit.say("sandbox.try", ticks=visit.library.labels(sorted(differs.ticks)), told="; ".join(told))


def _title(visit: Visit, topic: str) -> str:
    return visit.say("lists.quote", label=visit.library.topics[topic].title)
