"""Topic packs: another subject in the shape of the shipped one, as a folder.

A pack is `rules/tables/*.csv` and `content/<language>/` with its own `content/sources.yaml`. It brings a subject;
words of the screen, care cards and numbers to call that it does not bring are the shipped ones.
"""

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

from content import plurals, reader
from content.fields import refuse_unknown
from content.model import HELP_PAGE, ContentError, Library
from content.strict_yaml import Entry, Problems, parse
from faults import Faults

EXAMPLE = Path(__file__).parent / "new_pack"
OWN = (
    *("app.name", "app.short", "start.question", "find.title", "questions.location_why", "take.file", "kiosk.what"),
    *("sheet.code_lead", "edition.lead"),
)
"""Keys of interface.yaml whose shipped words name the shipped subject; a pack says its own."""
OPEN_GROUPS = frozenset({"areas", "chapters"})
"""Groups of interface.yaml to which a pack adds keys."""
REGION_NAMES = frozenset({"call", "urgent_call", "crisis"})


def write_example(folder: Path) -> None:
    """Write a small complete pack to a new or empty folder."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Faults((f"{folder}: there is something here already; name a new or an empty folder",))
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True)


def shipped(language: str) -> Library:
    """Return the shipped texts that stand in for what a pack leaves out: in its language, or else in English."""
    return reader.load(language if (reader.FOLDER / language).is_dir() else "en")


def load(texts: Mapping[str, bytes], language: str, name: str = "content") -> Library:
    """Read the texts of a pack; raise ContentError with every fault."""
    base = shipped(language)
    problems = [*_missing(texts, language, name), *_words_faults(texts, language, name, base)]
    try:
        library = reader.read(texts, language, name, base)
        problems += _taken_sources(library, base, name)
    except ContentError as error:
        problems += (problem for problem in error.problems if problem not in problems)
    if problems:
        raise ContentError(tuple(problems))
    return library


def load_folder(pack: Path, language: str) -> Library:
    """Read the texts of a pack that is a folder."""
    return load(reader.files(pack / "content", language), language, f"{pack.name}/content")


def _missing(texts: Mapping[str, bytes], language: str, name: str) -> Iterator[str]:
    """Yield each page that every screen relies on and that is not there."""
    for path in (f"{language}/about.md", f"{language}/topics/{HELP_PAGE}.md"):
        if path not in texts:
            yield f"{name}/{path}:1: there is no such file, and every pack needs it"


def _words_faults(texts: Mapping[str, bytes], language: str, name: str, base: Library) -> Iterator[str]:
    interface, problems = _parsed(texts, f"{language}/interface.yaml", name)
    given = dict(reader.flattened(interface))
    own = {key: entry for key, entry in given.items() if key.partition(".")[0] not in OPEN_GROUPS}
    for key, entry in own.items():
        stem, _, form = key.rpartition(".")
        shipped_key = f"{stem}.other" if form in plurals.FORMS else key
        refuse_unknown((shipped_key,), base.interface, "word", entry.line, problems)
        if shipped_key in base.interface and (extra := _names(entry) - _names(Entry(base.interface[shipped_key], 0))):
            problems.add(entry.line, f"'{key}' has a name in braces that is not filled in there: {_braces(extra)}")
    for key in OWN:
        if key not in given:
            problems.add(1, f"'{key}' has no words here; the shipped ones name the shipped subject")
    yield from problems
    for file in ("warnings.yaml", "care-cards.yaml"):
        records, problems = _parsed(texts, f"{language}/{file}", name)
        for id, record in records.items():
            for _, child in record.items():
                if extra := _names(child) - REGION_NAMES:
                    problems.add(
                        child.line, f"'{id}' has a name in braces that is no word of a region: {_braces(extra)}"
                    )
        yield from problems


def _parsed(texts: Mapping[str, bytes], path: str, name: str) -> tuple[Entry, Problems]:
    """Return the entries of a file for a second look; its faults of form are told by the first."""
    text = texts.get(path, b"").decode("utf-8-sig", "replace")
    return parse(text, Problems(name)), Problems(f"{name}/{path}")


def _names(entry: Entry) -> set[str]:
    """Return the names in braces of a text, with anything that stands inside the braces beside a name."""
    if not isinstance(entry.value, str):
        return set()
    try:
        fields = list(Formatter().parse(entry.value))
    except ValueError:
        return {entry.value}
    return {
        name + ("!" if how else "") + (f":{form}" if form else "") for _, name, form, how in fields if name is not None
    }


def _braces(names: set[str]) -> str:
    return ", ".join(f"{{{re.sub(r'[{}]', '', name)}}}" for name in sorted(names))


def _taken_sources(library: Library, base: Library, name: str) -> Iterator[str]:
    """Yield each id of a source that the shipped numbers to call rest on, and that means another one here."""
    shared = (id for region in library.regions.values() for id in region.sources if region in base.regions.values())
    for id in sorted(set(shared)):
        if library.sources[id] != base.sources[id]:
            yield f"{name}/{reader.SOURCES}:1: the shipped numbers to call rest on {id}; give your source another id"
