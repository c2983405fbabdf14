"""A question of a quiz, frozen: every option says why it is right or wrong."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One answer, in words, and what is told about it once the class has answered."""

    text: str
    is_right: bool
    feedback: str


@dataclass(frozen=True, slots=True)
class Item:
    """One question about a case and the rows behind it; exactly one of its options is right."""

    id: str
    kind: str
    case: str
    question: str
    options: tuple[Option, ...]
