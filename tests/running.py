"""The app as a process on a port of its own, a copy of it to break, or an ASGI app without a server."""

import asyncio
import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pytest
from starlette.types import ASGIApp

T = TypeVar("T")
ROOT = Path(__file__).parent.parent
PATIENCE = 60
"""Seconds for anything that takes one or two on a quiet machine."""
APP = ("streamlit", "run", "app.py", "--server.port", "PORT")
"""The README's command, on a port that is free."""


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def body(self) -> str:
        return self.content.decode(errors="replace")


class Process(NamedTuple):
    port: int
    log: Path
    pid: int = 0

    def ask(self, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
        """Ask without tidying the path, as an attacker would."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders(body)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, content)

    def shake(self, path: str = "/_stcore/stream", **headers: str) -> int:
        """Ask for a websocket, hang up, and return the status of the answer."""
        upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
        return self.ask(path, **upgrade, **{"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}, **headers).status

    def is_well(self) -> bool:
        try:
            return self.ask("/healthz").status == 200
        except OSError:
            return False

    def ready(self, process: "subprocess.Popen[bytes]") -> None:
        """Wait until it is well, and fail with its own words where it ends instead."""

        def is_well() -> bool:
            assert process.poll() is None, self.log.read_text(encoding="utf-8") if self.log.is_file() else "it ended"
            return self.is_well()

        wait_until(is_well, f"port {self.port}")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_until(done: Callable[[], bool], told: object = "", seconds: float = PATIENCE, pause: float = 0.1) -> None:
    """Ask again and again, and fail with what was told when it never comes true."""
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until, f"not within {seconds} seconds: {told}"
        time.sleep(pause)


def build(folder: Path) -> Path:
    """Copy the app to a folder, with nothing compiled, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("app.py", "faults.py", "site.yaml"):
        shutil.copy(ROOT / name, folder / name)
    rooms = [path.parent.name for path in ROOT.glob("*/__init__.py") if path.parent.name not in ("tests", "benchmarks")]
    for name in [*rooms, ".streamlit"]:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@contextmanager
def served(folder: Path, log: Path, *command: str, at: int = 0, **settings: str) -> Iterator[Process]:
    """Run the app, or a command in its place, until the test is done with it."""
    running = Process(at or free_port(), log)
    run = [sys.executable, "-m", *(part.replace("PORT", str(running.port)) for part in command or APP)]
    environment = {name: value for name, value in os.environ.items() if name != "TOPIC_FINDER_SITE"} | settings
    with log.open("wb") as output:
        process = subprocess.Popen(run, cwd=folder, stdout=output, stderr=output, env=environment)
    try:
        running.ready(process)
        yield running._replace(pid=process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)


def asked(
    app: ASGIApp, path: str = "/", query: bytes = b"", method: str = "GET", *, leaves: bool = False, **headers: str
) -> Answer:
    """Ask an ASGI app without a server, and stay until all has been said, or leave at once."""
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in {"host": "here", **headers}.items()]
    scope = {"type": "http", "method": method, "path": path, "query_string": query, "headers": raw}
    sent, heard = [], [{"type": "http.disconnect"} if leaves else {"type": "http.request", "body": b""}]

    async def send(message) -> None:
        sent.append(message)

    async def receive() -> dict[str, object]:
        return heard.pop() if heard else await asyncio.Future()

    finished(app({**scope, "root_path": "", "scheme": "http", "server": ("here", 80)}, receive, send))
    names = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], names, b"".join(part.get("body", b"") for part in sent[1:]))


def aside(act: Callable[[], T]) -> T:
    """Do something in a thread of its own: tests in a browser leave a loop running in the first one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(act).result()


def finished(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end, aside."""
    return aside(lambda: asyncio.run(coroutine))


def node() -> str:
    """Return the Node that comes with Playwright; skip, and say how to get it, where there is none."""
    package = pytest.importorskip(
        "playwright", reason="pip install playwright brings the Node that scripts are tried in"
    )
    return str(Path(package.__file__).parent / "driver" / "node")
