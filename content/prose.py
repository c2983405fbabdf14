"""A topic file, read: front matter, fixed headings, and sentences that each carry their sources.

A sentence ends with its sources in square brackets, `... the shoulder. [S002, S049]`, or with `[advice]` when
it tells the reader what to do and states no fact. Questions need no mark.
"""

import re
from collections.abc import Mapping

from content.model import Block, Section, Sentence
from content.strict_yaml import Entry, Problems, parse

ADVICE = "advice"
UNMARKED_SECTIONS = frozenset({"questions"})
_MARK = re.compile(r"\s*\[([^\]\[]*)\]")
_TWO_SENTENCES = re.compile(r"[.?!][\"')]*\s+(?=[\"'(]?[A-Z0-9])")
_OTHER_LIST = re.compile(r"\s*([*+•·▪◦‣–—]|\d+[.)])\s|\s+-\s|-(?=\S)|[•·▪◦‣](?=\S)")
"""How other programs begin a list item; here it would become part of a paragraph."""
_PLACEHOLDER = re.compile(r"\b(TODO|TBD|FIXME|XXX|lorem|ipsum)\b|need text|placeholder|\?\?\?", re.IGNORECASE)


def split_front_matter(text: str, problems: Problems) -> tuple[Entry, list[tuple[int, str]]]:
    """Return the front matter and the body as numbered lines."""
    lines = text.splitlines()
    if not lines or lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
        problems.add(1, "the file does not start with front matter between two lines of '---'")
        return Entry({}, 1), []
    end = next(number for number, line in enumerate(lines[1:], 1) if line.strip() == "---")
    body = [(number, line.rstrip()) for number, line in enumerate(lines[end + 1 :], end + 2)]
    return parse("\n".join(lines[1:end]), problems, first_line=2), body


def read_sentences(text: str, line: int, problems: Problems, marked: bool = True) -> tuple[Sentence, ...]:
    """Cut one paragraph into sentences at their marks; note a sentence without a mark, or two under one."""
    if _PLACEHOLDER.search(text):
        problems.add(line, f"this is placeholder text: '{_short(text)}'")
    if not marked:
        return (Sentence(text.strip(), (), line),)
    sentences, start = [], 0
    for mark in _MARK.finditer(text):
        sentence = text[start : mark.start()].strip()
        start = mark.end()
        _refuse_two(sentence, line, problems)
        sentences.append(Sentence(sentence, _sources(mark[1], line, problems), line))
    if rest := text[start:].strip():
        problems.add(line, f"this sentence names no source and is not marked [advice]: '{_short(rest)}'")
    return tuple(sentences)


def read_sections(body: list[tuple[int, str]], headings: Mapping[str, str], problems: Problems) -> tuple[Section, ...]:
    """Read the body under its fixed headings; `headings` maps section id to heading, in the order required."""
    ids = {heading: id for id, heading in headings.items()}
    sections: list[Section] = []
    current, lines = "", list[tuple[int, str]]()
    for line, text in [*body, (len(body) + 1, "## ")]:
        if not text.startswith("#"):
            lines.append((line, text))
            continue
        if current:
            sections.append(Section(current, _blocks(lines, current, problems)))
        elif any(text for _, text in lines):
            problems.add(lines[0][0], "there is text before the first heading")
        heading = text.lstrip("#").strip()
        if heading and heading not in ids:
            problems.add(line, f"'{heading}' is not one of the fixed headings: {', '.join(headings.values())}")
        current, lines = ids.get(heading, ""), []
    _check_order(tuple(section.id for section in sections), headings, problems)
    return tuple(sections)


def _check_order(found: tuple[str, ...], headings: Mapping[str, str], problems: Problems) -> None:
    for id, heading in headings.items():
        if id not in found:
            problems.add(1, f"the heading '{heading}' is missing")
    expected = tuple(id for id in headings if id in found)
    if found != expected:
        order = ", ".join(headings[id] for id in expected)
        problems.add(1, f"the headings are not in the fixed order, or one is there twice; the order is: {order}")


def _blocks(lines: list[tuple[int, str]], section: str, problems: Problems) -> tuple[Block, ...]:
    marked = section not in UNMARKED_SECTIONS
    groups: list[tuple[int, bool, list[str]]] = []
    open_group = False
    for line, text in lines:
        if found := _OTHER_LIST.match(text):
            problems.add(
                line, f"a list item begins with '- ', at the start of the line; this one begins with '{found[0]}'"
            )
        if not text.strip():
            open_group = False
        elif text.startswith("- "):
            groups.append((line, True, [text[2:].strip()]))
            open_group = True
        elif open_group:
            groups[-1][2].append(text.strip())
        else:
            groups.append((line, False, [text.strip()]))
            open_group = True
    if not groups:
        problems.add(lines[0][0] - 1 if lines else 1, f"there is nothing under the heading of '{section}'")
    return tuple(
        Block(is_item, read_sentences(" ".join(texts), line, problems, marked)) for line, is_item, texts in groups
    )


def _sources(mark: str, line: int, problems: Problems) -> tuple[str, ...]:
    ids = tuple(part.strip() for part in mark.split(",") if part.strip())
    if not ids:
        problems.add(line, "a source mark is empty")
    return () if ids == (ADVICE,) else ids


def _refuse_two(sentence: str, line: int, problems: Problems) -> None:
    if not sentence:
        problems.add(line, "a source mark stands without a sentence before it")
    elif _TWO_SENTENCES.search(sentence):
        problems.add(line, f"two sentences share one source mark; give each its own: '{_short(sentence)}'")
    elif sentence[-1] not in ".?!:":
        problems.add(line, f"a source mark comes before the full stop; put it after: '{_short(sentence)}'")


def _short(text: str, width: int = 70) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
