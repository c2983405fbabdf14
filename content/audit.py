"""What a careful editor finds in texts that can be read: words, length, reading age, dates that have passed."""

from collections.abc import Iterator
from datetime import date, timedelta

from content.model import Library, Page
from content.wording import findings as wording_findings

LONGEST_REVIEW = timedelta(days=3 * 366)


def findings(library: Library, today: date) -> Iterator[str]:
    """Yield every finding over topics, cards and cases as `file:line: sentence`, in the order of their files."""
    for page in (*library.reading, *(case.page for case in library.cases.values())):
        yield from wording_findings(page)
        yield from _review_findings(page, today)


def _review_findings(page: Page, today: date) -> Iterator[str]:
    reviewed, due = date.fromisoformat(page.reviewed_on), date.fromisoformat(page.next_review)
    if due < today:
        yield f"{page.file}:1: the next review was due on {due}"
    if reviewed > today:
        yield f"{page.file}:1: reviewed_on {reviewed} lies in the future"
    if due - reviewed > LONGEST_REVIEW:
        yield f"{page.file}:1: the next review is more than 3 years after the last"


def summary(library: Library) -> str:
    """Count what the library holds, in one line; a sentence that states a fact without a source can't be loaded."""
    sentences = [sentence for page in library.reading for sentence in page.sentences]
    cited = sum(bool(sentence.sources) for sentence in sentences)
    return (
        f"{len(library.topics)} topics, {len(library.cards)} cards, {len(library.cases)} cases, "
        f"{len(library.sources)} sources, "
        f"{len(library.glossary)} words, {len(library.questions)} questions, {len(library.drawings)} drawings; "
        f"{cited} factual sentences, 100 % with a source, and {len(sentences) - cited} of advice or question"
    )
