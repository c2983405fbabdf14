"""A care card as a poster: all its warning signs on one sheet, for a wall."""

from content import Library, Region
from press import typeset
from rules import Rulebook
from rules.model import PARTS, Card


def as_pdf(library: Library, rulebook: Rulebook, region: Region, card: Card) -> bytes:
    """Return the poster of a care card, in the words of a region. Nobody signs warning signs, so it is unsigned."""
    say, words = library.say, library.care_cards[card]
    standing = f"{say('app.not_a_diagnosis').replace('**', '')} {say('edition.worried')}"
    told = (standing, say("edition.region", region=region.name), region.note, library.review_status(""))
    shown = {
        "language": library.language,
        "paper": region.paper,
        "page": say("sheet.page"),
        "title": say(f"edition.poster_{card}"),
        "card": card,
        "level": words.level,
        "groups": [_group(library, rulebook, region, part) for part in PARTS if PARTS[part] == card],
        "action": region.fill(words.action),
        "small": " ".join(filter(None, told)),
    }
    return typeset.pdf("poster", shown)


def _group(library: Library, rulebook: Rulebook, region: Region, part: str) -> dict[str, object]:
    signs = [library.warnings[sign.id] for sign in rulebook.warnings.values() if sign.part == part]
    return {
        "heading": library.say("cards.heading", what=region.asks(part)),
        "how": region.fill(library.how(part)),
        "signs": [{"sign": f"{region.fill(sign.sign)}.", "more": region.fill(sign.faster)} for sign in signs],
    }
