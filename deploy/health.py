"""Ask this machine's topic finder whether it is well: `python health.py [SECONDS] [PORT]`, exit code 0 or 1.

Units, containers and start scripts wait with this instead of sleeping. It asks again until it is answered or SECONDS
(10) are over, and gives up at once if the process in MAINPID, which systemd names, has already ended.
"""

import http.client
import os
import sys
import time

PAUSE = 0.5
PORT = 8501


def well(port: int, patience: float) -> bool:
    """Say whether `/healthz` answers 200. The address is a number, so that no name is looked up."""
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
    try:
        asked.request("GET", "/healthz")
        return asked.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()


def ended(process: str) -> bool:
    """Say whether the process that is waited for is gone. Asked by a signal: a unit may hide /proc."""
    try:
        os.kill(int(process or os.getpid()), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def main(seconds: float = 10, port: int = PORT) -> int:
    """Ask until it is well, or until the time is over."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        if well(port, min(left, 5)):
            return 0
        if ended(os.environ.get("MAINPID", "")):
            return 1
        time.sleep(min(PAUSE, max(left, 0)))
    return 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
