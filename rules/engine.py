"""Rulebook and ticks in, topics with their reasons out. Pure, total over known ticks, and blind to order."""

import difflib
from collections.abc import Iterable, Mapping, Set

from rules.model import RETIRED, Index, Match, Result, Rule, Rulebook, Shelf, Warning


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
    held: dict[str, list[tuple[Rule, ...]]] = {}
    main: set[str] = set()
    for shelf in _opened(rulebook.index, ticked):
        main |= shelf.main
        for topic, rows in shelf.topics.items():
            held.setdefault(topic, []).append(rows)
    found = [topic for topic in rulebook.topics if topic in held]
    topics = [Match(topic, "main" if topic in main else "more", tuple(held[topic]), ticked) for topic in found]
    return Result(tuple(topics), warnings(rulebook, ticked))


def rows_that_hold(rulebook: Rulebook, ticks: Iterable[str]) -> tuple[Rule, ...]:
    """Return the bare rows that hold, in table order."""
    ticked = frozenset(ticks)
    _refuse_unknown(rulebook, ticked)
    places = {place for shelf in _opened(rulebook.index, ticked) for place in shelf.places}
    return tuple([rulebook.rules[place] for place in sorted(places)])


def warnings(rulebook: Rulebook, ticked: Set[str]) -> tuple[Warning, ...]:
    """Look up the warning signs that were ticked, by name and nothing else."""
    named = {rulebook.ticks[tick].warning for tick in ticked}
    return tuple([sign for id, sign in rulebook.warnings.items() if id in named])


def _opened(index: Index, ticked: Set[str]) -> list[Shelf]:
    """Return the shelves whose rows hold: from the first one on, follow every tick that is ticked."""
    shelves, ticks = [index.first], sorted(ticked)
    for shelf in shelves:  # the list grows while it is read: a shelf that is opened may lead on to others
        if shelf.inner:
            shelves += [shelf.inner[tick] for tick in ticks if tick in shelf.inner]
    if index.wide:
        shelves.append(_asked(index.wide, ticked))
    return shelves


def _asked(wide: Mapping[int, Rule], ticked: Set[str]) -> Shelf:
    """Return a shelf for now, of those rows that are filed nowhere and hold."""
    shelf = Shelf()
    for place, rule in wide.items():
        if holds(rule, ticked):
            shelf.put(place, rule)
    return shelf


def _refuse_unknown(rulebook: Rulebook, ticked: Set[str]) -> None:
    if not ticked <= rulebook.ticks.keys():
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
