"""Room for connections: each is an open file, and where nobody asked for more a process may have about a thousand."""

import sys

MOST = 65_536


def allow_many() -> None:
    """Ask the system for as many open files as it gives without privileges."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - only there where it is needed

    now, highest = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MOST if highest == resource.RLIM_INFINITY else min(MOST, highest)
    if now != resource.RLIM_INFINITY and now < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, highest))
