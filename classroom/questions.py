"""The kinds of questions: each takes a case and asks about it, or passes where the case has nothing to ask.

The wrong options are what people do think: that ticks are counted, that the order tells how bad it is, that a tick
more can take a page away. A maker returns the question and its options, the right one first.
"""

from collections.abc import Callable

import rules
from classroom import cases, thoughts
from classroom.changes import change
from classroom.desk import Desk
from classroom.item import Option
from content import Case

Asked = tuple[str, list[Option]] | None
WRONG = 3
"""Wrong options of a question, where there are as many."""
SHORT = 5
"""Ticks of a row that can be read as an option."""


def front(desk: Desk, case: Case) -> Asked:
    """Which one more tick brings this topic to the front?"""
    steps = [step for step in rules.almost(desk.rulebook, case.ticks) if _needs_company(desk, step)]
    if not steps or not case.ticks:
        return None
    step = desk.dice.choice(steps)
    group = desk.rulebook.ticks[step.tick].group
    others = [tick.id for tick in desk.rulebook.group(group) if tick.id not in case.ticks]
    wrong = [tick for tick in others if not desk.is_main((*case.ticks, tick), step.topic)]
    row = desk.main_rows((*case.ticks, step.tick), step.topic)[0].rule
    yes = desk.holds(row, (*case.ticks, step.tick))
    options = [Option(desk.library.label(step.tick), True, yes)]
    for tick in desk.some(wrong, WRONG):
        still = desk.misses(desk.explained((*case.ticks, tick), row))
        told = desk.told(change(desk.rulebook, case.ticks, tick))
        options.append(Option(desk.library.label(tick), False, f"{told} {still}"))
    return _ask(desk, case, "quiz.ask_front", topic=desk.library.quoted(step.topic)), options


def row(desk: Desk, case: Case) -> Asked:
    """Which of these rows holds?"""
    rules_of_two = (rule for rule in desk.rulebook.rules if len(rule.needs) > 1 and len(rule.ticks) <= SHORT)
    rows = {rule.needs: desk.explained(case.ticks, rule) for rule in rules_of_two}
    held = [row for row in rows.values() if row.holds]
    near = [row for row in rows.values() if len(row.missing) == 1]
    if not held or len(near) < WRONG:
        return None
    options = []
    for it in (desk.dice.choice(held), *desk.some(near, WRONG)):
        said = desk.holds(it.rule, case.ticks) if it.holds else desk.misses(it)
        options.append(Option(_capital(desk.library.condition(it.rule.needs)), it.holds, said))
    return _ask(desk, case, "quiz.ask_row"), options


def more(desk: Desk, case: Case) -> Asked:
    """What does this tick change?"""
    if not case.changes:
        return None
    tick = desk.dice.choice(sorted(case.changes))
    changed = change(desk.rulebook, case.ticks, tick)
    right = Option(thoughts.change_in_words(desk, changed), True, thoughts.why_changed(desk, case, changed))
    options = [right, *desk.some(thoughts.not_changed(desk, case, changed), WRONG)]
    return _ask(desk, case, "quiz.ask_more", tick=desk.library.quoted(tick)), options


def card(desk: Desk, case: Case) -> Asked:
    """Which card opens, and why? Nothing but a sign by its name ever opens one."""
    signs = [tick for tick in case.ticks if desk.rulebook.ticks[tick].warning]
    others = [tick for tick in case.ticks if tick not in signs]
    opened = cases.cards(desk.rulebook, case.warnings)
    if len(opened) > 1 or len(others) < 2:
        return None
    options = (
        thoughts.about_a_card(desk, case, signs[0], opened[0], others[0])
        if signs
        else thoughts.about_no_card(desk, case, others)
    )
    return _ask(desk, case, "quiz.ask_card"), options


def away(desk: Desk, case: Case) -> Asked:
    """Which tick, taken away, takes this topic from the front?"""
    without = {tick: change(desk.rulebook, case.ticks, tick) for tick in case.ticks}
    for topic in desk.shuffled(case.main):
        lost = [tick for tick, changed in without.items() if topic in {it.topic for it in changed.moved}]
        kept = [tick for tick in case.ticks if tick not in lost]
        if len(lost) == 1 and len(kept) > 1:
            break
    else:
        return None
    rest = frozenset(case.ticks) - {lost[0]}
    why = f"{desk.told(without[lost[0]])} {desk.still_misses(rest, topic)}"
    options = [Option(desk.library.label(lost[0]), True, why)]
    for tick in desk.some(kept, WRONG):
        ticks = frozenset(case.ticks) - {tick}
        said = desk.stays(desk.main_rows(ticks, topic)[0].rule, ticks)
        options.append(Option(desk.library.label(tick), False, said))
    return _ask(desk, case, "quiz.ask_away", topic=desk.library.quoted(topic)), options


def idle(desk: Desk, case: Case) -> Asked:
    """Which of these ticks changes nothing here?"""
    inert = rules.inert(desk.rulebook, case.ticks)
    busy = [tick for tick in case.ticks if tick not in inert]
    if not inert or len(busy) < 2:
        return None
    tick = desk.dice.choice(inert)
    options = [Option(desk.library.label(tick), True, desk.say("quiz.idle_why"))]
    for other in desk.some(busy, WRONG):
        told = desk.told(change(desk.rulebook, case.ticks, other))
        options.append(Option(desk.library.label(other), False, desk.say("quiz.without", told=told)))
    return _ask(desk, case, "quiz.ask_idle"), options


def stays(desk: Desk, case: Case) -> Asked:
    """Which page goes away with one more tick? None: the first promise of the table."""
    if not case.main or not case.changes:
        return None
    tick = desk.dice.choice(sorted(case.changes))
    told = desk.told(change(desk.rulebook, case.ticks, tick))
    options = [Option(desk.say("quiz.none_goes"), True, desk.say("quiz.never_away", told=told))]
    shown = rules.match(desk.rulebook, case.ticks).topics
    for match in desk.some([match for match in shown if match.because], WRONG):
        said = desk.stays(match.deciding.rule, case.ticks)
        options.append(Option(desk.library.topics[match.topic].title, False, said))
    return _ask(desk, case, "quiz.ask_stays", tick=desk.library.quoted(tick)), options


def behind(desk: Desk, case: Case) -> Asked:
    """Why does this topic stand behind, and not in front?"""
    rows = {
        match.topic: desk.main_rows(case.ticks, match.topic)
        for match in rules.match(desk.rulebook, case.ticks).reading("more")
    }
    asked = [topic for topic, near in rows.items() if near and len(near[0].missing) == 1]
    if not asked:
        return None
    topic = desk.dice.choice(asked)
    nearest = rows[topic][0]
    why = desk.say("quiz.behind_why", reason=nearest.rule.why)
    options = [Option(desk.misses(nearest), True, why), *thoughts.about_behind(desk, case, topic)]
    return _ask(desk, case, "quiz.ask_behind", topic=desk.library.quoted(topic)), options


KINDS: dict[str, Callable[[Desk, Case], Asked]] = {
    "front": front,
    "row": row,
    "more": more,
    "card": card,
    "away": away,
    "idle": idle,
    "stays": stays,
    "behind": behind,
}


def _ask(desk: Desk, case: Case, key: str, **values: object) -> str:
    return f"{desk.say('quiz.ticked', ticks=desk.library.labels(case.ticks))} {desk.say(key, **values)}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _needs_company(desk: Desk, step: rules.Step) -> bool:
    return step.reading == "main" and not desk.is_main((step.tick,), step.topic)
