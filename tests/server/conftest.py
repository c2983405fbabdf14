"""The real server as a process, and a way to ask an app without a server."""

from collections.abc import Callable, Iterator

import pytest

from tests.running import ROOT, Answer, Process, asked, served


@pytest.fixture(scope="session")
def process(tmp_path_factory) -> Iterator[Process]:
    """The app, started with the README's command."""
    with served(ROOT, tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running


@pytest.fixture
def ask() -> Callable[..., Answer]:
    """Ask an ASGI app without a server: ask(app, "/path", origin="...")."""
    return asked
