"""Quiz items as Moodle GIFT text: one question a paragraph, with feedback for every option."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from classroom.quiz import Item, Option

_SPECIAL = re.compile(r"([\\~=#{}:])")


def gift(items: Iterable[Item], notices: Mapping[str, str] = MappingProxyType({})) -> str:
    """Write items one after the other, a blank line between them; `notices`, by title, are texts without answers."""
    told = [f"::{_escaped(title)}::[plain]{_escaped(words)}\n" for title, words in notices.items()]
    return "\n".join([*told, *map(_item, items)])


def _item(item: Item) -> str:
    options = "".join(f"\t{_option(option)}\n" for option in item.options)
    return f"::{_escaped(item.id)}::[plain]{_escaped(item.question)} {{\n{options}}}\n"


def _option(option: Option) -> str:
    """Say of each text that it is plain: one that begins with `%50%` or `[html]` would be read as more than text."""
    return f"{'=' if option.is_right else '~'}[plain]{_escaped(option.text)}#[plain]{_escaped(option.feedback)}"


def _escaped(words: str) -> str:
    """Mark what GIFT would read as its own signs, and keep everything on one line: a blank line ends a question.

    `->` joins pairs to match and cannot be marked, so it becomes an arrow.
    """
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()).replace("->", "→"))
