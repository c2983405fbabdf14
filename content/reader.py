"""A language folder, read into a Library, or refused with every fault at once as `file:line: sentence`."""

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from content.model import Card, ContentError, Library, Region, Source, TickWords, Topic, WarningWords
from content.prose import read_sections, read_sentences, split_front_matter
from content.strict_yaml import Entry, Problems, parse

FOLDER = Path(__file__).parent
FRONT_MATTER = ("title", "summary", "warnings", "written_by", "reviewer", "reviewed_on", "next_review")
MAY_BE_EMPTY = frozenset({"reviewer", "faster"})
SEEN = ("excerpt", "elsewhere", "page")
_SOURCE_ID = re.compile(r"[A-Z]\d{2,3}")
_TOPIC_ID = re.compile(r"[a-z]+(-[a-z]+)*")
_BANNED_MARKS = re.compile(r"[\u200b-\u200f\u2060\ufeff]")


def load(language: str = "en", folder: Path | None = None) -> Library:
    """Read `folder` (default: the shipped texts) in one language; raise ContentError with every fault."""
    return _Reading(folder or FOLDER, language).library()


class _Reading:
    """One pass over the files; collects the faults of all of them before it complains."""

    def __init__(self, folder: Path, language: str) -> None:
        self.folder, self.language = folder, language
        self.problems: list[str] = []
        self.ids: dict[type, Collection[str]] = {}
        """Every id of a file, also of records with faults, so that one cause stays one finding."""

    def library(self) -> Library:
        sources = self._records("sources.yaml", Source, with_id=True)
        warnings = self._records(f"{self.language}/warnings.yaml", WarningWords)
        interface = self._interface()
        library = Library(
            language=self.language,
            interface=interface,
            ticks=self._records(f"{self.language}/ticks.yaml", TickWords),
            warnings=warnings,
            cards=self._records(f"{self.language}/cards.yaml", Card),
            regions=self._records(f"{self.language}/regions.yaml", Region),
            topics=self._topics(_headings(interface)),
            sources=sources,
            pages={path.stem: self._text(path) for path in sorted((self.folder / self.language).glob("*.md"))},
        )
        self._check_sources(sources)
        if self.problems:
            raise ContentError(tuple(self.problems))
        return library

    def _name(self, path: Path) -> str:
        return str(path.relative_to(self.folder.parent))

    def _text(self, path: Path) -> str:
        try:
            text = path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            self.problems.append(f"{self._name(path)}:1: there is no such file")
            return ""
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            self.problems.append(f"{self._name(path)}:{line}: this file is not UTF-8; save it again as UTF-8")
            return ""
        if found := _BANNED_MARKS.search(text):
            line = text[: found.start()].count("\n") + 1
            self.problems.append(f"{self._name(path)}:{line}: there is an invisible character; delete it")
        return text

    def _yaml(self, relative: str) -> tuple[Entry, Problems]:
        path = self.folder / relative
        problems = Problems(self._name(path))
        return parse(self._text(path), problems), problems

    def _interface(self) -> dict[str, str]:
        """Flatten `find: {title: ...}` to `find.title`; the file holds two levels, all of text."""
        root, problems = self._yaml(f"{self.language}/interface.yaml")
        words: dict[str, str] = {}
        for group, entry in root.items():
            if not isinstance(entry.value, dict):
                problems.add(entry.line, f"'{group}' is not a group of words")
            for key, child in entry.items():
                words[f"{group}.{key}"] = _string(child, key, problems)
        self.problems += problems
        return words

    def _records(self, relative: str, kind: type[Any], with_id: bool = False) -> dict[str, Any]:
        """Read a mapping of id to record, where the record's fields are those of the dataclass `kind`."""
        root, problems = self._yaml(relative)
        self.ids[kind] = [id for id, _ in root.items()]
        names = [field.name for field in fields(kind) if field.name != "id"]
        records = {}
        for id, entry in root.items():
            values: dict[str, Any] = {"id": id} if with_id else {}
            for name, child in _expect(entry, id, names, problems).items():
                is_list = name == "sources"
                values[name] = _strings(child, name, problems) if is_list else _string(child, name, problems)
                if is_list:
                    _refuse_unknown(values[name], self.ids[Source], "source", child.line, problems)
            if len(values) == len(names) + with_id:
                records[id] = kind(**values)
        self.problems += problems
        return records

    def _check_sources(self, sources: Mapping[str, Source]) -> None:
        root, problems = self._yaml("sources.yaml")
        for id, entry in root.items():
            source = sources.get(id)
            if not _SOURCE_ID.fullmatch(id):
                problems.add(entry.line, f"'{id}' is not a source id; write a letter and two or three digits")
            elif source and not re.fullmatch(r"https?://\S+", source.address):
                problems.add(entry.line, f"the address of {id} does not start with http:// or https://")
            elif source and source.seen not in SEEN:
                problems.add(entry.line, f"{id}: seen: '{source.seen}' is not one of {', '.join(SEEN)}")
        self.problems += (problem for problem in problems if problem not in self.problems)

    def _topics(self, headings: Mapping[str, str]) -> dict[str, Topic]:
        topics = {}
        for path in sorted((self.folder / self.language / "topics").glob("*.md")):
            problems = Problems(self._name(path))
            topic = _topic(path, self._text(path), headings, problems)
            if topic:
                _check_topic(topic, self.ids[Source], self.ids[WarningWords], problems)
                topics[topic.id] = topic
            self.problems += problems
        return topics


