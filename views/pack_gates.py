"""What the tests find in the shipped tables and texts, for a pack that no test has seen."""

from collections.abc import Iterator

import rules
from content import Library, wording
from rules import Rulebook
from views.agreement import disagreements

MOST_QUESTIONS = 2 * 10**6
"""How long the laws are looked at: some seconds at most. The shipped table takes about a hundredth of it."""


def findings(rulebook: Rulebook, library: Library) -> Iterator[str]:
    """Yield where tables and texts disagree, each broken law, and each fault of style, as `file:line: sentence`.

    A review that is overdue keeps no door shut: the pages say so themselves.
    """
    yield from disagreements(rulebook, library)
    for verdict in rules.prove(rulebook, budget=MOST_QUESTIONS).verdicts:
        yield from (f"{finding.where}: {finding.sentence}" for finding in verdict.findings)
        if not verdict.decided:
            yield f"rules.csv:1: law {verdict.law} was {verdict.covered}"
    for page in (*library.reading, *(case.page for case in library.cases.values())):
        yield from wording.findings(page, library.words)
