"""What the reader reads: topics, words and sources, one folder a language. Knows no rule and no screen."""

from content.model import (
    Block,
    Card,
    ContentError,
    Library,
    Region,
    Section,
    Sentence,
    Source,
    TickWords,
    Topic,
    WarningWords,
)
from content.reader import load

__all__ = [
    "Block",
    "Card",
    "ContentError",
    "Library",
    "Region",
    "Section",
    "Sentence",
    "Source",
    "TickWords",
    "Topic",
    "WarningWords",
    "load",
]
