"""What pages can speak of: tables, texts, and all that is made from them. It knows neither screen nor visitor."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import rules
from content import ContentError, Library
from rules import Rulebook, TableError


class SubjectError(ValueError):
    """Tables or texts cannot be read. `problems` holds every fault of both as `file:line: sentence`."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, eq=False)
class Subject:
    """The tables as they are and as they were read, and the texts."""

    tables: Mapping[str, bytes]
    rulebook: Rulebook
    library: Library
    made: dict[Callable[..., Any], Callable[..., Any]] = field(default_factory=dict)
    """What was made of it, by what makes it: see `views.resources.kept`."""


def read(tables: Callable[[], Mapping[str, bytes]], texts: Callable[[], Library]) -> Subject:
    """Read tables and texts; raise SubjectError with the faults of both at once."""
    problems = list[str]()
    try:
        files = tables()
        book = rules.read(files)
    except TableError as error:
        problems += error.problems
    try:
        library = texts()
    except ContentError as error:
        problems += error.problems
    if problems:
        raise SubjectError(tuple(problems))
    return Subject(files, book, library)
