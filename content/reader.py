"""A language folder, read into a Library, or refused with every fault at once as `file:line: sentence`."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import faults
from content import plurals
from content.cases import read_case
from content.fields import expect, refuse_unknown, string, strings
from content.model import (
    Card,
    CareCard,
    Case,
    ContentError,
    Drawing,
    GateRow,
    Library,
    Question,
    Region,
    Source,
    Term,
    TickWords,
    Topic,
    WarningWords,
    Words,
)
from content.pages import AnyPage, check_page, read_page
from content.regions import read_region
from content.strict_yaml import Entry, Problems, parse

FOLDER = Path(__file__).parent
SOURCES = "sources.yaml"
SUFFIXES = frozenset({".yaml", ".md", ".svg"})
OPTIONAL = frozenset(
    {"care-cards.yaml", "gate.yaml", "regions.yaml", "glossary.yaml", "questions.yaml", "drawings.yaml"}
    | {"search.yaml", "words.yaml"}
)
"""What a pack may leave out: the base stands in, or there are none."""
SEEN = ("excerpt", "elsewhere", "page")
LISTS = ("sources", "topics")
WORDS = "words.yaml"
OUTSIDE = "outside"
"""The entry of `search.yaml` that names what no page covers yet."""
_FROM_OUTSIDE = re.compile(r"<script|href|https?:|url\(", re.IGNORECASE)
_SVG_NAMESPACE = "http://www.w3.org/2000/svg"
_SOURCE_ID = re.compile(r"[A-Z]\d{2,3}")


def load(language: str = "en", folder: Path | None = None) -> Library:
    """Read `folder` (default: the shipped texts) in one language; raise ContentError with every fault."""
    folder = folder or FOLDER
    return read(files(folder, language), language, folder.name)


def files(folder: Path, language: str) -> dict[str, bytes]:
    """Return the texts of one language with their sources, as they are, by path below `folder`."""
    paths = [folder / SOURCES, *sorted((folder / language).rglob("*"))]
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in paths
        if path.is_file() and path.suffix in SUFFIXES and not faults.is_clutter(path.name)
    }


def read(texts: Mapping[str, bytes], language: str, name: str = "content", base: Library | None = None) -> Library:
    """Read texts from memory, by path; faults name the files as `name/path`. Raise ContentError with every fault.

    With a `base`, the files of OPTIONAL may be missing: its words, cards and regions stand in for them.
    """
    return _Reading(texts, language, name, base).library()


def flattened(interface: Entry) -> Iterator[tuple[str, Entry]]:
    """Yield the words of an interface with their keys: `find.title`, and `search.found.one` for a plural form."""
    for group, entry in interface.items():
        for key, child in entry.items():
            if isinstance(child.value, dict):
                yield from ((f"{group}.{key}.{form}", words) for form, words in child.items())
            else:
                yield f"{group}.{key}", child


class _Reading:
    """One pass over the files; collects the faults of all of them before it complains."""

    def __init__(self, texts: Mapping[str, bytes], language: str, name: str, base: Library | None) -> None:
        self.texts, self.language, self.name, self.base = texts, language, name, base
        self.problems: list[str] = []
        self.known: dict[str, Collection[str]] = {}
        """Every id of a kind, also of records with faults, so that one cause stays one finding."""

    def library(self) -> Library:
        self.known["topics"] = [path.stem for path in self._files("topics")]
        sources = self._records(SOURCES, Source, name="sources", with_id=True)
        interface = self._interface()
        self.known["parts"] = _headings(interface, "sections.")
        library = Library(
            language=self.language,
            interface=interface,
            ticks=self._records(f"{self.language}/ticks.yaml", TickWords, name="ticks"),
            warnings=self._records(f"{self.language}/warnings.yaml", WarningWords, name="warnings"),
            care_cards=self._records(f"{self.language}/care-cards.yaml", CareCard),
            gate=self._records(f"{self.language}/gate.yaml", GateRow),
            regions=self._regions(),
            topics=self._pages("topics", Topic, _headings(interface, "sections.")),
            cards=self._pages("cards", Card, _headings(interface, "card_sections.")),
            glossary=self._records(f"{self.language}/glossary.yaml", Term),
            questions=self._records(f"{self.language}/questions.yaml", Question),
            drawings=self._drawings(),
            sources=sources,
            pages={path.stem: self._text(path) for path in self._files()},
            cases=self._cases(),
            words=self._words(),
            said=self._said(),
        )
        if self.problems:
            raise ContentError(tuple(self.problems))
        return _completed(library, self.base) if self.base else library

    def _files(self, name: str = "", kind: str = "md") -> list[Path]:
        """Return the paths of one folder, in order; they are names in memory, and lead to no disk."""
        folder = Path(self.language, name)
        return sorted(path for path in map(Path, self.texts) if path.parent == folder and path.suffix == f".{kind}")

    def _name(self, path: Path) -> str:
        return f"{self.name}/{path.as_posix()}"

    def _text(self, path: Path) -> str:
        data = self.texts.get(path.as_posix())
        if data is None:
            if not self.base or path.name not in OPTIONAL:
                self.problems.append(f"{self._name(path)}:1: there is no such file")
            return ""
        try:
            text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            self.problems.append(f"{self._name(path)}:{line}: this file is not UTF-8; save it again as UTF-8")
            return ""
        if found := faults.spoiled(text, spaces=False):
            line = text[: found.place].count("\n") + 1
            self.problems.append(f"{self._name(path)}:{line}: {found.sentence}")
        return text

    def _yaml(self, relative: str) -> tuple[Entry, Problems]:
        path = Path(relative)
        problems = Problems(self._name(path))
        return parse(self._text(path), problems), problems

    def _interface(self) -> dict[str, str]:
        """Flatten `find: {title: ...}` to `find.title`; the file holds two levels, all of text.

        Where a number stands beside a noun there is a third level, with the plural forms of the language.
        """
        root, problems = self._yaml(f"{self.language}/interface.yaml")
        words = dict(self.base.interface) if self.base else {}
        for group, entry in root.items():
            if not isinstance(entry.value, dict):
                problems.add(entry.line, f"'{group}' is not a group of words")
            for key, child in entry.items():
                if isinstance(child.value, dict):
                    expect(child, key, sorted(plurals.forms(self.language), key=plurals.FORMS.index), problems)
        words |= {key: string(entry, key.partition(".")[2], problems) for key, entry in flattened(root)}
        self.problems += problems
        return words

    def _records(self, relative: str, kind: type[Any], name: str = "", with_id: bool = False) -> dict[str, Any]:
        """Read a mapping of id to record, where the record's fields are those of the dataclass `kind`."""
        root, problems = self._yaml(relative)
        if name:
            self.known[name] = [id for id, _ in root.items()]
        wanted = [field.name for field in fields(kind) if field.name not in ("id", "svg")]
        records = {}
        for id, entry in root.items():
            given = expect(entry, id, wanted, problems)
            values = {field: self._value(field, child, problems) for field, child in given.items()}
            if len(values) == len(wanted):
                records[id] = kind(**({"id": id} if with_id else {}), **values)
            if kind is Source:
                _check_source(id, records.get(id), entry.line, problems)
        self.problems += problems
        return records

    def _regions(self) -> dict[str, Region]:
        root, problems = self._yaml(f"{self.language}/regions.yaml")
        found = ((id, read_region(id, entry, self.known["sources"], problems)) for id, entry in root.items())
        regions = {id: region for id, region in found if region}
        self.problems += problems
        return regions

    def _drawings(self) -> dict[str, Drawing]:
        """Read the words of each drawing, and the drawing: an SVG file that asks nothing of the outside."""
        words = self._records(f"{self.language}/drawings.yaml", Drawing)
        drawings = {}
        for id, record in words.items():
            path = Path(self.language, "drawings", f"{id}.svg")
            svg = self._text(path)
            if found := _FROM_OUTSIDE.search(svg.replace(_SVG_NAMESPACE, "")):
                line = svg[: found.start()].count("\n") + 1
                self.problems.append(f"{self._name(path)}:{line}: a drawing holds no script and no address")
            drawings[id] = replace(record, svg=svg)
        return drawings

    def _cases(self) -> dict[str, Case]:
        cases = {}
        for path in self._files("cases", "yaml"):
            problems = Problems(self._name(path))
            case = read_case(path, self._text(path), self.known, problems)
            if case:
                cases[case.id] = case
            self.problems += problems
        return cases

    def _words(self) -> Words:
        """Read how pages are worded; a pack that has no such list takes that of a base in the same language."""
        root, problems = self._yaml(f"{self.language}/{WORDS}")
        kinds = {field.name: field.type for field in fields(Words)}
        refuse_unknown([name for name, _ in root.items()], kinds, "field", 1, problems)
        values: dict[str, Any] = {}
        for name, entry in root.items():
            if name == "avoid":
                values[name] = {pattern: string(reason, pattern, problems) for pattern, reason in entry.items()}
            else:
                read = strings if isinstance(entry.value, list) else string
                values[name] = read(entry, name, problems)
            _check_patterns(name, values[name], entry.line, problems)
        self.problems += problems
        if not values and self.base and self.base.language == self.language:
            return self.base.words
        return Words(**{name: value for name, value in values.items() if name in kinds})

    def _said(self) -> dict[str, tuple[str, ...]]:
        """Read what people and letters call the thing that a page is about, by the id of the page."""
        root, problems = self._yaml(f"{self.language}/search.yaml")
        pages = [*self.known["topics"], *(path.stem for path in self._files("cards")), OUTSIDE]
        for id, entry in root.items():
            refuse_unknown([id], pages, "page", entry.line, problems)
        said = {id: strings(entry, id, problems) for id, entry in root.items()}
        self.problems += problems
        return said

    def _value(self, name: str, entry: Entry, problems: Problems) -> str | tuple[str, ...]:
        if name not in LISTS:
            words = string(entry, name, problems)
            if name == "part":
                refuse_unknown([words], self.known["parts"], "part", entry.line, problems)
            return words
        ids = strings(entry, name, problems)
        refuse_unknown(ids, self.known[name], name.removesuffix("s"), entry.line, problems)
        return ids

    def _pages(self, name: str, kind: type[AnyPage], headings: Mapping[str, str]) -> dict[str, AnyPage]:
        pages = {}
        for path in self._files(name):
            problems = Problems(self._name(path))
            page = read_page(kind, path, self._text(path), headings, problems)
            if page:
                check_page(page, self.known, problems)
                pages[page.id] = page
            self.problems += problems
        return pages


