"""What people think of a table like this, right and wrong, as options with the reason behind each."""

from collections.abc import Sequence

import rules
from classroom.changes import Changed
from classroom.desk import Desk
from classroom.item import Option
from content import Case

ABOUT_ORDER = ("serious", "common", "few")
"""What people read into a topic that stands behind."""


def change_in_words(desk: Desk, changed: Changed) -> str:
    """Say one thing that changes, the most visible one."""
    for sign in changed.signs:
        return desk.say("quiz.opens", card=desk.card(sign.card))
    for moved in changed.moved:
        key = "quiz.comes_front" if moved.after == "main" else "quiz.comes_behind"
        return desk.say(key, topic=desk.library.quoted(moved.topic))
    return desk.say("quiz.told_nothing")


def why_changed(desk: Desk, case: Case, changed: Changed) -> str:
    """Say which row or which list makes that change, and what else changes."""
    if changed.signs:
        return f"{_by_name(desk, changed.tick)} {desk.say('quiz.in_all', told=desk.told(changed))}"
    if not changed.moved:
        return desk.say("quiz.idle_why")
    holds = desk.holds(changed.moved[0].row, (*case.ticks, changed.tick))
    return f"{holds} {desk.say('quiz.in_all', told=desk.told(changed))}"


def not_changed(desk: Desk, case: Case, changed: Changed) -> list[Option]:
    """Say what does not change with one more tick, though one could think so."""
    told, after = desk.told(changed), (*case.ticks, changed.tick)
    gone = desk.dice.choice(rules.match(desk.rulebook, case.ticks).topics).topic
    other = desk.dice.choice([topic for topic in desk.rulebook.topics if _could_be_main(desk, after, topic)])
    options = [
        Option(
            desk.say("quiz.goes_away", topic=desk.library.quoted(gone)), False, desk.say("quiz.never_away", told=told)
        ),
        Option(desk.say("quiz.comes_front", topic=desk.library.quoted(other)), False, desk.still_misses(after, other)),
    ]
    if not changed.is_nothing:
        options.append(Option(desk.say("quiz.told_nothing"), False, told))
    if not desk.rulebook.ticks[changed.tick].warning:
        opens = desk.say("quiz.opens", card=desk.card("emergency"))
        options.append(Option(opens, False, _no_sign(desk, changed.tick)))
    return options


def about_no_card(desk: Desk, case: Case, others: Sequence[str]) -> list[Option]:
    """Say why no card opens, and three ways in which people think that one does."""
    urgent = desk.card("urgent")
    one, two = desk.some(others, 2)
    return [
        Option(desk.say("quiz.no_card"), True, desk.say("quiz.no_card_why")),
        _counted(desk, desk.card("emergency"), case),
        Option(desk.say("quiz.for_tick", card=urgent, tick=desk.library.quoted(one)), False, _no_sign(desk, one)),
        _mixed(desk, urgent, one, two),
    ]


def about_a_card(desk: Desk, case: Case, sign: str, opened: str, other: str) -> list[Option]:
    """Say why a card opens, and three other ways in which people think that it does or does not."""
    card = desk.card(opened)
    enough = desk.say("quiz.one_is_enough", tick=desk.library.quoted(sign))
    return [
        Option(desk.say("quiz.for_tick", card=card, tick=desk.library.quoted(sign)), True, _by_name(desk, sign)),
        _counted(desk, card, case),
        Option(desk.say("quiz.one_is_too_few"), False, enough),
        _mixed(desk, card, sign, other),
    ]


def about_behind(desk: Desk, case: Case, topic: str) -> list[Option]:
    """Say what does not put a topic behind: how serious or common it is, a count of ticks, or a row of other pages."""
    thoughts = [
        Option(desk.say(f"quiz.thought_{thought}"), False, desk.say(f"quiz.answer_{thought}"))
        for thought in desk.some(ABOUT_ORDER, 2)
    ]
    foreign = [rule for rule in desk.rulebook.rules if rule.reading == "main" and topic not in rule.topics]
    near = [row for rule in foreign if len((row := desk.explained(case.ticks, rule)).missing) == 1]
    if near:
        row = desk.dice.choice(near)
        about = desk.say("quiz.other_pages", row=row.rule.id, topics=desk.library.labels(row.rule.topics))
        thoughts.append(Option(desk.misses(row), False, about))
    return thoughts


def _could_be_main(desk: Desk, ticks: Sequence[str], topic: str) -> bool:
    rows = desk.main_rows(ticks, topic)
    return bool(rows) and not rows[0].holds


def _by_name(desk: Desk, tick: str) -> str:
    return desk.say("quiz.by_name", tick=desk.library.quoted(tick))


def _no_sign(desk: Desk, tick: str) -> str:
    return desk.say("quiz.no_sign", tick=desk.library.quoted(tick))


def _counted(desk: Desk, card: str, case: Case) -> Option:
    text = desk.say("quiz.many_ticks", card=card, count=len(case.ticks))
    return Option(text, False, desk.say("quiz.never_counts"))


def _mixed(desk: Desk, card: str, one: str, two: str) -> Option:
    text = desk.say("quiz.for_pair", card=card, one=desk.library.quoted(one), two=desk.library.quoted(two))
    return Option(text, False, desk.say("quiz.no_mix"))
