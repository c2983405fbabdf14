"""The machine and the versions that a measurement belongs to, and an environment for the peers."""

import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from shutil import which

FOLDER = Path(__file__).parent
LISTS = (FOLDER / "requirements.txt", FOLDER / "latency" / "requirements.txt")
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PACKAGES = ("streamlit", "starlette", "uvicorn", "pandas", "playwright")
PATIENCE = 900
VERSIONS = """
import sys
from importlib.metadata import version
print(*(f"{name} {version(name)}" for name in sys.argv[1:]), sep=", ")
"""


def described(peers: str, why_no_peers: str) -> str:
    """Return the date, the machine and every version as a list of Markdown."""
    return "\n".join(f"- {line}" for line in _lines(peers, why_no_peers))


def peers_in(folder: Path) -> tuple[str, str]:
    """Make an environment with the peers; return its Python, or nothing and the reason."""
    python = folder / "bin" / "python"
    wanted = [word for file in LISTS for word in ("-r", str(file))]
    for command in ([sys.executable, "-m", "venv", str(folder)], [str(python), "-m", "pip", "install", "-q", *wanted]):
        ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)  # noqa: S603 - ours
        if ended.returncode:
            return "", (ended.stderr.strip().splitlines() or ["pip ended badly"])[-1]
    return str(python), ""


def _lines(peers: str, why_no_peers: str) -> Iterator[str]:
    yield f"{datetime.now(UTC):%d %B %Y, %H:%M} UTC".lstrip("0")
    kernel = platform.release().partition("-")[0]
    yield f"{os.cpu_count()} cores, {_processor()}, {_memory()} of memory, {platform.system()} {kernel}"
    ours = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    yield f"Python {platform.python_version()}, {ours}, {_chromium()}"
    yield f"Peers: {_peers(peers)}" if peers else f"Peers: **not run**: {why_no_peers}"


def _processor() -> str:
    told = _field(Path("/proc/cpuinfo"), "model name")
    return told if told and told != "unknown" else platform.machine()


def _memory() -> str:
    told = _field(Path("/proc/meminfo"), "MemTotal").split()
    return f"{int(told[0]) / 1e6:.0f} GB" if told else "an unknown amount"


def _field(file: Path, name: str) -> str:
    """Return what a file of the system says under a name (Linux)."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def _chromium() -> str:
    found = next(filter(None, map(which, CHROMIUMS)), None)
    return _said([found, "--version"]) if found else "no Chromium"


def _peers(python: str) -> str:
    names = [
        line.partition("==")[0]
        for file in LISTS
        for line in file.read_text(encoding="utf-8").splitlines()
        if "==" in line
    ]
    return _said([python, "-c", VERSIONS, *dict.fromkeys(names)])


def _said(command: list[str]) -> str:
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603 - ours
    return ended.stdout.strip() or f"{command[0]} did not answer"
