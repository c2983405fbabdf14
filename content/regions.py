"""One region of regions.yaml: its words with their numbers marked, and which sources show each number."""

from collections.abc import Collection, Mapping

from content import calls
from content.fields import expect, refuse_unknown, string, strings
from content.model import Region
from content.strict_yaml import Entry, Problems

WORDS = ("name", "emergency_call", "emergency_go", "urgent", "soon", "call", "urgent_call", "crisis", "note", "paper")
PAPERS = ("A4", "Letter")


def read_region(id: str, entry: Entry, sources: Collection[str], problems: Problems) -> Region | None:
    """Read a region, or note every fault: a number that is not marked, has no source, or stands in no words."""
    given = expect(entry, id, (*WORDS, "numbers"), problems)
    marks = {name: string(given[name], name, problems) for name in WORDS if name in given}
    for name, words in marks.items():
        for fault in calls.faults(words):
            problems.add(given[name].line, f"'{name}': {fault}")
    numbers = _numbers(given["numbers"], sources, problems) if "numbers" in given else {}
    if len(given) <= len(WORDS):
        return None
    _check(id, marks, numbers, given, problems)
    plain = {name: calls.plain(words) for name, words in marks.items()}
    return Region(**plain, numbers=numbers, marks={name: marks[name] for name in marks if marks[name] != plain[name]})


def _numbers(entry: Entry, known: Collection[str], problems: Problems) -> dict[str, tuple[str, ...]]:
    if not isinstance(entry.value, dict):
        problems.add(entry.line, '\'numbers\' gives each number its sources, one a line, such as "999": ["S001"]')
    numbers = {}
    for number, cited in entry.items():
        numbers[number] = strings(cited, number, problems)
        refuse_unknown(numbers[number], known, "source", cited.line, problems)
        if not numbers[number]:
            problems.add(cited.line, f"the number {number} has no source")
    return numbers


def _check(
    id: str,
    marks: Mapping[str, str],
    numbers: Mapping[str, object],
    given: Mapping[str, Entry],
    problems: Problems,
) -> None:
    """Note each number that stands on one side only, in the words or in the list, and a paper that there is not."""
    if marks["paper"] not in PAPERS:
        problems.add(given["paper"].line, f"'{id}' prints on '{marks['paper']}'; it is one of {', '.join(PAPERS)}")
    said = {number: name for name, words in marks.items() for number in calls.numbers(words)}
    for number, name in said.items():
        if number not in numbers:
            problems.add(
                given[name].line, f"'{id}' says {number}, and its list of numbers does not show where that is written"
            )
    for number in numbers:
        if number not in said:
            problems.add(given["numbers"].line, f"'{id}' lists {number}, which stands in none of its words")
