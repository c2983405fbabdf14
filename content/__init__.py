"""What the reader reads: topics, words and sources, one folder a language. Knows no rule and no screen."""

from content.model import (
    Block,
    Card,
    CareCard,
    Case,
    ContentError,
    Drawing,
    Library,
    Page,
    Question,
    Region,
    Section,
    Sentence,
    Source,
    Term,
    TickWords,
    Topic,
    WarningWords,
)
from content.reader import load

__all__ = [
    "Block",
    "Card",
    "CareCard",
    "Case",
    "ContentError",
    "Drawing",
    "Library",
    "Page",
    "Question",
    "Region",
    "Section",
    "Sentence",
    "Source",
    "Term",
    "TickWords",
    "Topic",
    "WarningWords",
    "load",
]
