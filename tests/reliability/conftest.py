"""The app as a process in a house of its own: its folder, home, place for temporary files, and log belong to a test."""

import asyncio
import json
import os
import resource
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest
from playwright.sync_api import sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.browser.conftest import FLAGS, chromium  # noqa: F401 - a fixture
from tests.running import PATIENCE, Process, build, free_port
from tests.visitor import Visitor, is_end

T = TypeVar("T")
POOL = 64 * 2**20
"""Bytes: HEAP_MAX_SIZE of glibc on 64 bits."""


@dataclass
class House:
    """A running app and the places that it may write to."""

    folder: Path
    places: Path
    process: "subprocess.Popen[bytes]"
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.places / "log.txt"

    @property
    def asked(self) -> Process:
        return Process(self.port, self.log)

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def memory(self) -> float:
        """Return the resident memory in MB (Linux)."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def pools(self) -> int:
        """Count the pools of memory that glibc made for threads: each begins at a multiple of its greatest size."""
        parts = [
            line.split() for line in Path(f"/proc/{self.process.pid}/maps").read_text(encoding="utf-8").splitlines()
        ]
        unnamed = [part[0].partition("-")[0] for part in parts if len(part) == 5 and part[1] == "rw-p"]
        return sum(int(first, 16) % POOL == 0 for first in unnamed)

    def memory_written(self) -> Iterator[bytes]:
        """Yield each part of the memory that the process may write to (Linux, as the same user)."""
        with Path(f"/proc/{self.process.pid}/mem").open("rb", 0) as memory:
            for line in Path(f"/proc/{self.process.pid}/maps").read_text(encoding="utf-8").splitlines():
                where, may, *_ = line.split()
                first, end = (int(edge, 16) for edge in where.split("-"))
                if may.startswith("rw"):
                    memory.seek(first)
                    yield memory.read(end - first)

    def files(self) -> dict[Path, bytes]:
        """Return every file of the house except its log, with what is in it."""
        found = [path for place in (self.folder, self.places) for path in place.rglob("*")]
        return {path: path.read_bytes() for path in found if path.is_file() and path != self.log}

    def held(self) -> dict[str, int]:
        """Ask the debug door what the process still holds of marked visits."""
        answer = self.asked.ask("/held")
        assert answer.status == 200, self.said()
        return json.loads(answer.body)


@contextmanager
def lived_in(
    folder: Path,
    places: Path,
    limits: Mapping[int, int] | None = None,
    port: int = 0,
    through: Sequence[str] = (),
    **environment: str,
) -> Iterator[House]:
    """Start the app with the README's command; `places` are all it may use, `limits` those of its resources."""
    for name in ("home", "tmp"):
        (places / name).mkdir(parents=True, exist_ok=True)
    port = port or free_port()

    def limit() -> None:
        for what, most in (limits or {}).items():
            resource.setrlimit(what, (most, resource.getrlimit(what)[1]))

    run = [*through, sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    own = {"HOME": f"{places}/home", "TMPDIR": f"{places}/tmp", "PYTHONDONTWRITEBYTECODE": "1", **environment}
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "VIRTUAL_ENV")}
    with (places / "log.txt").open("ab") as log:
        pipe = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=log)  # a limit on files is none on the log
        process = subprocess.Popen(
            run,
            cwd=folder,
            stdout=pipe.stdin,
            stderr=pipe.stdin,
            env={**kept, **own},
            preexec_fn=limit,  # noqa: PLW1509 - no thread runs here, and limits have to be there before the app is
        )
    house = House(folder, places, process, port)
    try:
        house.asked.ready(process)
        yield house
    finally:
        process.kill()
        process.wait(timeout=20)
        pipe.stdin.close()
        pipe.wait(timeout=20)


class Named(Visitor):
    """A visitor who remembers the name that Streamlit gave to the visit, as a page does."""

    name = ""

    def _read(self, message: ForwardMsg, boxes: list[str]) -> None:
        if message.WhichOneof("type") == "new_session":
            self.name = message.new_session.initialize.session_id
        super()._read(message, boxes)


async def send(visitor: Visitor, value: object) -> None:
    """Send the board's value as a browser does, or any text in its place, and wait for the answer."""
    written = value if isinstance(value, str) else json.dumps({"ticked": value})
    async with asyncio.timeout(PATIENCE):
        await visitor._run([WidgetState(id=visitor.board, json_value=written)])


async def turn(visitor: Visitor, page: str) -> None:
    """Turn to a page, by its address, and wait until the script has ended."""
    request = BackMsg()
    request.rerun_script.page_name = page
    await visitor.connection.send(request.SerializeToString())
    await hear(visitor)


async def hear(visitor: Visitor) -> None:
    """Listen until the script has ended once more."""
    async with asyncio.timeout(PATIENCE):
        message = ForwardMsg()
        while not is_end(message):
            message = visitor._whole(ForwardMsg.FromString(await visitor.connection.recv(decode=False)))
            visitor._read(message, [])


def play(scene: Callable[[], Awaitable[T]]) -> T:
    """Play a scene with several visitors to its end."""

    async def whole() -> T:
        return await scene()

    return aside(lambda: asyncio.run(whole()))


def aside(act: Callable[[], T]) -> T:
    """Do something in a thread of its own: the browser tests leave a loop running in the first one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(act).result()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)]
    figures = [pair for report in reports if report.when == "call" for pair in report.user_properties]
    if figures:
        terminalreporter.section("figures")
    for name, value in figures:
        terminalreporter.line(f"{name}: {value}")


@pytest.fixture
def figure(record_property) -> Callable[[str, object], None]:
    """Tell a figure at the end of the run: figure("name", 12). It travels with the report, from any process."""
    return record_property


@contextmanager
def window(executable: str, profile: Path | None = None) -> Iterator[Any]:
    """Open a browser of its own; with a profile it writes what browsers write to a disk."""
    with sync_playwright() as driver:
        kind, how = driver.chromium, {"executable_path": executable, "args": FLAGS}
        opened = kind.launch_persistent_context(str(profile), **how) if profile else kind.launch(**how)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """One copy of the app; whoever changes it builds another."""
    return build(tmp_path_factory.mktemp("built") / "app")


@pytest.fixture(scope="session")
def house(built, tmp_path_factory) -> Iterator[House]:
    """The app in a house that tests share which leave it well."""
    with lived_in(built, tmp_path_factory.mktemp("house")) as house:
        yield house
