"""The real server as a process, asked over plain HTTP; copies of the project to break; ASGI without a server."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import finished

ROOT = Path(__file__).parent.parent.parent


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: str


class Process(NamedTuple):
    port: int
    log: Path

    def ask(self, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
        """Ask without tidying the path, as an attacker would."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders(body)
        answer = connection.getresponse()
        text = answer.read().decode(errors="replace")
        connection.close()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, text)

    def shake(self, path: str = "/_stcore/stream", **headers: str) -> int:
        """Ask for a websocket, hang up, and return the status of the answer."""
        upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
        return self.ask(path, **upgrade, **{"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}, **headers).status


@contextmanager
def served(folder: Path, log: Path, *command: str, **settings: str) -> Iterator[Process]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    run = [sys.executable, "-m", *(part.replace("PORT", str(port)) for part in command)]
    environment = {name: value for name, value in os.environ.items() if name != "TOPIC_FINDER_SITE"} | settings
    with log.open("wb") as output:
        process = subprocess.Popen(run, cwd=folder, stdout=output, stderr=output, env=environment)
    try:
        _wait(Process(port, log), process)
        yield Process(port, log)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(asked: Process, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert process.poll() is None, asked.log.read_text(encoding="utf-8")
        try:
            if asked.ask("/healthz").status == 200:
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server was not ready within 60 seconds")


@pytest.fixture(scope="session")
def process(tmp_path_factory) -> Iterator[Process]:
    """The app, started with the README's command."""
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with served(ROOT, log, "streamlit", "run", "app.py", "--server.port", "PORT") as running:
        yield running


@pytest.fixture
def ask() -> Callable[..., Answer]:
    """Ask an ASGI app without a server: ask(app, "/path", origin="...")."""

    def asked(app, path: str = "/", query: bytes = b"", method: str = "GET", **headers: str) -> Answer:
        raw = [(name.encode(), value.encode()) for name, value in {"host": "here", **headers}.items()]
        scope = {"type": "http", "method": method, "path": path, "query_string": query, "headers": raw}
        sent = []

        async def send(message) -> None:
            sent.append(message)

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": b"", "more_body": False}

        finished(app({**scope, "root_path": "", "scheme": "http", "server": ("here", 80)}, receive, send))
        names = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
        return Answer(sent[0]["status"], names, b"".join(part.get("body", b"") for part in sent[1:]).decode())

    return asked
