"""The fields of a record: there, known, of the right kind, and not empty; what is wrong becomes a sentence."""

from collections.abc import Collection

from content.strict_yaml import Entry, Problems
from faults import hint

MAY_BE_EMPTY = frozenset({"reviewer", "faster", "conflicts", "note"})


def expect(entry: Entry, id: str, names: Collection[str], problems: Problems) -> dict[str, Entry]:
    """Return the fields of `entry`; note each one that is missing or that nobody knows."""
    if not isinstance(entry.value, dict):
        problems.add(entry.line, f"'{id}' needs the fields {', '.join(names)}")
        return {}
    refuse_unknown(entry.value, names, "field", entry.line, problems)
    for name in names:
        if name not in entry.value:
            problems.add(entry.line, f"'{id}' has no field '{name}'")
    return {name: entry.value[name] for name in names if name in entry.value}


def string(entry: Entry, name: str, problems: Problems) -> str:
    """Return plain text; note anything else, and an empty one where a value is needed."""
    if not isinstance(entry.value, str):
        problems.add(entry.line, f"'{name}' is not plain text")
        return ""
    if not entry.value.strip() and name not in MAY_BE_EMPTY:
        problems.add(entry.line, f"'{name}' is empty")
    return entry.value.strip()


def strings(entry: Entry, name: str, problems: Problems) -> tuple[str, ...]:
    """Return a list of texts; note anything else."""
    if not isinstance(entry.value, list):
        problems.add(entry.line, f"'{name}' is not a list; write it as [one, two]")
        return ()
    return tuple(string(child, name, problems) for child in entry.value)


def refuse_unknown(given: Collection[str], known: Collection[str], noun: str, line: int, problems: Problems) -> None:
    """Note each id that is not known, with the one that looks most like it."""
    for id in given:
        if id not in known:
            problems.add(line, f"there is no {noun} '{id}'{hint(id, known)}")
