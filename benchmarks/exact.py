"""The exact interval of Clopper and Pearson for k of n, from the binomial distribution itself."""

from collections.abc import Callable
from math import exp, fsum, lgamma, log

STEPS = 60
"""Halvings of the search: far below the last digit that is shown."""


def interval(hits: int, of: int, confidence: float = 0.95) -> tuple[float, float]:
    """Return the shares between which the true one lies, if the n were drawn at random."""
    tail = (1 - confidence) / 2
    low = 0.0 if hits == 0 else _where(lambda share: at_least(hits, of, share) >= tail)
    high = 1.0 if hits == of else _where(lambda share: 1 - at_least(hits + 1, of, share) < tail)
    return low, high


def at_least(hits: int, of: int, share: float) -> float:
    """Return how probable `hits` or more of n are, when each is a hit with this probability."""
    return fsum(_exactly(k, of, share) for k in range(hits, of + 1))


def _exactly(hits: int, of: int, share: float) -> float:
    ways = lgamma(of + 1) - lgamma(hits + 1) - lgamma(of - hits + 1)
    return exp(ways + (hits * log(share) if hits else 0.0) + ((of - hits) * log(1 - share) if of - hits else 0.0))


def _where(is_past: Callable[[float], bool]) -> float:
    """Return the smallest share for which the question turns to yes."""
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if is_past(middle) else (middle, high)
    return high
