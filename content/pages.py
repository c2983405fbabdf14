"""A topic or a card of the catalogue, from its Markdown file; every fault as `file:line: sentence`."""

import re
from collections.abc import Collection, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from content.fields import expect, refuse_unknown, string, strings
from content.model import DIRECTIONS, KINDS, ONLY_ON, PROOF, STRENGTHS, Page
from content.prose import read_sections, read_sentences, split_front_matter
from content.strict_yaml import Entry, Problems
from faults import is_date

AnyPage = TypeVar("AnyPage", bound=Page)

NOT_IN_FRONT_MATTER = frozenset({"id", "sections", "file"})
CHOICES = {"kind": KINDS, "strength": STRENGTHS, "direction": DIRECTIONS}
NOUNS = {"warnings": "warning sign", "topics": "topic"}
DATES = ("reviewed_on", "next_review")
_ID = re.compile(r"[a-z]+(-[a-z]+)*")


def read_page(
    kind: type[AnyPage], path: Path, text: str, headings: Mapping[str, str], problems: Problems
) -> AnyPage | None:
    """Return the page, or nothing where its front matter can't be used."""
    front, body = split_front_matter(text, problems)
    names = [field.name for field in fields(kind) if field.name not in NOT_IN_FRONT_MATTER]
    given = {} if problems and not front.value else expect(front, path.stem, names, problems)
    if not _ID.fullmatch(path.stem):
        problems.add(1, f"'{path.stem}' is not an id; use small letters and hyphens")
    if len(given) < len(names):
        return None
    values: dict[str, Any] = {
        name: (strings if name in NOUNS else string)(entry, name, problems)
        for name, entry in given.items()
        if name != "summary"
    }
    for name in CHOICES.keys() & given.keys():
        refuse_unknown((str(values[name]),), CHOICES[name], name, given[name].line, problems)
    if "direction" in given:
        _refuse_promise(str(values["strength"]), str(values["direction"]), given["direction"], problems)
    summary = read_sentences(string(given["summary"], "summary", problems), given["summary"].line, problems)
    sections = read_sections(body, _fitting(headings, values.get("kind")), problems)
    if len(summary) != 1:
        problems.add(given["summary"].line, "the summary is one sentence with its sources")
        return None
    return kind(id=path.stem, summary=summary[0], sections=sections, file=problems.file, **values)


def _fitting(headings: Mapping[str, str], kind: str | None) -> dict[str, str]:
    """Leave out the headings of the other kinds of card."""
    return {id: heading for id, heading in headings.items() if ONLY_ON.get(id, kind) == kind}


def _refuse_promise(strength: str, direction: str, entry: Entry, problems: Problems) -> None:
    """Note a direction that proof of this strength can't say; a word that nobody knows is another fault."""
    said = PROOF.get(strength, DIRECTIONS)
    if direction in DIRECTIONS and direction not in said:
        choose = ", ".join(said)
        problems.add(entry.line, f"direction: '{direction}' does not go with strength '{strength}'; choose {choose}")


def check_page(page: Page, known: Mapping[str, Collection[str]], problems: Problems) -> None:
    """Note ids that `known` (field name to ids) does not have, a page without a source, and dates that are none."""
    for sentence in page.sentences:
        refuse_unknown(sentence.sources, known["sources"], "source", sentence.line, problems)
    for name, noun in NOUNS.items():
        refuse_unknown(getattr(page, name, ()), known[name], noun, 1, problems)
    if not page.sources:
        problems.add(1, "the page cites no source")
    for name in DATES:
        if not is_date(getattr(page, name)):
            problems.add(1, f"{name}: '{getattr(page, name)}' is not a date; write it as 2026-11-21")
