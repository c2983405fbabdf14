"""Rulebook and ticks in, topics with their reasons out. Pure, total over known ticks, and blind to order."""

import difflib
from collections.abc import Iterable, Set

from rules.model import RETIRED, Match, Reason, Result, Rule, Rulebook, Warning


class UnknownTickError(ValueError):
    """Some ids are no ticks. `near` maps each of them to the ids that look most like it."""

    def __init__(self, near: dict[str, tuple[str, ...]]) -> None:
        super().__init__("; ".join(_sentence(id, hints) for id, hints in near.items()))
        self.near = near


def holds(rule: Rule, ticks: Set[str]) -> bool:
    """Say whether a row holds: this is the whole meaning of the table.

    >>> rule = Rule("r-01", ("t",), "main", ("pain", "stiff"), ("shoulder",), (), (), "", (), "", "", 2)
    >>> holds(rule, {"stiff", "shoulder"}), holds(rule, {"stiff"})
    (True, False)
    """
    return all(any(tick in ticks for tick in need) for need in rule.needs)


def match(rulebook: Rulebook, ticks: Iterable[str]) -> Result:
    """Return the topics, each with its reasons, and the warning signs that these ticks lead to.

    Raises UnknownTickError for ids that are no ticks. Equal to asking `holds` of every row, and quicker.
    """
    ticked = frozenset(ticks)
    _refuse_unknown(rulebook, ticked)
    reasons: dict[str, list[Reason]] = {}
    main: set[str] = set()
    for rule, named in _rows_that_hold(rulebook, ticked):
        reason = Reason(rule, tuple(filter(ticked.__contains__, named)))
        for topic in rule.topics:
            reasons.setdefault(topic, []).append(reason)
        if rule.reading == "main":
            main.update(rule.topics)
    order = sorted(reasons, key=rulebook.stack.order.__getitem__)
    topics = [Match(topic, "main" if topic in main else "more", tuple(reasons[topic])) for topic in order]
    return Result(tuple(topics), warnings(rulebook, ticked))


def rows_that_hold(rulebook: Rulebook, ticks: Iterable[str]) -> tuple[Rule, ...]:
    """Return the bare rows that hold, in table order: what `match` builds its topics and reasons from."""
    ticked = frozenset(ticks)
    _refuse_unknown(rulebook, ticked)
    return tuple([rule for rule, _ in _rows_that_hold(rulebook, ticked)])


def warnings(rulebook: Rulebook, ticked: Set[str]) -> tuple[Warning, ...]:
    """Look up the warning signs that were ticked, by name and nothing else."""
    signs = rulebook.stack.signs
    found = {signs[tick].line: signs[tick] for tick in ticked if tick in signs}
    return tuple([found[line] for line in sorted(found)])


def _rows_that_hold(rulebook: Rulebook, ticked: Set[str]) -> Iterable[tuple[Rule, tuple[str, ...]]]:
    """Yield the rows that hold, in table order: one OR for each tick, one AND for each need."""
    stack = rulebook.stack
    met = stack.base
    for tick in ticked:
        met |= stack.columns[tick]
    rows = (1 << stack.height) - 1
    for need in range(stack.depth):
        rows &= met >> need * stack.height
    # As text: taking bit after bit would copy a long number each time.
    find, row = bin(rows)[:1:-1].find, -1
    while (row := find("1", row + 1)) >= 0:
        yield stack.rows[row]


def _refuse_unknown(rulebook: Rulebook, ticked: Set[str]) -> None:
    if not all(map(rulebook.ticks.__contains__, ticked)):
        known = tuple(rulebook.ticks)
        unknown = sorted(tick for tick in ticked if tick not in rulebook.ticks)
        raise UnknownTickError({id: _near(id, known) for id in unknown})


def _near(id: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The sign that a retired one was merged into, or the ids that look most like it."""
    if RETIRED.get(id) in known:
        return (RETIRED[id],)
    return tuple(difflib.get_close_matches(id, known, 3, 0.5))


def _sentence(id: str, hints: tuple[str, ...]) -> str:
    hint = f"; did you mean {' or '.join(repr(hint) for hint in hints)}?" if hints else ""
    return f"there is no tick {id!r}{hint}"
