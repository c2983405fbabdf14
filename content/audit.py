"""What a careful editor finds in texts that can be read: words, length, reading age, dates that have passed."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from content.model import Library, Page
from content.wording import findings as wording_findings

LONGEST_REVIEW = timedelta(days=3 * 366)
SOURCE_LANGUAGE = "en"
_WORDS = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}")


def findings(library: Library, today: date) -> Iterator[str]:
    """Yield every finding over topics, cards and cases as `file:line: sentence`, in the order of their files."""
    for page in (*library.reading, *(case.page for case in library.cases.values())):
        yield from wording_findings(page, library.words)
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


def untranslated(translated: Mapping[str, bytes], source: Mapping[str, bytes], language: str) -> str:
    """Count, in one line, the lines that a translation still shares with the language it was made from."""
    same = Counter[str]()
    for path, data in translated.items():
        name = path.removeprefix(f"{language}/")
        if name != path and name.endswith((".md", ".yaml")):
            same[name] = len(_lines(data) & _lines(source.get(f"{SOURCE_LANGUAGE}/{name}", b"")))
    left = [f"{name} {number:,}" for name, number in same.most_common(5) if number]
    most = f"; most of them: {', '.join(left)}" if left else ""
    return f"{same.total():,} lines are still as in {SOURCE_LANGUAGE}/{most}"


def _lines(data: bytes) -> set[str]:
    lines = map(str.strip, data.decode("utf-8").splitlines())
    return {line for line in lines if _WORDS.search(line) and not line.startswith("# ")}
