"""Say whether a page on this machine talks to the server: `python page_alive.py [SECONDS] [PORT]`, exit code 0 or 1.

A browser whose tab has crashed runs on and shows an error. Only its connections tell: this looks, for SECONDS (30),
for one open TCP connection to the server's port. It reads the kernel's table and nothing that is sent.
"""

import sys
import time
from pathlib import Path

TABLE = Path("/proc/net/tcp")
ESTABLISHED = "01"
PAUSE = 0.2


def open_connections(table: str, port: int) -> int:
    """Count the connections to `port` in the text of `/proc/net/tcp` (column 3 is the far end, column 4 the state)."""
    rows = [line.split() for line in table.splitlines()[1:]]
    return sum(row[2].endswith(f":{port:04X}") and row[3] == ESTABLISHED for row in rows)


def main(seconds: int = 60, port: int = 8501) -> int:
    """Look until a connection is seen, or until the time is over."""
    until = time.monotonic() + seconds
    while not open_connections(TABLE.read_text(encoding="ascii"), port):
        if time.monotonic() >= until:
            return 1
        time.sleep(PAUSE)
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
