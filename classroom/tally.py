"""What a class expects of a running case, counted: in memory only, no names, forgotten when closed or after a lesson.

The counts live in one process. Where several processes serve a site, each has its own.
"""

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


@dataclass(slots=True)
class _Tally:
    case: str
    options: frozenset[str]
    until: float
    votes: int = 0
    counts: Counter[str] = field(default_factory=Counter)


def _random_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LONG))


class Tallies:
    """All open tallies of one process. `clock` gives seconds, `code` a new code."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, code: Callable[[], str] = _random_code) -> None:
        self._clock, self._code = clock, code
        self._open: dict[str, _Tally] = {}
        self._lock = Lock()

    def start(self, case: str, options: Collection[str]) -> str:
        """Start a tally for a case and return its code, or nothing where as many are open as may be."""
        with self._lock:
            self._forget_old()
            if len(self._open) >= MOST_OPEN:
                return ""
            code = next(code for code in iter(self._code, "") if code not in self._open)
            self._open[code] = _Tally(case, frozenset(options), self._clock() + LASTS)
            return code

    def vote(self, code: str, case: str, chosen: Collection[str]) -> bool:
        """Count one vote for what was chosen, and say whether it was counted; what is no option is passed over."""
        with self._lock:
            self._forget_old()
            tally = self._open.get(code)
            if not tally or tally.case != case or tally.votes >= MOST_VOTES:
                return False
            tally.votes += 1
            tally.counts.update(tally.options & frozenset(chosen))
            return True

    def counts(self, code: str) -> Counts | None:
        """Return what may be shown of a tally, or nothing where no such tally is open here."""
        with self._lock:
            self._forget_old()
            tally = self._open.get(code)
            if not tally:
                return None
            shown = tally.votes >= SHOWN_FROM
            return Counts(tally.case, tally.votes if shown else 0, dict(tally.counts) if shown else {})

    def close(self, code: str) -> None:
        """Forget a tally and all that was counted."""
        with self._lock:
            self._open.pop(code, None)

    def _forget_old(self) -> None:
        now = self._clock()
        self._open = {code: tally for code, tally in self._open.items() if tally.until > now}
