"""What is measured, each as a server of its own: started on a free port, ended with the run; and what it uses."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

HERE, ROOT = Path(__file__).parent, Path(__file__).parents[1]
WAIT = 90
"""Seconds that a server may take to start."""
OPTIONS = ("--server.port", "{port}", "--server.headless", "true", "--server.address", "127.0.0.1")
OPTIONS += ("--browser.gatherUsageStats", "false")
"""Without these a server opens a browser, listens to the world, or asks other hosts: no part of what is measured."""


class Design(NamedTuple):
    """How one design is started, in a folder or in an empty one; with `options` the app's own config lies there."""

    name: str
    command: tuple[str, ...]
    folder: Path | None = None
    options: bool = False
    site: str = ""


def streamlit(script: str) -> tuple[str, ...]:
    """Return the command that serves a script of ours."""
    return (sys.executable, "-m", "streamlit", "run", script, *OPTIONS)


APP = Design("the app", streamlit("app.py"), ROOT)
BARE = Design("bare Streamlit with the app's options", streamlit(str(HERE / "bare_page.py")), options=True)
BARE_DEFAULT = Design("bare Streamlit with default options", streamlit(str(HERE / "bare_page.py")))


class Server(NamedTuple):
    """Where a server is, and the process behind it."""

    address: str
    process: int

    def busy(self) -> float:
        """Return the seconds of a core that it has used so far."""
        fields = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Return what it holds now, in MB."""
        pages = int(Path(f"/proc/{self.process}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def serving(design: Design) -> Iterator[Server]:
    """Start a server, wait until it answers, and end it afterwards; RuntimeError says why it did not start."""
    with tempfile.TemporaryDirectory() as scratch, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        if design.options:
            shutil.copytree(ROOT / ".streamlit", Path(scratch, ".streamlit"))
        site, log = Path(scratch, "site.yaml"), Path(scratch, "log")
        site.write_text(design.site or 'mode: "web"\n', encoding="utf-8")
        with log.open("wb") as output:
            process = subprocess.Popen(  # noqa: S603 - ours
                [part.replace("{port}", str(port)) for part in design.command],
                cwd=design.folder or scratch,
                stdout=output,
                stderr=output,
                env=os.environ | {"TOPIC_FINDER_SITE": str(site)},
            )
        try:
            _await(process, address := f"http://127.0.0.1:{port}", log)
            yield Server(address, process.pid)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _await(process: "subprocess.Popen[bytes]", address: str, log: Path) -> None:
    until = time.monotonic() + WAIT
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - an address of ours
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError((log.read_text(errors="replace").splitlines() or ["the server did not answer"])[-1])


def table(head: tuple[str, ...]) -> str:
    """Return the first two lines of a table of Markdown."""
    return f"| {' | '.join(head)} |\n{'|---' * len(head)}|"
