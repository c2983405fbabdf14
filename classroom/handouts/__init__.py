"""All that a teacher can hand out, by name: paper, and a quiz for Moodle; made of cases and table, never of a visit."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from classroom.gift import gift
from classroom.handouts import cards, sheets
from classroom.handouts.kit import Kit, imprint, kit
from classroom.quiz import quiz
from faults import Faults
from press import typeset

__all__ = ["EXPORTS", "Export", "Kit", "files", "imprint", "kit", "make", "make_quiz", "write"]

PDF, GIFT = "application/pdf", "text/plain"
QUIZ = 1
"""The number of the quiz that is handed out; the page of each quiz gives that one."""


class Export(NamedTuple):
    """Paper: the words that its template sets, and whether there is none without a case."""

    words: Callable[[Kit], Mapping[str, object]]
    needs_cases: bool = True


EXPORTS: Mapping[str, Export] = {
    "worksheets": Export(sheets.worksheets),
    "case_cards": Export(cards.case_cards),
    "answer_key": Export(sheets.answer_key),
    "card_sort": Export(cards.card_sort, needs_cases=False),
}
"""By the name of a template in `press/paper/`; `exports.take_<name>` and `exports.file_<name>` are its words."""


def make(kit: Kit, name: str) -> bytes:
    """Return one kind of paper as a PDF."""
    told = imprint(kit)
    foot = {"foot": told.help, "standing": told.notice}
    page = {"language": kit.library.language, "paper": kit.region.paper, "page": kit.say("sheet.page"), **foot}
    return typeset.pdf(name, {**page, "name": kit.say("app.name"), **EXPORTS[name].words(kit)})


def make_quiz(kit: Kit, seed: int = QUIZ) -> bytes:
    """Return a quiz in Moodle's GIFT, after a notice that learners see as a text without answers."""
    told = imprint(kit)
    notice = {kit.say("exports.quiz_about"): f"{told.help} {told.notice}"}
    return gift(quiz(kit.rulebook, kit.library, seed), notice).encode()


def files(kit: Kit) -> dict[str, bytes]:
    """Return every file by its name."""
    made = {name: make(kit, name) for name, export in EXPORTS.items() if kit.cases or not export.needs_cases}
    made |= {"quiz": make_quiz(kit)} if kit.cases else {}
    return {kit.say(f"exports.file_{name}"): data for name, data in made.items()}


def write(folder: Path, kit: Kit) -> None:
    """Write every file to a folder that holds nothing but such files; raise Faults with the reason why not."""
    ours = {kit.say(f"exports.file_{name}") for name in (*EXPORTS, "quiz")}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        others = sorted(path.name for path in folder.iterdir() if path.name not in ours)
        if others:
            raise Faults((f"{folder}: '{others[0]}' is here already; name a new or an empty folder",))
        for name, data in files(kit).items():
            (folder / name).write_bytes(data)
    except OSError as error:
        raise Faults((f"{error.filename or folder}: {error.strerror or error}",)) from None
