"""What leads to what: the open rule table and the few lines that apply it. Standard library only; knows no word."""

from rules.engine import UnknownTickError, holds, match
from rules.explain import almost, explain, inert
from rules.model import Match, Reason, Result, Rule, Rulebook, TableError, Tick, Topic, Warning
from rules.reader import load

__all__ = [
    "Match",
    "Reason",
    "Result",
    "Rule",
    "Rulebook",
    "TableError",
    "Tick",
    "Topic",
    "UnknownTickError",
    "Warning",
    "holds",
    "inert",
    "load",
    "match",
]
