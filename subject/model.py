"""What pages can speak of: tables and texts, read together. It knows neither screen nor visitor."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import rules
from content import ContentError, Library
from faults import Faults
from rules import Proof, Rulebook, TableError


@dataclass(frozen=True, eq=False)
class Subject:
    """The tables as they are and as they were read, and the texts in one language."""

    tables: Mapping[str, bytes]
    rulebook: Rulebook
    library: Library

    @lru_cache(maxsize=4)  # noqa: B019 - a process has as many subjects as its site has languages, and keeps them
    def proof(self, today: date) -> Proof:
        """Return what is proved about the table on this day; a quarter of a second, once a day."""
        return rules.prove(self.rulebook, today=today)


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
