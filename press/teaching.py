"""All that a teacher can print or take into another program, by name; made of cases and table, never of a visit."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from press import teaching_cards, teaching_data, teaching_pdf
from press.teaching_data import gift_file
from press.teaching_kit import Kit, TeachingError, imprint, kit

__all__ = [
    "EXPORTS",
    "GIFT",
    "Export",
    "Kit",
    "TeachingError",
    "files",
    "gift_file",
    "imprint",
    "kit",
    "write",
]

PDF, CSV, JSON, GIFT = "application/pdf", "text/csv", "application/json", "text/plain"


class Export(NamedTuple):
    """A file to hand out: how it is made, what kind it is, and whether there is none without a case."""

    make: Callable[[Kit], bytes]
    mime: str
    needs_cases: bool = True


EXPORTS: Mapping[str, Export] = {
    "worksheets": Export(teaching_pdf.worksheets, PDF),
    "case_cards": Export(teaching_cards.case_cards, PDF),
    "answer_key": Export(teaching_pdf.answer_key, PDF),
    "card_sort": Export(teaching_cards.card_sort, PDF, needs_cases=False),
    "cases_csv": Export(teaching_data.cases_csv, CSV),
    "cases_json": Export(teaching_data.cases_json, JSON),
    "rules_csv": Export(teaching_data.rules_csv, CSV, needs_cases=False),
    "rules_json": Export(teaching_data.rules_json, JSON, needs_cases=False),
}
"""By a name that is also a key of the words `exports.take_<name>` and `exports.file_<name>`."""


def files(kit: Kit, quiz: str = "") -> dict[str, bytes]:
    """Return every file by its name; `quiz` is one in GIFT, which another room writes."""
    made = {
        kit.say(f"exports.file_{name}"): export.make(kit)
        for name, export in EXPORTS.items()
        if kit.cases or not export.needs_cases
    }
    return made | ({kit.say("exports.file_quiz"): gift_file(kit, quiz)} if quiz else {})


def write(folder: Path, kit: Kit, quiz: str = "") -> None:
    """Write every file to a folder that holds nothing but such files; raise TeachingError with the reason why not."""
    ours = {kit.say(f"exports.file_{name}") for name in (*EXPORTS, "quiz")}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        others = sorted(path.name for path in folder.iterdir() if path.name not in ours)
        if others:
            raise TeachingError((f"{folder}: '{others[0]}' is here already; name a new or an empty folder",))
        for name, data in files(kit, quiz).items():
            (folder / name).write_bytes(data)
    except OSError as error:
        raise TeachingError((f"{error.filename or folder}: {error.strerror or error}",)) from None
