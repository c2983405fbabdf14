"""What tables and texts that can be read must still keep: for the door of a site, shipped or with a pack of its own."""

from collections.abc import Iterator

from content import Library, wording
from rules import Rulebook, audit
from subject.agreement import disagreements

MOST_QUESTIONS = 2 * 10**6
"""How long the laws are looked at: some seconds at most. The shipped table takes about a hundredth of it."""


def findings(rulebook: Rulebook, *libraries: Library) -> Iterator[str]:
    """Yield each broken law, where tables and texts disagree, and each fault of style, as `file:line: sentence`.

    A review that is overdue keeps no door shut: the pages say so themselves.
    """
    yield from audit.findings(rulebook, budget=MOST_QUESTIONS)
    for library in libraries:
        yield from disagreements(rulebook, library)
        for page in (*library.reading, *(case.page for case in library.cases.values())):
            yield from wording.findings(page, library.words)
