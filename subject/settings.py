"""What a setting of a site may hold, and how its text becomes a value or one sentence about what is wrong with it."""

import re
from dataclasses import dataclass

from content.strict_yaml import Entry
from faults import hint

ADDRESS = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
"""The address of a site on the web: what can stand before the path of a page."""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words, of at most so many characters."""

    most: int

    def read(self, entry: Entry) -> str:
        """Return the words."""
        words = _plain(entry)
        if len(words) > self.most or not words.isprintable():
            raise ValueError(f"{_cut(words)} is not one line of at most {self.most} characters")
        return words


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    allowed: tuple[str, ...]

    def read(self, entry: Entry) -> str:
        """Return the word."""
        word = _plain(entry)
        if word not in self.allowed:
            raise ValueError(f"{_cut(word)} is not one of {', '.join(self.allowed)}{hint(word, self.allowed)}")
        return word


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number within bounds."""

    least: int
    most: int

    def read(self, entry: Entry) -> int:
        """Return the number."""
        return int(_number(entry, r"[0-9]{1,6}", "whole number", self.least, self.most))


@dataclass(frozen=True, slots=True)
class Length:
    """A number within bounds that may have a decimal point."""

    least: int
    most: int

    def read(self, entry: Entry) -> float:
        """Return the number."""
        return _number(entry, r"[0-9]{1,6}(\.[0-9]{1,3})?", "number", self.least, self.most)


@dataclass(frozen=True, slots=True)
class Switch:
    """True or false."""

    def read(self, entry: Entry) -> bool:
        """Return which of the two."""
        word = _plain(entry)
        if word not in ("true", "false"):
            raise ValueError(f'{_cut(word)} is neither "true" nor "false"')
        return word == "true"


@dataclass(frozen=True, slots=True)
class Names:
    """A list of at least one name, none of them twice."""

    def read(self, entry: Entry) -> tuple[str, ...]:
        """Return the names in their order."""
        if not isinstance(entry.value, list):
            raise ValueError('this is a list, even of one: write it as ["en"]')
        names = tuple(_plain(child) for child in entry.value)
        if not names or len(set(names)) < len(names):
            raise ValueError("this list needs at least one name, and each name once")
        return names


@dataclass(frozen=True, slots=True)
class Address:
    """Nothing, or the address of a site on the web."""

    def read(self, entry: Entry) -> str:
        """Return the address without a slash at its end."""
        address = _plain(entry)
        if address and not ADDRESS.fullmatch(address):
            raise ValueError(f"{_cut(address)} is not an address such as https://topics.example.org")
        return address.rstrip("/")


Kind = Text | Choice | Number | Length | Switch | Names | Address


def _plain(entry: Entry) -> str:
    if not isinstance(entry.value, str):
        raise ValueError("this is not plain text")
    return entry.value.strip()


def _number(entry: Entry, shape: str, what: str, least: int, most: int) -> float:
    digits = _plain(entry)
    if not re.fullmatch(shape, digits) or not least <= float(digits) <= most:
        raise ValueError(f"{_cut(digits)} is not a {what} from {least} to {most}")
    return float(digits)


def _cut(words: str) -> str:
    return f"'{words if len(words) <= 60 else words[:60] + '…'}'"
