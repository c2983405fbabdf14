"""Why a topic is shown, or is not, as HTML to unfold: the row that decides, its conditions, its reason and sources."""

from collections.abc import Collection, Iterable
from html import escape

import rules
from classroom import cases
from content import Case
from rules import Match, Rule
from views.visit import Visit


def ticks(visit: Visit, case: Case) -> str:
    """Say which ticks a story became."""
    return (
        visit.say("cases.ticks", ticks=visit.library.labels(case.ticks)) if case.ticks else visit.say("cases.no_ticks")
    )


def topic(visit: Visit, id: str, where: str, why: str) -> str:
    """Return a topic as an entry of a list: its title, where it stands, and why."""
    title = visit.library.topics[id].title
    return f'<li><strong>{escape(title)}</strong> <span class="where">{escape(where)}</span>{why}</li>'


def items(parts: Iterable[str], empty: str) -> str:
    """Return list entries as a list, or the words for an empty one."""
    inside = "".join(parts)
    return f'<ul class="told">{inside}</ul>' if inside else f'<p class="told-none">{escape(empty)}</p>'


def shown(visit: Visit, match: Match, ticks: Collection[str]) -> str:
    """Return the row that decides how a topic is shown."""
    reason = match.deciding
    return row(visit, reason.rule, ticks)


def row(visit: Visit, rule: Rule, ticks: Collection[str]) -> str:
    """Return a row with the ticks that it holds by; its conditions, its reason and its sources unfold."""
    ticked = [tick for tick in rule.ticks if tick in ticks]
    key = "cases.row" if ticked else "cases.row_everyone"
    title = visit.say(key, row=rule.id, ticks=visit.library.labels(ticked)) if ticked else visit.say(key, row=rule.id)
    facts = {"why": rule.why, "sources": ", ".join(rule.sources), "on": visit.library.day(rule.reviewed_on)}
    details = escape(visit.say("why.details", status=visit.library.review_status(rule.reviewer), **facts))
    needs = "".join(f"<li>{_need(visit, need, ticks)}</li>" for need in rule.needs)
    conditions = f"<ul>{needs}</ul>" if needs else ""
    return f'<details class="row"><summary>{escape(title)}</summary>{conditions}<p>{details}</p></details>'


def not_shown(visit: Visit, ticks: Collection[str], topic: str) -> str:
    """Return what the nearest row misses."""
    near = cases.nearest(visit.rulebook, ticks, topic)
    missing = visit.library.listed([visit.library.one_of(group) for group in near.missing])
    return f"<p>{escape(visit.say('cases.row_misses', row=near.rule.id, missing=missing))}</p>"


def by_topic(visit: Visit, ticks: Iterable[str]) -> dict[str, Match]:
    """Return what the table shows for ticks, by topic."""
    return {match.topic: match for match in rules.match(visit.rulebook, ticks).topics}


def _need(visit: Visit, need: tuple[str, ...], ticks: Collection[str]) -> str:
    said = [_tick(visit, tick, is_ticked=tick in ticks) for tick in need]
    return said[0] if len(said) == 1 else visit.say("table.one_of", labels=", ".join(said))


def _tick(visit: Visit, tick: str, *, is_ticked: bool) -> str:
    if is_ticked:
        return f"<strong>{escape(visit.say('cases.ticked', label=visit.library.label(tick)))}</strong>"
    return escape(visit.say("why.unticked", label=visit.library.label(tick)))
