"""What is found out about a copied table, in words: faults, broken promises, pages shown otherwise, broken cases."""

from collections.abc import Iterable
from html import escape
from itertools import groupby

import streamlit as st

from classroom.sandbox import Broken, Differs, Report
from rules import Change, Finding, Proof, Verdict
from views import resources
from views.wording import labels, listed, named, text

MOST = 5
"""Findings of one kind that are told; a broken row often breaks one promise many times."""
READINGS = {"main": "sandbox.as_main", "more": "sandbox.as_more", "": "sandbox.as_nothing"}


def short(report: Report) -> None:
    """Say in one line how the copy stands, for everyone who cannot see the change further down."""
    if not report.proof:
        words = text("sandbox.is_faulty", faults=len(report.problems))
    else:
        laws = sum(not verdict.passed for verdict in report.proof.verdicts)
        pages = text("sandbox.too_much") if report.changes is None else len(report.changes)
        cases = len(report.broken) + len(report.differs)
        words = text("sandbox.is_sound", laws=laws, pages=pages, cases=cases)
    with st.container(border=True, key="how-the-copy-stands"):
        st.markdown(words)


def long(report: Report, *, tries: int = 0) -> None:
    """Draw every fault; or else the promises, the changes and the cases: of the site, or the `tries` of an exercise."""
    if report.proof:
        _laws(report.proof)
        _changes(report, real=not tries)
        _entries("tries", tries, map(_try, report.differs)) if tries else _cases(report)
    else:
        st.header(text("sandbox.faults"), anchor=False)
        st.markdown(text("sandbox.faults_lead"))
        faults(report.problems)


def faults(problems: tuple[str, ...]) -> None:
    """Draw sentences that hold what somebody typed: as text, whatever it looks like."""
    st.html(f'<ul class="faults">{"".join(f"<li>{escape(problem)}</li>" for problem in problems)}</ul>')


def _laws(proof: Proof) -> None:
    st.header(text("sandbox.laws"), anchor=False)
    broken = [verdict for verdict in proof.verdicts if not verdict.passed]
    if not broken:
        st.markdown(text("sandbox.laws_all"))
    for verdict in broken:
        st.markdown(_broken(verdict))
    with st.expander(text("sandbox.laws_each"), key="all-laws"):
        st.markdown("\n".join(_one_line(verdict) for verdict in proof.verdicts))


def _broken(verdict: Verdict) -> str:
    promise = text(f"laws.law_{verdict.law}")
    if not verdict.decided:
        return text("sandbox.law_open", promise=promise, covered=verdict.covered)
    lines = [text("sandbox.law_broken", promise=promise), ""]
    for _, kind in groupby(verdict.findings, key=lambda finding: finding.kind):
        found = list(kind)
        lines += [f"- {_finding(finding)}" for finding in found[:MOST]]
        if len(found) > MOST:
            lines.append(f"- {text('sandbox.more_findings', count=len(found) - MOST)}")
    return "\n".join(lines)


def _one_line(verdict: Verdict) -> str:
    word = "proof.passed" if verdict.passed else "proof.failed" if verdict.decided else "proof.undecided"
    return text("proof.law", state=text(word), promise=text(f"laws.law_{verdict.law}"), covered=verdict.covered)


def _finding(finding: Finding) -> str:
    sentence = named(finding.sentence)
    sentence = sentence[:1].upper() + sentence[1:]
    if not finding.ticks:
        return text("sandbox.finding_bare", sentence=sentence, where=finding.where)
    return text("sandbox.finding", sentence=sentence, ticked=labels(finding.ticks), where=finding.where)


def _changes(report: Report, *, real: bool) -> None:
    st.header(text("sandbox.changes" if real else "sandbox.changes_goal"), anchor=False)
    if report.changes is None:
        st.markdown(text("sandbox.changes_open"))
    elif not report.changes:
        st.markdown(text("sandbox.changes_none"))
    else:
        st.markdown(text("sandbox.changes_lead"))
        st.markdown("\n".join(_change(change, real=real) for change in report.changes))
    singles, pairs = report.moved
    if singles.changed or pairs.changed:
        counts = {
            "singles": singles.changed,
            "all_singles": singles.all,
            "pairs": pairs.changed,
            "all_pairs": pairs.all,
        }
        st.markdown(text("sandbox.moved", **{name: f"{count:,}" for name, count in counts.items()}))


def _change(change: Change, *, real: bool) -> str:
    said = {"before": text(READINGS[change.before]), "after": text(READINGS[change.after])}
    ticks = labels(change.ticks) or text("sandbox.nothing_ticked")
    return text("sandbox.change" if real else "sandbox.change_goal", topic=_title(change.topic), ticks=ticks, **said)


def _cases(report: Report) -> None:
    whole = len(resources.library().cases)
    if whole:
        _entries("cases", whole, map(_case, report.broken))


def _entries(kind: str, whole: int, told: Iterable[str]) -> None:
    """Draw what is answered otherwise, one entry each, out of a `whole` of cases or of tries; or say that none is."""
    entries = list(told)
    st.header(text(f"sandbox.{kind}"), anchor=False)
    if not entries:
        st.markdown(text(f"sandbox.{kind}_none", all=whole))
        return
    st.markdown(text(f"sandbox.{kind}_lead", count=len(entries), all=whole))
    st.markdown("\n".join(entries))


def _case(broken: Broken) -> str:
    topics = {"missing": broken.missing, "extra": broken.extra, "lost": broken.lost}
    told = [text(f"sandbox.{name}", topics=listed([_title(id) for id in ids])) for name, ids in topics.items() if ids]
    if broken.steps:
        told.append(text("sandbox.steps", ticks=labels(broken.steps)))
    return text("sandbox.case", title=broken.case.title, told="; ".join(told))


def _try(differs: Differs) -> str:
    topics = [id for id in resources.library().topics if differs.wanted.get(id) != differs.shown.get(id)]
    told = [
        text(
            "sandbox.try_topic",
            topic=_title(id),
            after=text(READINGS[differs.shown.get(id, "")]),
            before=text(READINGS[differs.wanted.get(id, "")]),
        )
        for id in topics
    ]
    return text("sandbox.try", ticks=labels(sorted(differs.ticks)), told="; ".join(told))


def _title(topic: str) -> str:
    return text("lists.quote", label=resources.library().topics[topic].title)
