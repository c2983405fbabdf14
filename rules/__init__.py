"""What leads to what: the open rule table and the few lines that apply it. Standard library only; knows no word."""

from rules.compiled import Compiled, compiled
from rules.diff import Change, Difference, diff
from rules.engine import UnknownTickError, holds, match, rows_that_hold
from rules.explain import Explanation, Step, almost, explain, inert
from rules.laws import Finding
from rules.model import Match, Reason, Result, Rule, Rulebook, TableError, Tick, TopicLine, Warning
from rules.proof import Proof, Verdict, prove
from rules.reader import load, read

__all__ = [
    "Change",
    "Compiled",
    "Difference",
    "Explanation",
    "Finding",
    "Match",
    "Proof",
    "Reason",
    "Result",
    "Rule",
    "Rulebook",
    "Step",
    "TableError",
    "Tick",
    "TopicLine",
    "UnknownTickError",
    "Verdict",
    "Warning",
    "almost",
    "compiled",
    "diff",
    "explain",
    "holds",
    "inert",
    "load",
    "match",
    "prove",
    "read",
    "rows_that_hold",
]
