"""A design's own server: started on a free port in a folder of its own, ended with the run."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from designs import ROOT, Design

WAIT = 90  # seconds that a server may take to start
LOG_LINES = 3


class Server(NamedTuple):
    """Where it is, the process behind it, and what that says."""

    address: str
    process: "subprocess.Popen[bytes]"
    log: Path

    def processor_ms(self) -> float:
        """Return the processor time that it has used so far, in milliseconds (Linux)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(design: Design) -> Iterator[Server]:
    """Start a design's server, wait until it answers, and end it afterwards; RuntimeError says why it did not start."""
    with launched(design) as server:
        yield _ready(server)


@contextmanager
def launched(design: Design) -> Iterator[Server]:
    """Start a design's server and do not wait for it; end it afterwards."""
    with tempfile.TemporaryDirectory() as scratch, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        if design.options:
            shutil.copytree(ROOT / ".streamlit", Path(scratch) / ".streamlit")
        log = Path(scratch) / "log"
        command = [part.replace("{port}", str(port)) for part in design.command]
        environment = {key: value for key, value in os.environ.items() if key != "TOPIC_FINDER_SITE"}
        with log.open("wb") as output:
            process = subprocess.Popen(  # noqa: S603 - ours
                command, cwd=design.folder or scratch, stdout=output, stderr=output, env=environment
            )
        try:
            yield Server(f"http://127.0.0.1:{port}", process, log)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _ready(server: Server) -> Server:
    until = time.monotonic() + WAIT
    while time.monotonic() < until and server.process.poll() is None:
        try:
            urllib.request.urlopen(server.address, timeout=5).close()  # noqa: S310 - an address of ours
            return server
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(
        " / ".join(server.log.read_text(errors="replace").splitlines()[-LOG_LINES:]) or "the server did not answer"
    )