def _completed(own: Library, base: Library) -> Library:
    """Put the care cards, gate and regions of a base where there are none, with the sources of its regions."""
    own = replace(own, care_cards=own.care_cards or base.care_cards, gate=own.gate or base.gate)
    if own.regions:
        return own
    cited = {id: base.sources[id] for region in base.regions.values() for id in region.sources}
    return replace(own, regions=base.regions, sources={**cited, **own.sources})


def _check_patterns(name: str, value: str | tuple[str, ...] | Mapping[str, str], line: int, problems: Problems) -> None:
    """Note each pattern that is no regular expression; lists hold plain words."""
    for pattern in () if isinstance(value, tuple) else (value,) if isinstance(value, str) else value:
        try:
            re.compile(pattern)
        except re.error as error:
            problems.add(line, f"'{name}' holds a pattern that cannot be read ({error}): {pattern}")


def _check_source(id: str, source: Source | None, line: int, problems: Problems) -> None:
    if not _SOURCE_ID.fullmatch(id):
        problems.add(line, f"'{id}' is not a source id; write a letter and two or three digits")
    elif source and not re.fullmatch(r"https?://\S+", source.address):
        problems.add(line, f"the address of {id} does not start with http:// or https://")
    elif source and source.seen not in SEEN:
        problems.add(line, f"{id}: seen: '{source.seen}' is not one of {', '.join(SEEN)}")


def _headings(interface: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {key.removeprefix(prefix): text for key, text in interface.items() if key.startswith(prefix)}
