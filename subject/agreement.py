"""Where tables and texts must agree: every id of `rules/tables/` has its words, every page has its row."""

from collections.abc import Collection, Iterator

from content import Library
from content.model import DIRECTIONS, KINDS, STRENGTHS
from rules import Rulebook
from rules.model import CARDS, GATES, GROUPS, READINGS


def disagreements(rulebook: Rulebook, library: Library) -> Iterator[str]:
    """Yield one sentence for each id that stands on one side only."""
    folder = f"content/{library.language}"
    asked = {tick.id for tick in rulebook.ticks.values() if tick.group != "warning"}
    yield from _compare(asked, library.ticks, "ticks.csv", f"{folder}/ticks.yaml")
    yield from _compare(rulebook.warnings, library.warnings, "warnings.csv", f"{folder}/warnings.yaml")
    yield from _compare(rulebook.topics, library.topics, "topics.csv", f"{folder}/topics/")
    yield from _compare(CARDS, library.care_cards, "rules/model.py", f"{folder}/care-cards.yaml")
    yield from _compare(GATES, library.gate, "rules/model.py", f"{folder}/gate.yaml")
    yield from _missing_words(rulebook, library, folder)
    yield from _unknown_sources(rulebook, library)
    yield from _unknown_in_cases(rulebook, library)


def _compare(ids: Collection[str], words: Collection[str], table: str, file: str) -> Iterator[str]:
    for id in sorted(set(ids) - set(words)):
        yield f"{file}:1: '{id}' of {table} has no words here"
    for id in sorted(set(words) - set(ids)):
        yield f"{file}:1: '{id}' has words, but it is not in {table}"


def _missing_words(rulebook: Rulebook, library: Library, folder: str) -> Iterator[str]:
    areas = {tick.area for tick in rulebook.ticks.values() if tick.group != "warning"}
    chapters = {topic.chapter for topic in rulebook.topics.values()}
    needed = {"areas": areas, "chapters": chapters, "questions": GROUPS, "readings": READINGS}
    needed |= {"kinds": KINDS, "strengths": STRENGTHS, "directions": DIRECTIONS}
    for group, ids in needed.items():
        for id in sorted(ids):
            if f"{group}.{id}" not in library.interface:
                yield f"{folder}/interface.yaml:1: '{group}' has no words for '{id}'"


def _unknown_sources(rulebook: Rulebook, library: Library) -> Iterator[str]:
    cited = [("rules.csv", rule.line, rule.sources) for rule in rulebook.rules]
    cited += [("warnings.csv", sign.line, sign.sources) for sign in rulebook.warnings.values()]
    for file, line, sources in cited:
        for source in sources:
            if source not in library.sources:
                yield f"{file}:{line}: sources: '{source}' is not in content/sources.yaml"


def _unknown_in_cases(rulebook: Rulebook, library: Library) -> Iterator[str]:
    for case in library.cases.values():
        changed = (topic for topics in case.changes.values() for topic in topics)
        named = {
            "ticks.csv": ({*case.ticks, *case.changes}, rulebook.ticks),
            "topics.csv": ({*case.main, *case.more, *changed}, rulebook.topics),
            "warnings.csv": ({*case.warnings}, rulebook.warnings),
        }
        for table, (ids, known) in named.items():
            for id in sorted(ids - set(known)):
                yield f"{case.file}:1: the case names '{id}', which is not in {table}"
