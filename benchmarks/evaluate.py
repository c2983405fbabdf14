"""An open self-audit of tables and texts: `python -m benchmarks.evaluate` writes the figures into docs/evaluation.md.

The page's words are written by hand; between `<!-- figures: name -->` and `<!-- end -->` stands what this module
counts. Needs textstat (requirements-dev.txt).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Sized
from datetime import UTC, date, datetime
from math import ceil
from pathlib import Path
from statistics import median
from typing import NamedTuple

import yaml

import content
import rules
from benchmarks.people import DRAWN, FEWEST, MOST, Answer, at_random, cases, judges
from content import Library, readability
from content.model import Page
from rules import Rulebook
from tests.scenarios.expectations import Expectation, candidate_sets, people

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "evaluation.md"
FIGURES = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)

FRONT, ALL = 5, 9
"""Law 8: the most that the middle person is shown in front and in all."""


class World(NamedTuple):
    """What is audited."""

    book: Rulebook
    library: Library
    people: dict[str, list[Expectation]]
    today: date

    @property
    def everybody(self) -> list[Expectation]:
        """All invented people."""
        return [person for group in self.people.values() for person in group]


def load() -> World:
    """Read the shipped tables, texts, scenarios and cases."""
    library = content.load("en")
    groups = {
        "readers": people("readers.yaml"),
        "readers written later to pin details": people("from-evidence.yaml"),
        "teaching cases": cases(library),
    }
    return World(rules.load(), library, groups, datetime.now(UTC).date())


def fresh(text: str, world: World) -> str:
    """Return a page with every block of figures counted anew."""
    return FIGURES.sub(lambda block: f"{block[1]}{BLOCKS[block[2]](world)}\n{block[3]}", text)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def share(hits: int, of: int) -> str:
    """Say k of n."""
    return f"{hits:,} of {of:,}"


def versions(world: World) -> str:
    """Say which table this is."""
    book = world.book
    return (
        f"Table version `{book.version}`: {len(book.rules)} rows, {len(book.ticks)} ticks, {len(book.topics)} topics, "
        f"{len(book.warnings)} warning signs. {len(world.everybody)} invented people: "
        + ", ".join(f"{len(group)} {name}" for name, group in world.people.items())
        + "."
    )


def shown(world: World) -> str:
    """Hold the answers of table and straw men against what is expected."""
    answers = {name: [judge(p.ticks) for p in world.everybody] for name, judge in judges(world.book).items()}
    rows = [
        [title, *(share(*_kept(world.everybody, answers[name], counts, holds)) for name in answers)]
        for title, counts, holds in EXPECTED
    ]
    return table(["people for whom", *answers], rows)


def _kept(
    people: list[Expectation],
    answers: list[Answer],
    counts: Callable[[Expectation], bool],
    holds: Callable[[Expectation, Answer], bool],
) -> tuple[int, int]:
    asked = [(person, answer) for person, answer in zip(people, answers, strict=True) if counts(person)]
    return sum(holds(person, answer) for person, answer in asked), len(asked)


EXPECTED: tuple[tuple[str, Callable[[Expectation], bool], Callable[[Expectation, Answer], bool]], ...] = (
    ("every page that is asked for is in front", lambda p: bool(p.main), lambda p, a: p.main <= a.main),
    ("no page is shown that does not belong", lambda p: bool(p.hidden), lambda p, a: not p.hidden & (a.main | a.more)),
    ("every ticked warning sign is shown", lambda p: bool(p.signs), lambda p, a: p.signs <= a.signs),
    ("no sign is shown that was not ticked", lambda p: True, lambda p, a: a.signs <= p.signs),
)


def focus(world: World) -> str:
    """Say how many pages are put in front and shown in all."""
    drawn = [Expectation("", tuple(ticks), frozenset(), frozenset()) for ticks in at_random(world.book)]
    groups = {**world.people, f"{DRAWN:,} sets of {FEWEST} to {MOST} ticks drawn at random": drawn}
    rows = [
        [who, name, *_spread([judge(person.ticks) for person in people])]
        for who, people in groups.items()
        for name, judge in judges(world.book).items()
        if name == "this table" or who == "readers"
    ]
    head = ["people", "judge", "in front: middle", "9 of 10 at most", "in all: middle", "9 of 10 at most"]
    return table([*head, f"at most {FRONT} in front and {ALL} in all"], rows)


def _spread(answers: list[Answer]) -> list[object]:
    front, every = [len(a.main) for a in answers], [len(a.main | a.more) for a in answers]
    within = sum(f <= FRONT and e <= ALL for f, e in zip(front, every, strict=True))
    parts = [part for counts in (front, every) for part in (f"{median(counts):g}", _nine_of_ten(counts))]
    return [*parts, share(within, len(answers))]


def _nine_of_ten(counts: list[int]) -> int:
    return sorted(counts)[ceil(0.9 * len(counts)) - 1]


def coverage(world: World) -> str:
    """Say how much of the table is tried by somebody."""
    parts = {**world.people, "smallest sets of the evidence's own candidate rules": candidate_sets()}
    everybody = [person for people in parts.values() for person in people]
    rows = [[name, *_tried(world.book, people)] for name, people in {**parts, "all of them": everybody}.items()]
    head = ["people", "rows that hold for somebody", "for one alone", "ticks used", "warning signs ticked"]
    return table(head, rows)


def _tried(book: Rulebook, people: list[Expectation]) -> list[object]:
    met = Counter(rule.id for person in people for rule in book.rules if rules.holds(rule, frozenset(person.ticks)))
    ticks = {tick for person in people for tick in person.ticks}
    signs = {book.ticks[tick].warning for tick in ticks} - {""}
    alone = sum(times == 1 for times in met.values())
    return [_part(met, book.rules), alone, _part(ticks, book.ticks), _part(signs, book.warnings)]


def _part(some: Sized, every: Sized) -> str:
    """Say k of n where everything was counted, so that there is nothing to estimate."""
    return f"{len(some)} of {len(every)}"


def proved(world: World) -> str:
    """Say what was proved of the table."""
    verdicts = rules.prove(world.book, today=world.today).verdicts
    rows = [[v.law, v.promise, "proved" if v.passed else "**broken or not decided**", v.covered] for v in verdicts]
    return table(["law", "what it says", "verdict", "over"], rows)


def reading(world: World) -> str:
    """Say how old a reader must be."""
    parts: dict[str, list[Page]] = {
        "topics": [*world.library.topics.values()],
        "cards of tests and care": [*world.library.cards.values()],
        "teaching cases": [case.page for case in world.library.cases.values()],
    }
    aims = (("flesch_kincaid", readability.AIM_GRADE), ("smog", readability.AIM_SMOG))
    rows = []
    for name, pages in parts.items():
        grades = [readability.page_grade(page, world.library.words) for page in pages]
        for formula, aim in aims:
            values = [getattr(grade, formula) for grade in grades]
            told = [f"{median(values):.1f}", max(values), aim, _of(v <= aim for v in values)]
            rows.append([name, {"flesch_kincaid": "Flesch-Kincaid", "smog": "SMOG"}[formula], *told])
    return table(["pages", "formula", "middle", "hardest", "aim", "at the aim or below"], rows)


def trust(world: World) -> str:
    """Say what is sourced, reviewed and tested."""
    sentences = [sentence for page in world.library.reading for sentence in page.sentences]
    sources, seen = world.library.sources, Counter(source.seen for source in world.library.sources.values())
    pages, book = world.library.reading, world.book
    hazards = yaml.safe_load((ROOT / "docs/clinical-safety/hazard-log.yaml").read_text(encoding="utf-8"))["hazards"]
    survivors = (ROOT / "tests/rules/mutation-survivors.csv").read_text(encoding="ascii").splitlines()[1:]
    rows = [
        [
            "sentences that cite a source (the others advise, ask, or say what this is)",
            _of(bool(sentence.sources) for sentence in sentences),
        ],
        ["sources seen as an excerpt of a stored copy", f"{seen['excerpt']} of {len(sources)}"],
        ["sources opened live", f"{seen['page']} of {len(sources)}"],
        ["pages signed by a clinician", _of(bool(page.reviewer) for page in pages)],
        ["rows signed by a clinician", _of(bool(rule.reviewer) for rule in book.rules)],
        ["small wrong edits of the table that no test notices (at most 5 in 100 may)", f"{len(survivors)}, all named"],
        ["hazards that rest on a test", _of(isinstance(hazard["evidence"], list) for hazard in hazards)],
        ["hazards that stay at risk 3 of 5", _of(hazard["residual"]["risk"] >= 3 for hazard in hazards)],
    ]
    return table(["what", "how many"], rows)


def _of(answers: Iterable[bool]) -> str:
    told = list(answers)
    return f"{sum(told):,} of {len(told):,}"


BLOCKS: dict[str, Callable[[World], str]] = {
    block.__name__: block for block in (versions, shown, focus, coverage, proved, reading, trust)
}


if __name__ == "__main__":
    PAGE.write_text(fresh(PAGE.read_text(encoding="utf-8"), load()), encoding="utf-8")
