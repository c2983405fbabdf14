"""Where a learner differs from the table or from the teacher: by a sign and in words, and never as a number."""

from collections.abc import Collection, Mapping
from html import escape

from classroom import cases as lesson
from content import Case
from rules.model import CARDS, READINGS
from views import resources
from views.lessons import expected, told
from views.wording import listed, text

TABLE, TEACHER = "table", "teacher"
"""With whom a learner is compared."""
WHO = ("both", "only_you", "only_they")
NO_WHYS: Mapping[str, str] = {}


def cards(case: Case, signs: Collection[str], they: str) -> str:
    """Say in a line each which cards both named, and which only one did; nothing where no card was expected."""
    yours, theirs = expected.cards(case), lesson.cards(resources.rulebook(), signs)
    parts = zip(WHO, lesson.compare(CARDS, yours, theirs), strict=True)
    lines = (f'<p class="met {who}">{_who(they, who)}: {escape(_listed(part))}</p>' for who, part in parts if part)
    return "".join(lines) if yours else ""


def named_cards(signs: Collection[str], some: str, none: str) -> str:
    """Name the cards on which signs stand, in the words under `some`, or say the words under `none`."""
    found = lesson.cards(resources.rulebook(), signs)
    return text(some, cards=_listed(found)) if found else text(none)


def pages(case: Case, readings: Mapping[str, str], they: str, whys: Mapping[str, str] = NO_WHYS) -> str:
    """List pages by who named them, or by where they stand if none was expected. `readings` are theirs by topic."""
    yours = expected.topics(case)
    title = f"<h3>{escape(text('cases.pages'))}</h3>"
    if not yours:
        return title + "".join(_of_reading(reading, readings, whys) for reading in READINGS)
    parted = zip(WHO, lesson.compare(resources.rulebook().topics, yours, readings), strict=True)
    return title + "".join(
        f'<h4 class="{who}">{_who(they, who)}</h4>'
        + told.items([_entry(case, id, readings, whys, they) for id in ids], text("cases.nobody"))
        for who, ids in parted
    )


def _of_reading(reading: str, readings: Mapping[str, str], whys: Mapping[str, str]) -> str:
    ids = [id for id in resources.rulebook().topics if readings.get(id) == reading]
    entries = [told.topic(id, "", whys.get(id, "")) for id in ids]
    return f"<h4>{escape(text(f'cases.stands_{reading}'))}</h4>{told.items(entries, text('cases.nobody'))}"


def _entry(case: Case, id: str, readings: Mapping[str, str], whys: Mapping[str, str], they: str) -> str:
    if id in readings:
        return told.topic(id, text(f"cases.shown_{readings[id]}"), whys.get(id, ""))
    if they == TABLE:
        return told.topic(id, text("cases.shown_not"), told.not_shown(case.ticks, id))
    return told.topic(id, text("cases.not_in_list"), "")


def _who(they: str, who: str) -> str:
    words, mark = text(f"cases.you_{they}_{who}"), text(f"cases.mark_{who}")
    return f'<span class="sign" aria-hidden="true">{escape(mark)}</span> {escape(words)}'


def _listed(found: Collection[str]) -> str:
    return listed([text(f"cases.card_{card}") for card in found])
