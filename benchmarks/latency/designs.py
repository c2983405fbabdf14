"""What is measured: how each design is started, where its boxes and its answer are, and what it must say."""

import subprocess
import sys
from collections.abc import Callable, Collection
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tables import random_table

import rules
from rules import Rulebook

HERE, ROOT = Path(__file__).parent, Path(__file__).parents[2]
RUN = (sys.executable, "-m", "streamlit", "run")
DEFAULTS = ("--server.headless", "true", "--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false")
"""Without these a server opens a browser, listens to the world, or asks other hosts: no part of what is measured."""
SIZES = (100, 1_000)
APP, BARE, BARE_DEFAULT = "the app", "bare Streamlit with the app's options", "bare Streamlit with default options"
PEERS = {
    "Dash": ("dash_app", "dash", '.dash-options-list-option-checkbox[value="{id}"]'),
    "Gradio": ("gradio_app", "gradio", 'input[name="{id}"]'),
    "NiceGUI": ("nicegui_app", "nicegui", '.q-checkbox[data-tick="{id}"]'),
    "Flask + htmx": ("flask_htmx", "django_htmx", 'input[value="{id}"]'),
}
"""Name: script, the package that must be there, the box."""
_VERSIONS = """
import sys
from importlib.metadata import packages_distributions, version
known = packages_distributions()
print(*(f"{name} {version(known[name][0])}" for name in sys.argv[1:] if name in known), sep="\\n")
"""


class Design(NamedTuple):
    """One design; `{port}` and `{id}` are filled in. `options`: it runs with the app's own config."""

    name: str
    command: tuple[str, ...]
    box: str
    drawn: str
    says: Callable[[frozenset[str]], str]
    folder: Path | None = None
    options: bool = False
    board: bool = False


def designs(python: str) -> list[Design]:
    """Return all of them; a peer needs `python`, the interpreter of an environment that has it."""
    return [_app(), *_bare(), *_peers(python), *map(_sized, SIZES)]


def present(python: str) -> tuple[list[Design], list[str]]:
    """Return the app, the bare pages and the peers that `python` has, and the names of those that it has not."""
    there = versions(python)
    missing = [name for name, (_, package, _) in PEERS.items() if package not in there]
    every = [_app(), *_bare(), *_peers(python)]
    return [design for design in every if design.name not in missing], missing


def versions(python: str) -> dict[str, str]:
    """Return the versions of the peers' packages that an interpreter has, by package."""
    if not Path(python).exists():
        return {}
    packages = [package for _, package, _ in PEERS.values()]
    command = [python, "-c", _VERSIONS, *packages, "flask"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - ours
    return {line.split()[0]: line.split()[1] for line in told.splitlines()}


def outcome(book: Rulebook, ticks: Collection[str]) -> str:
    """Return an answer as the board writes it into its own element."""
    result = rules.match(book, ticks)
    topics = [f"{found.topic} {found.reading}" for found in result.topics]
    return ", ".join([*topics, *(sign.id for sign in result.warnings)])


def _app() -> Design:
    return _board(APP, (*RUN, "app.py", "--server.port", "{port}"), rules.load)


def _sized(rows: int) -> Design:
    return _board(
        f"{APP} with {rows} rows",
        (sys.executable, str(HERE / "sized.py"), str(rows), "{port}"),
        lambda: random_table(rows),
    )


def _board(name: str, command: tuple[str, ...], load: Callable[[], Rulebook]) -> Design:
    book = cache(load)
    drawn = ".tick-board .found, .tick-board [role=status]"
    return Design(name, command, "#box-{id}", drawn, lambda ticks: outcome(book(), ticks), ROOT, board=True)


def _bare() -> list[Design]:
    command = (*RUN, str(HERE / "bare.py"), "--server.port", "{port}", *DEFAULTS)
    box, drawn = '[data-testid="stCheckbox"] input[aria-label="{id}"]', '[data-testid="stText"]'
    return [
        Design(name, command, box, drawn, lambda ticks: f"{len(ticks)} ticked", options=name == BARE)
        for name in (BARE, BARE_DEFAULT)
    ]


def _peers(python: str) -> list[Design]:
    return [
        Design(name, (python, str(HERE / "peers" / f"{script}.py"), "{port}"), box, "#count", _counted)
        for name, (script, _, box) in PEERS.items()
    ]


def _counted(ticks: frozenset[str]) -> str:
    from peers import work  # noqa: PLC0415 - reads all texts

    return work.counted(ticks, rules.match(work.BOOK, ticks))
