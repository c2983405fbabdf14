"""A teaching case from its YAML file: story, ticks, what is expected of the table, and the teacher's note.

Sentences of the note carry their sources as on a topic; `[table]` marks one that says what our own table does.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from content.fields import expect, refuse_unknown, string, strings
from content.model import LEVELS, SUBJECTS, Block, Case, Sentence
from content.pages import check_page
from content.prose import read_sentences
from content.strict_yaml import Entry, Problems, parse

TABLE = "table"
STORY_WORDS = range(60, 121)
COUNTS = {"aims": range(2, 4), "discuss": range(2, 4)}
SIGNED = ("written_by", "reviewer", "reviewed_on", "next_review", "conflicts")
FIELDS = ("title", "level", "about", "aims", "story", "ticks", "expected", "changes", "teacher", *SIGNED)
GROUPS = {"expected": ("main", "more", "warnings"), "teacher": ("note", "discuss")}
_ID = re.compile(r"[a-z]+(-[a-z]+)*")
_NEXT_SENTENCE = re.compile(r"(?<=[.?!])\s+|(?<=[.?!][\"')])\s+")

Known = Mapping[str, Collection[str]]


def read_case(path: Path, text: str, known: Known, problems: Problems) -> Case | None:
    """Return the case, or nothing where a field is missing; note every fault."""
    given = expect(parse(text, problems), path.stem, FIELDS, problems)
    for name, names in GROUPS.items():
        if name in given:
            given |= expect(given.pop(name), name, names, problems)
    if len(given) < len(FIELDS) - len(GROUPS) + sum(map(len, GROUPS.values())):
        return None
    case = _case(path.stem, given, known, problems)
    _check(case, given, problems)
    check_page(case.page, known, problems)
    return case


def _case(id: str, given: Mapping[str, Entry], known: Known, problems: Problems) -> Case:
    ticks = (*known["ticks"], *known["warnings"])
    plain = {name: string(given[name], name, problems) for name in ("title", "level", *SIGNED)}
    return Case(
        id=id,
        about=_ids("about", given, SUBJECTS, "subject", problems),
        aims=strings(given["aims"], "aims", problems),
        story=_story(given["story"], problems),
        ticks=_ids("ticks", given, ticks, "tick", problems),
        main=_ids("main", given, known["topics"], "topic", problems),
        more=_ids("more", given, known["topics"], "topic", problems),
        warnings=_ids("warnings", given, known["warnings"], "warning sign", problems),
        changes=_changes(given["changes"], ticks, known["topics"], problems),
        note=_note(given["note"], problems),
        discuss=strings(given["discuss"], "discuss", problems),
        file=problems.file,
        **plain,
    )


def _ids(
    name: str, given: Mapping[str, Entry], known: Collection[str], noun: str, problems: Problems
) -> tuple[str, ...]:
    ids = strings(given[name], name, problems)
    refuse_unknown(ids, known, noun, given[name].line, problems)
    for id in (id for id, times in Counter(ids).items() if times > 1):
        problems.add(given[name].line, f"{name}: '{id}' is there twice")
    return ids


def _changes(
    entry: Entry, ticks: Collection[str], topics: Collection[str], problems: Problems
) -> dict[str, tuple[str, ...]]:
    if not isinstance(entry.value, dict):
        problems.add(entry.line, "'changes' is not a mapping; write it as {tick: [topic]}, or {} for none")
        return {}
    for tick, child in entry.items():
        refuse_unknown((tick,), ticks, "tick", child.line, problems)
    return {tick: _ids(tick, entry.value, topics, "topic", problems) for tick in entry.value}


def _paragraphs(entry: Entry, name: str, problems: Problems) -> list[tuple[str, int]]:
    texts = strings(entry, name, problems)
    children = entry.value if isinstance(entry.value, list) else []
    return [(text, child.line) for text, child in zip(texts, children, strict=True)]


def _story(entry: Entry, problems: Problems) -> tuple[Block, ...]:
    """Cut each paragraph into sentences; an invented story needs no sources."""
    blocks = []
    for text, line in _paragraphs(entry, "story", problems):
        (whole,) = read_sentences(text, line, problems, marked=False)
        blocks.append(Block(False, tuple(Sentence(part, (), line) for part in _NEXT_SENTENCE.split(whole.text))))
    return tuple(blocks)


def _note(entry: Entry, problems: Problems) -> tuple[Block, ...]:
    return tuple(
        Block(False, tuple(_about_table(sentence) for sentence in read_sentences(text, line, problems)))
        for text, line in _paragraphs(entry, "note", problems)
    )


def _about_table(sentence: Sentence) -> Sentence:
    """What our own table does needs no publication: the rule table page shows it."""
    return replace(sentence, sources=()) if sentence.sources == (TABLE,) else sentence


def _check(case: Case, given: Mapping[str, Entry], problems: Problems) -> None:
    """Note what is there and known, and still can't be used in a lesson."""
    if not _ID.fullmatch(case.id):
        problems.add(1, f"'{case.id}' is not an id; use small letters and hyphens")
    refuse_unknown((case.level,), LEVELS, "level", given["level"].line, problems)
    words = sum(len(sentence.text.split()) for block in case.story for sentence in block.sentences)
    if words not in STORY_WORDS:
        problems.add(given["story"].line, f"the story has {words} words; write {_span(STORY_WORDS)}")
    for name, count in COUNTS.items():
        if len(getattr(case, name)) not in count:
            problems.add(given[name].line, f"'{name}' holds {len(getattr(case, name))}; write {_span(count)}")
    for topic in (topic for topic in case.more if topic in case.main):
        problems.add(given["more"].line, f"'{topic}' is in main already")
    for tick in (tick for tick in case.changes if tick in case.ticks):
        problems.add(given["changes"].line, f"changes: '{tick}' is ticked already")


def _span(numbers: range) -> str:
    return f"{numbers[0]} to {numbers[-1]}"
