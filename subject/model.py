"""What pages can speak of: tables, texts, and all that is made from them. It knows neither screen nor visitor."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import rules
from content import ContentError, Library
from faults import Faults
from rules import Rulebook, TableError


@dataclass(frozen=True, eq=False)
class Subject:
    """The tables as they are and as they were read, and the texts."""

    tables: Mapping[str, bytes]
    rulebook: Rulebook
    library: Library
    made: dict[Callable[..., Any], Callable[..., Any]] = field(default_factory=dict)
    """What was made of it, by what makes it: see `views.resources.kept`."""


def read(tables: Callable[[], Mapping[str, bytes]], texts: Callable[[], Library]) -> Subject:
    """Read tables and texts; raise Faults with the faults of both at once."""
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
        raise Faults(tuple(problems))
    return Subject(files, book, library)
