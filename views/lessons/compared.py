"""Where a learner differs from the table or from the teacher: by a sign and in words, and never as a number."""

from collections.abc import Collection, Mapping
from html import escape

from classroom import cases as lesson
from content import Case
from rules.model import CARDS, READINGS
from views.lessons import expected, told
from views.visit import Visit

TABLE, TEACHER = "table", "teacher"
"""With whom a learner is compared."""
WHO = ("both", "only_you", "only_they")
NO_WHYS: Mapping[str, str] = {}


def cards(visit: Visit, case: Case, signs: Collection[str], they: str) -> str:
    """Say in a line each which cards both named, and which only one did; nothing where no card was expected."""
    yours, theirs = expected.cards(visit, case), lesson.cards(visit.rulebook, signs)
    parts = zip(WHO, lesson.compare(CARDS, yours, theirs), strict=True)
    lines = (
        f'<p class="met {who}">{_who(visit, they, who)}: {escape(_listed(visit, part))}</p>'
        for who, part in parts
        if part
    )
    return "".join(lines) if yours else ""


def named_cards(visit: Visit, signs: Collection[str], some: str, none: str) -> str:
    """Name the cards on which signs stand, in the words under `some`, or say the words under `none`."""
    found = lesson.cards(visit.rulebook, signs)
    return visit.say(some, cards=_listed(visit, found)) if found else visit.say(none)


def pages(visit: Visit, case: Case, readings: Mapping[str, str], they: str, whys: Mapping[str, str] = NO_WHYS) -> str:
    """List pages by who named them, or by where they stand if none was expected. `readings` are theirs by topic."""
    yours = expected.topics(visit, case)
    title = f"<h3>{escape(visit.say('cases.pages'))}</h3>"
    if not yours:
        return title + "".join(_of_reading(visit, reading, readings, whys) for reading in READINGS)

    def entry(id: str) -> str:
        if id in readings:
            return told.topic(visit, id, visit.say(f"cases.shown_{readings[id]}"), whys.get(id, ""))
        if they == TABLE:
            return told.topic(visit, id, visit.say("cases.shown_not"), told.not_shown(visit, case.ticks, id))
        return told.topic(visit, id, visit.say("cases.not_in_list"), "")

    parted = zip(WHO, lesson.compare(visit.rulebook.topics, yours, readings), strict=True)
    return title + "".join(
        f'<h4 class="{who}">{_who(visit, they, who)}</h4>' + told.items(map(entry, ids), visit.say("cases.nobody"))
        for who, ids in parted
    )


def _of_reading(visit: Visit, reading: str, readings: Mapping[str, str], whys: Mapping[str, str]) -> str:
    ids = [id for id in visit.rulebook.topics if readings.get(id) == reading]
    entries = [told.topic(visit, id, "", whys.get(id, "")) for id in ids]
    return f"<h4>{escape(visit.say(f'cases.stands_{reading}'))}</h4>{told.items(entries, visit.say('cases.nobody'))}"


def _who(visit: Visit, they: str, who: str) -> str:
    words, mark = visit.say(f"cases.you_{they}_{who}"), visit.say(f"cases.mark_{who}")
    return f'<span class="sign" aria-hidden="true">{escape(mark)}</span> {escape(words)}'


def _listed(visit: Visit, found: Collection[str]) -> str:
    return visit.library.listed([visit.say(f"cases.card_{card}") for card in found])
