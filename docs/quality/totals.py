"""Add up the quality sheets of this folder and stop with 1 where a topic is below its target: totals.py.

Targets: PEMAT-P 80 in both parts, CDC index 90, DISCERN no question below 3 and question 16 at least 4. A line of
exceptions.csv takes one item of one topic out of the comparison; it stays in the printed total.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

FOLDER = Path(__file__).parent
PARTS = {
    "PEMAT understand": ("pemat", range(1, 20), 80),
    "PEMAT act": ("pemat", range(20, 27), 80),
    "CDC index": ("cdc", range(1, 21), 90),
}
"""The part of a sheet, the items it adds up, and its target."""

SHEETS = {"pemat": "pemat.csv", "cdc": "cdc-index.csv", "discern": "discern.csv"}
OVERALL, LOWEST, LOWEST_OVERALL = 16, 3, 4

Scores = dict[tuple[str, str, int], int]
Items = set[tuple[str, str, int]]


def rows(name: str, folder: Path = FOLDER) -> list[dict[str, str]]:
    """Read one table of the folder."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def read_scores(folder: Path = FOLDER) -> Scores:
    """Read every score that is a number, by instrument, topic and item."""
    return {
        (sheet, row["topic"], int(row["question" if sheet == "discern" else "item"])): int(row["score"])
        for sheet, name in SHEETS.items()
        for row in rows(name, folder)
        if row["score"] != "NA"
    }


def read_exceptions(folder: Path = FOLDER) -> Items:
    """Read the items that are left out of the comparison with the targets."""
    return {(row["instrument"], row["topic"], int(row["item"])) for row in rows("exceptions.csv", folder)}


def percent(scores: Scores, sheet: str, topic: str, items: Iterable[int], without: Items = frozenset()) -> float:
    """Return 100 x agreed / scored for one topic and one part of a sheet."""
    keys = [(sheet, topic, item) for item in items]
    given = [scores[key] for key in keys if key in scores and key not in without]
    return 100 * sum(given) / len(given) if given else 100.0


def shortfalls(scores: Scores, exceptions: Items) -> Iterator[str]:
    """Yield each topic below a target, and each exception that excuses nothing, as a sentence."""
    for topic in sorted({topic for _, topic, _ in scores}):
        for part, (sheet, items, target) in PARTS.items():
            total = percent(scores, sheet, topic, items, exceptions)
            if total < target:
                yield f"{topic}: {part} {total:.0f}, target {target}"
    for key, score in sorted(scores.items()):
        if key[0] == "discern" and key not in exceptions and score < _least(key[2]):
            yield f"{key[1]}: DISCERN question {key[2]} is {score}, target {_least(key[2])}"
    for key in sorted(exceptions):
        least = _least(key[2]) if key[0] == "discern" else 1
        if scores.get(key, least) >= least:
            yield f"exceptions.csv: {' '.join(map(str, key))} excuses nothing"


def _least(question: int) -> int:
    return LOWEST_OVERALL if question == OVERALL else LOWEST


def lines(scores: Scores) -> Iterator[str]:
    """Yield the totals per topic and the weakest items over all topics."""
    yield f"{'topic':<20}" + "".join(f"{part:>18}" for part in PARTS) + f"{'DISCERN low':>13}{'DISCERN 16':>12}"
    for topic in sorted({topic for _, topic, _ in scores}):
        totals = "".join(f"{percent(scores, sheet, topic, items):>18.0f}" for sheet, items, _ in PARTS.values())
        asked = [score for (sheet, of, _), score in scores.items() if (sheet, of) == ("discern", topic)]
        discern = f"{min(asked):>13}{scores['discern', topic, OVERALL]:>12}" if asked else f"{'-':>13}{'-':>12}"
        yield f"{topic:<20}{totals}{discern}"
    yield ""
    yield "weakest items"
    missed = Counter((sheet, item) for (sheet, _, item), score in scores.items() if sheet != "discern" and not score)
    yield from (f"{sheet} {item}: missed by {count} topics" for (sheet, item), count in missed.most_common())
    questions = sorted({item for sheet, _, item in scores if sheet == "discern"})
    means = {question: _mean(scores, question) for question in questions}
    for question in sorted(questions, key=lambda question: means[question])[:5]:
        yield f"discern {question}: {means[question]:.1f} on average"


def _mean(scores: Scores, question: int) -> float:
    given = [score for (sheet, _, item), score in scores.items() if (sheet, item) == ("discern", question)]
    return sum(given) / len(given)


def main() -> int:
    """Print the totals and what falls short; return 1 if anything does."""
    scores = read_scores()
    short = list(shortfalls(scores, read_exceptions()))
    sys.stdout.write("\n".join([*lines(scores), "", *(short or ["every topic reaches its targets"])]) + "\n")
    return int(bool(short))


if __name__ == "__main__":
    sys.exit(main())
