"""What a class expects of a running case, counted: in memory only, no names, forgotten when closed or after a lesson.

The counts live in one process. Where several processes serve a site, each has its own. A tally holds counts and no
votes: who voted holds a slip of what was counted, and gives it back to vote anew.
"""

import itertools
import secrets
import time
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import NamedTuple

MOST_OPEN = 20
MOST_VOTES = 200
SHOWN_FROM = 5
"""Votes; fewer could point to one learner, so nothing of them is shown."""
LASTS = 3 * 60 * 60
"""Seconds after which a tally is forgotten, whether it was closed or not."""
LETTERS = "bcdfghjkmnpqrstvwxz"
"""No vowels, so that a code is no word; no letter that looks like another or like a number."""
LONG = 5


class Counts(NamedTuple):
    """What may be shown of a tally. Below SHOWN_FROM votes there is nothing: not even how many there are."""

    case: str
    votes: int
    by_option: Mapping[str, int]


class Slip(NamedTuple):
    """What was counted for one voter, in which tally: to be taken back when the voter chooses otherwise."""

    tally: int
    chosen: frozenset[str]


@dataclass(slots=True)
class _Tally:
    number: int
    case: str
    options: frozenset[str]
    until: float
    votes: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def take(self, chosen: Collection[str], earlier: Slip | None) -> Slip | None:
        """Count a vote, or put it in the place of an earlier one here; return nothing where the tally is full."""
        if earlier and earlier.tally == self.number:
            self.counts.subtract(earlier.chosen)
        elif self.votes < MOST_VOTES:
            self.votes += 1
        else:
            return None
        slip = Slip(self.number, self.options & frozenset(chosen))
        self.counts.update(slip.chosen)
        return slip


def _random_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LONG))


class Tallies:
    """All open tallies of one process. `clock` gives seconds, `code` a new code."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, code: Callable[[], str] = _random_code) -> None:
        self._clock, self._code = clock, code
        self._open: dict[str, _Tally] = {}
        self._numbers = itertools.count(1)
        self._lock = Lock()

    def start(self, case: str, options: Collection[str]) -> str:
        """Start a tally for a case and return its code, or nothing where as many are open as may be."""
        with self._lock:
            self._forget_old()
            if len(self._open) >= MOST_OPEN:
                return ""
            code = next(code for code in iter(self._code, "") if code not in self._open)
            self._open[code] = _Tally(next(self._numbers), case, frozenset(options), self._clock() + LASTS)
            return code

    def vote(self, code: str, case: str, chosen: Collection[str], earlier: Slip | None = None) -> Slip | None:
        """Count one vote for what was chosen, and return a slip of it, or nothing where it was not counted.

        With the slip of an earlier vote it takes the place of that one. What is no option is passed over.
        """
        with self._lock:
            self._forget_old()
            tally = self._open.get(code)
            return tally.take(chosen, earlier) if tally and tally.case == case else None

    def counts(self, code: str) -> Counts | None:
        """Return what may be shown of a tally, or nothing where no such tally is open here."""
        with self._lock:
            self._forget_old()
            tally = self._open.get(code)
            if not tally:
                return None
            shown = tally.votes >= SHOWN_FROM
            return Counts(tally.case, tally.votes if shown else 0, dict(+tally.counts) if shown else {})

    def close(self, code: str) -> None:
        """Forget a tally and all that was counted."""
        with self._lock:
            self._open.pop(code, None)

    def _forget_old(self) -> None:
        now = self._clock()
        self._open = {code: tally for code, tally in self._open.items() if tally.until > now}