def _headings(interface: Mapping[str, str]) -> dict[str, str]:
    prefix = "sections."
    return {key.removeprefix(prefix): text for key, text in interface.items() if key.startswith(prefix)}


def _topic(path: Path, text: str, headings: Mapping[str, str], problems: Problems) -> Topic | None:
    front, body = split_front_matter(text, problems)
    given = _expect(front, path.stem, FRONT_MATTER, problems)
    if len(given) < len(FRONT_MATTER):
        return None
    words = {name: _string(given[name], name, problems) for name in FRONT_MATTER if name != "warnings"}
    summary = read_sentences(words.pop("summary"), given["summary"].line, problems)
    if len(summary) != 1:
        problems.add(given["summary"].line, "the summary is one sentence with its sources")
    if not _TOPIC_ID.fullmatch(path.stem):
        problems.add(1, f"'{path.stem}' is not a topic id; use small letters and hyphens")
    sections = read_sections(body, headings, problems)
    if not summary:
        return None
    return Topic(
        id=path.stem,
        summary=summary[0],
        warnings=_strings(given["warnings"], "warnings", problems),
        sections=sections,
        file=problems.file,
        **words,
    )


def _check_topic(topic: Topic, sources: Collection[str], warnings: Collection[str], problems: Problems) -> None:
    for sentence in topic.sentences:
        _refuse_unknown(sentence.sources, sources, "source", sentence.line, problems)
    _refuse_unknown(topic.warnings, warnings, "warning sign", 1, problems)
    if not topic.sources:
        problems.add(1, "the page cites no source")
    for name in ("reviewed_on", "next_review"):
        if not _is_date(getattr(topic, name)):
            problems.add(1, f"{name}: '{getattr(topic, name)}' is not a date; write it as 2026-11-21")


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _expect(entry: Entry, id: str, names: Collection[str], problems: Problems) -> dict[str, Entry]:
    """Return the fields of `entry`; note each one that is missing or that nobody knows."""
    if not isinstance(entry.value, dict):
        problems.add(entry.line, f"'{id}' needs the fields {', '.join(names)}")
        return {}
    _refuse_unknown(entry.value, names, "field", entry.line, problems)
    for name in names:
        if name not in entry.value:
            problems.add(entry.line, f"'{id}' has no field '{name}'")
    return {name: entry.value[name] for name in names if name in entry.value}


def _string(entry: Entry, name: str, problems: Problems) -> str:
    if not isinstance(entry.value, str):
        problems.add(entry.line, f"'{name}' is not plain text")
        return ""
    if not entry.value.strip() and name not in MAY_BE_EMPTY:
        problems.add(entry.line, f"'{name}' is empty")
    return entry.value.strip()


def _strings(entry: Entry, name: str, problems: Problems) -> tuple[str, ...]:
    if not isinstance(entry.value, list):
        problems.add(entry.line, f"'{name}' is not a list; write it as [one, two]")
        return ()
    return tuple(_string(child, name, problems) for child in entry.value)


def _refuse_unknown(given: Collection[str], known: Collection[str], noun: str, line: int, problems: Problems) -> None:
    for id in given:
        if id not in known:
            near = difflib.get_close_matches(id, known, 1)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            problems.add(line, f"there is no {noun} '{id}'{hint}")
