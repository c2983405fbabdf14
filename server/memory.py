"""One pool of memory for all threads: what a visit gives back is taken by the next one, and not kept for its thread."""

import ctypes
import sys

ARENA_MAX = -8
"""M_ARENA_MAX of glibc's malloc.h."""


def share_one_pool() -> None:
    """Ask glibc for one pool; it fills up to eight a core in turn, and Python's threads wait for each other anyway."""
    if sys.platform == "linux" and (option := getattr(ctypes.CDLL(None), "mallopt", None)):
        option(ARENA_MAX, 1)
