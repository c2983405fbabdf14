"""Why a topic is shown, or is not: the row that decides, its conditions, its reason and sources."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

import pen
from classroom import cases
from content import Case
from rules import Rule
from views.components import why
from views.visit import Visit


class RowTold(NamedTuple):
    """A row in words: what it holds by, its conditions, and its reason with its sources."""

    title: str
    needs: list[str]
    details: str


class Line(NamedTuple):
    """A line of a list: a topic, where it stands, and the row that decides or what the nearest one misses."""

    title: str = ""
    where: str = ""
    row: RowTold | None = None
    misses: str = ""


def ticks(visit: Visit, case: Case) -> str:
    """Say which ticks a story became."""
    labels = visit.library.labels(case.ticks)
    return visit.say("cases.ticks", ticks=labels) if case.ticks else visit.say("cases.no_ticks")


def topic(visit: Visit, id: str, where: str = "", row: RowTold | None = None, misses: str = "") -> Line:
    """Return a line for a topic."""
    return Line(visit.library.topics[id].title, where, row, misses)


def lines(given: Iterable[Line], empty: str = "") -> str:
    """Draw lines as a list, or the words for an empty one."""
    return pen.part("lessons", "lines", list(given), empty)


def row(visit: Visit, rule: Rule, ticks: Collection[str]) -> RowTold:
    """Tell a row with the ticks that it holds by."""
    ticked = [tick for tick in rule.ticks if tick in ticks]
    key = "cases.row" if ticked else "cases.row_everyone"
    title = visit.say(key, row=rule.id, ticks=visit.library.labels(ticked)) if ticked else visit.say(key, row=rule.id)
    facts = {"why": rule.why, "sources": ", ".join(rule.sources), "on": visit.library.day(rule.reviewed_on)}
    details = visit.say("why.details", status=visit.library.review_status(rule.reviewer), **facts)
    return RowTold(title, [_need(visit, need, ticks) for need in rule.needs], details)


def misses(visit: Visit, ticks: Collection[str], topic: str) -> str:
    """Say what the nearest row misses."""
    return why.missing(visit, cases.nearest(visit.rulebook, ticks, topic), "cases.row_misses")


def _need(visit: Visit, need: tuple[str, ...], ticks: Collection[str]) -> str:
    said = [_tick(visit, tick, is_ticked=tick in ticks) for tick in need]
    return said[0] if len(said) == 1 else visit.say("table.one_of", labels=", ".join(said))


def _tick(visit: Visit, tick: str, *, is_ticked: bool) -> str:
    """Say whether a tick is ticked; stars make the words bold."""
    label = visit.library.label(tick)
    return f"**{visit.say('cases.ticked', label=label)}**" if is_ticked else visit.say("why.unticked", label=label)
