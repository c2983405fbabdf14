"""Rules, cases and a quiz as files for other programs: CSV that no spreadsheet can run, JSON, and a notice in each."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from content import Block, Case, speech
from press.teaching_kit import Kit, decided, imprint
from rules import Rule, compiled, match
from rules.reader import COLUMNS

SHOWN = ("condition", "topic_titles", "notice")
"""What our CSV of rules says beside the cells of the table itself."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_GIFT_SIGNS = re.compile(r"([\\~=#{}:])")
_LIST = "; "
_PROSE = ("aims", "story", "note", "discuss")
_SIGNED = ("sources", "reviewed_on", "reviewer")


def rules_csv(kit: Kit) -> bytes:
    """Return each row of the table with its ids as they are, and its condition and topics in words."""
    notice = imprint(kit).notice
    rows = [_rule(kit, rule) | {"notice": notice} for rule in kit.rulebook.rules]
    return _table([*COLUMNS["rules.csv"], *SHOWN], rows)


def cases_csv(kit: Kit) -> bytes:
    """Return a row for each case: story, ticks, what its teacher expects, note and questions."""
    notice = imprint(kit).notice
    rows = [_flat(_case(kit, case)) | {"notice": notice} for case in kit.cases]
    return _table(list(dict.fromkeys(column for row in rows for column in row)), rows)


def rules_json(kit: Kit) -> bytes:
    """Return the table as the screens apply it, with the words and the reasons of its ids."""
    book, library = kit.rulebook, kit.library
    told = {rule.id: {name: getattr(rule, name) for name in ("why", *_SIGNED)} for rule in book.rules}
    labels = {
        "ticks": {tick: library.label(tick) for tick in book.ticks},
        "warnings": {sign: library.warnings[sign].sign for sign in book.warnings},
        "topics": {topic: library.topics[topic].title for topic in book.topics},
    }
    groups = {tick.id: tick.group for tick in book.ticks.values()}
    return _json(kit, {"table": compiled(book), "labels": labels, "groups": groups, "rows": told})


def cases_json(kit: Kit) -> bytes:
    """Return the cases, what the table shows for each, and the sources of their notes."""
    cited = dict.fromkeys(id for case in kit.cases for id in case.sources)
    sources = {id: asdict(kit.library.sources[id]) for id in cited}
    return _json(kit, {"cases": [_case(kit, case) for case in kit.cases], "sources": sources})


def gift_file(kit: Kit, questions: str) -> bytes:
    """Put the notice in front of a quiz in Moodle's GIFT: a text without answers, which learners see as such."""
    told = imprint(kit)
    notice = _GIFT_SIGNS.sub(r"\\\1", f"{told.help} {told.notice}")
    return f"::{kit.say('exports.quiz_about')}::[plain]{notice}\n\n{questions}".encode()


def _rule(kit: Kit, rule: Rule) -> dict[str, str]:
    cells = {name: getattr(rule, name) for name in COLUMNS["rules.csv"]}
    titles = [kit.library.topics[id].title for id in rule.topics]
    return _flat(cells | {"condition": speech.condition(kit.library, rule.needs), "topic_titles": titles})


def _case(kit: Kit, case: Case) -> dict[str, Any]:
    """All of a case by the names of its file, with what the table shows. Paragraphs are texts."""
    found = decided(kit, case)
    return {
        **{name: getattr(case, name) for name in ("id", "title", "level", "about", "aims")},
        "story": _paragraphs(case.story),
        "ticks": case.ticks,
        "labels": [kit.library.label(tick) for tick in case.ticks],
        "expected": {"main": case.main, "more": case.more, "warnings": case.warnings},
        "changes": case.changes,
        "table": {name: tuple(rows) for name, rows in found.items()} | {"warnings": _signs(kit, case)},
        "note": _paragraphs(case.note),
        "discuss": case.discuss,
        **{name: getattr(case, name) for name in ("written_by", *_SIGNED)},
    }


def _signs(kit: Kit, case: Case) -> tuple[str, ...]:
    return tuple(sign.id for sign in match(kit.rulebook, case.ticks).warnings)


def _paragraphs(blocks: Iterable[Block]) -> list[str]:
    return [" ".join(sentence.text for sentence in block.sentences) for block in blocks]


def _flat(facts: Mapping[str, Any], above: str = "") -> dict[str, str]:
    """Make cells of facts: ids are listed, sentences follow each other, groups get columns such as `expected_main`."""
    cells: dict[str, str] = {}
    for name, fact in facts.items():
        if name == "changes":
            cells[name] = _LIST.join(f"{tick}: {', '.join(topics)}" for tick, topics in fact.items())
        elif isinstance(fact, Mapping):
            cells |= _flat(fact, f"{name}_")
        else:
            cells[above + name] = fact if isinstance(fact, str) else (" " if name in _PROSE else _LIST).join(fact)
    return cells


def _table(columns: list[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Write CSV as spreadsheets read it: a mark for UTF-8 first, and a quote before what looks like a formula."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows([_safe(row[column]) for column in columns] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _json(kit: Kit, facts: Mapping[str, Any]) -> bytes:
    whole = {"about": asdict(imprint(kit)), "language": kit.library.language, **facts}
    return (json.dumps(whole, ensure_ascii=False, indent=1, default=dict) + "\n").encode()
