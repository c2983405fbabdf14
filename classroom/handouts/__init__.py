"""All that a teacher can print, by name, and a quiz for Moodle; made of cases and table, never of a visit."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from classroom.handouts import cards, sheets
from classroom.handouts.kit import Kit, imprint, kit
from faults import Faults

__all__ = [
    "EXPORTS",
    "GIFT",
    "Export",
    "Kit",
    "files",
    "gift_file",
    "imprint",
    "kit",
    "write",
]

PDF, GIFT = "application/pdf", "text/plain"
_GIFT_SIGNS = re.compile(r"([\\~=#{}:])")


class Export(NamedTuple):
    """A file to print: how it is made, and whether there is none without a case."""

    make: Callable[[Kit], bytes]
    needs_cases: bool = True


EXPORTS: Mapping[str, Export] = {
    "worksheets": Export(sheets.worksheets),
    "case_cards": Export(cards.case_cards),
    "answer_key": Export(sheets.answer_key),
    "card_sort": Export(cards.card_sort, needs_cases=False),
}
"""By a name that is also a key of the words `exports.take_<name>` and `exports.file_<name>`."""


def gift_file(kit: Kit, questions: str) -> bytes:
    """Put the notice in front of a quiz in Moodle's GIFT: a text without answers, which learners see as such."""
    told = imprint(kit)
    notice = _GIFT_SIGNS.sub(r"\\\1", f"{told.help} {told.notice}")
    return f"::{kit.say('exports.quiz_about')}::[plain]{notice}\n\n{questions}".encode()


def files(kit: Kit, quiz: str = "") -> dict[str, bytes]:
    """Return every file by its name; `quiz` is one in GIFT, which another room writes."""
    made = {
        kit.say(f"exports.file_{name}"): export.make(kit)
        for name, export in EXPORTS.items()
        if kit.cases or not export.needs_cases
    }
    return made | ({kit.say("exports.file_quiz"): gift_file(kit, quiz)} if quiz else {})


def write(folder: Path, kit: Kit, quiz: str = "") -> None:
    """Write every file to a folder that holds nothing but such files; raise Faults with the reason why not."""
    ours = {kit.say(f"exports.file_{name}") for name in (*EXPORTS, "quiz")}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        others = sorted(path.name for path in folder.iterdir() if path.name not in ours)
        if others:
            raise Faults((f"{folder}: '{others[0]}' is here already; name a new or an empty folder",))
        for name, data in files(kit, quiz).items():
            (folder / name).write_bytes(data)
    except OSError as error:
        raise Faults((f"{error.filename or folder}: {error.strerror or error}",)) from None
