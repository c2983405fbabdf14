"""Why a topic is shown, or is not, as HTML to unfold: the row that decides, its conditions, its reason and sources."""

from collections.abc import Collection, Iterable
from html import escape

import rules
from classroom import cases
from content import Case
from rules import Match, Rule
from views import resources
from views.wording import day, label, labels, listed, one_of, review_status, text


def ticks(case: Case) -> str:
    """Say which ticks a story became."""
    return text("cases.ticks", ticks=labels(case.ticks)) if case.ticks else text("cases.no_ticks")


def topic(id: str, where: str, why: str) -> str:
    """Return a topic as an entry of a list: its title, where it stands, and why."""
    title = resources.library().topics[id].title
    return f'<li><strong>{escape(title)}</strong> <span class="where">{escape(where)}</span>{why}</li>'


def items(parts: Iterable[str], empty: str) -> str:
    """Return list entries as a list, or the words for an empty one."""
    inside = "".join(parts)
    return f'<ul class="told">{inside}</ul>' if inside else f'<p class="told-none">{escape(empty)}</p>'


def shown(match: Match, ticks: Collection[str]) -> str:
    """Return the row that decides how a topic is shown."""
    reason = match.deciding
    return row(reason.rule, ticks)


def row(rule: Rule, ticks: Collection[str]) -> str:
    """Return a row with the ticks that it holds by; its conditions, its reason and its sources unfold."""
    ticked = [tick for tick in rule.ticks if tick in ticks]
    key = "cases.row" if ticked else "cases.row_everyone"
    title = text(key, row=rule.id, ticks=labels(ticked)) if ticked else text(key, row=rule.id)
    facts = {"why": rule.why, "sources": ", ".join(rule.sources), "on": day(rule.reviewed_on)}
    details = escape(text("why.details", status=review_status(rule.reviewer), **facts))
    needs = "".join(f"<li>{_need(need, ticks)}</li>" for need in rule.needs)
    conditions = f"<ul>{needs}</ul>" if needs else ""
    return f'<details class="row"><summary>{escape(title)}</summary>{conditions}<p>{details}</p></details>'


def not_shown(ticks: Collection[str], topic: str) -> str:
    """Return what the nearest row misses."""
    near = cases.nearest(resources.rulebook(), ticks, topic)
    missing = listed([one_of(group) for group in near.missing])
    return f"<p>{escape(text('cases.row_misses', row=near.rule.id, missing=missing))}</p>"


def by_topic(ticks: Iterable[str]) -> dict[str, Match]:
    """Return what the table shows for ticks, by topic."""
    return {match.topic: match for match in rules.match(resources.rulebook(), ticks).topics}


def _need(need: tuple[str, ...], ticks: Collection[str]) -> str:
    said = [_tick(tick, is_ticked=tick in ticks) for tick in need]
    return said[0] if len(said) == 1 else text("table.one_of", labels=", ".join(said))


def _tick(tick: str, *, is_ticked: bool) -> str:
    if is_ticked:
        return f"<strong>{escape(text('cases.ticked', label=label(tick)))}</strong>"
    return escape(text("why.unticked", label=label(tick)))
