"""YAML without its traps: every value is a string, a list or a mapping, keys are unique, lines are kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

_LOADER: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT = "tag:yaml.org,2002:str"
_ID = re.compile(r"[\w-]+")
"""What may stand without quotes."""
_HINT = "each value stands between two double quotes, and holds none itself"


@dataclass(frozen=True, slots=True)
class Entry:
    """One YAML value and the line it stands on, counted from 1."""

    value: "str | list[Entry] | dict[str, Entry]"
    line: int

    def items(self) -> Iterator[tuple[str, "Entry"]]:
        """Yield key and entry of a mapping; nothing for anything else."""
        if isinstance(self.value, dict):
            yield from self.value.items()


class Problems(list[str]):
    """Faults of one file, each written as `file:line: sentence`."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.file = file

    def add(self, line: int, sentence: str) -> None:
        """Note one fault."""
        self.append(f"{self.file}:{line}: {sentence}")


def parse(text: str, problems: Problems, first_line: int = 1) -> Entry:
    """Turn YAML text into entries; note faults in `problems` and go on with what can be read."""
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        problems.add(line, f"this is not YAML: {getattr(error, 'problem', None) or error}; {_HINT}")
        return Entry({}, first_line)
    if not node:
        return Entry({}, first_line)
    _refuse_bare(node, text.splitlines(), problems, first_line)
    return _entry(node, problems, first_line)


def _refuse_bare(node: yaml.Node, lines: list[str], problems: Problems, first_line: int) -> None:
    """Note each value without quotes that is more than an id, or that ends where a '#' makes the rest a comment."""
    if isinstance(node, yaml.MappingNode | yaml.SequenceNode):
        for child in node.value:
            _refuse_bare(child[1] if isinstance(child, tuple) else child, lines, problems, first_line)
    elif isinstance(node, yaml.ScalarNode) and not node.style and node.tag == _TEXT:
        end = node.end_mark
        rest = lines[end.line][end.column :].lstrip() if end.line < len(lines) else ""
        if rest.startswith("#"):
            sentence = f"'{node.value}' would be all that is left: after '#' the rest is a comment; put it in quotes"
            problems.add(first_line + node.start_mark.line, sentence)
        elif not _ID.fullmatch(node.value):
            problems.add(first_line + node.start_mark.line, f"'{node.value}' stands without quotes; put it in quotes")


def _entry(node: yaml.Node, problems: Problems, first_line: int) -> Entry:
    line = first_line + node.start_mark.line
    if isinstance(node, yaml.MappingNode):
        return Entry(_mapping(node, problems, first_line), line)
    if isinstance(node, yaml.SequenceNode):
        return Entry([_entry(child, problems, first_line) for child in node.value], line)
    if node.tag != _TEXT:
        kind = node.tag.rpartition(":")[2]
        problems.add(line, f"'{node.value}' is read as {kind}, not as text; put it in quotes")
    return Entry(str(node.value), line)


def _mapping(node: yaml.MappingNode, problems: Problems, first_line: int) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for key_node, value_node in node.value:
        key = _entry(key_node, problems, first_line)
        name = str(key.value)
        if name in entries:
            problems.add(key.line, f"the key '{name}' is already on line {entries[name].line}")
            continue
        child = _entry(value_node, problems, first_line)
        entries[name] = Entry(child.value, key.line)
    return entries
