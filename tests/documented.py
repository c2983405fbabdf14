"""Every command that the pages for people tell: found in fenced and indented blocks and between backticks."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
FENCED = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
BETWEEN_BACKTICKS = re.compile(r"`([^`\n]+(?:\n[^`\n]+)?)`")
SHELL = ("", "sh", "bash", "console")
FIRST_WORDS = (
    *("python", "python3", "PEERS", "pytest", "streamlit", ".ci/run", "ruff", "mypy", "pip"),
    *("sudo", "apt-get", "systemctl", "journalctl", "docker", "kubectl", "bash"),
)
START = re.compile(rf"(?:[A-Z_]+=\S+ )*(?:\S+/bin/)?(?:{'|'.join(map(re.escape, FIRST_WORDS))})(?=\s|$)")


class Command(NamedTuple):
    """A command, and the page that tells it."""

    page: str
    line: str

    @property
    def words(self) -> list[str]:
        """The words without settings in front and without the folder of an environment."""
        plain = re.sub(r"^(?:[A-Z_]+=\S+ )*(?:\S+/bin/)?", "", self.line)
        return plain.split()


def pages() -> list[Path]:
    """Return every page for people: at the top, in the rooms, in docs/, on GitHub; not what was once, the changelog."""
    found = [
        ROOT / "README.md",
        ROOT / "SECURITY.md",
        *ROOT.glob("*/README.md"),
        *(ROOT / "docs").rglob("*.md"),
        *ROOT.glob(".github/*.md"),
    ]
    return sorted(set(found))


def commands() -> list[Command]:
    """Return every command of every page, in reading order, each once."""
    return list(dict.fromkeys(command for page in pages() for command in _of(page)))


def _of(page: Path) -> Iterator[Command]:
    name, text = page.relative_to(ROOT).as_posix(), page.read_text(encoding="utf-8")
    for language, block in FENCED.findall(text):
        lines = block.splitlines() if language in SHELL else []
        yield from (Command(name, _bare(line)) for line in lines if START.match(line.strip()))
    rest = FENCED.sub("", text)
    indented = re.findall(r"^ {4,}(\S.*)$", rest, re.MULTILINE)
    told = [*indented, *(" ".join(found.split()) for found in BETWEEN_BACKTICKS.findall(rest))]
    yield from (Command(name, _bare(line)) for line in told if START.match(line))


def _bare(line: str) -> str:
    """Return a line without the remark behind it."""
    return line.partition(" #")[0].strip()
