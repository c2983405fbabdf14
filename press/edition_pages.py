"""Which pages the static edition has, where each stands, which template draws it and what it is given to show."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from content import Card, Drawing, Library, Page, Region, Topic
from content.model import HELP_PAGE, KINDS
from pen.reading import cited_by, read
from press import edition_lookup
from rules import Rulebook, Tick
from rules.model import CARDS

LOOKED_UP = ("symptom", "location", "background")
PLAIN = {
    "words.html": "glossary.title",
    "questions.html": "ask.title",
    "rule-table.html": "table.title",
}
"""Pages that need nothing but the tables and the texts: the template of the same name, and the key of the title."""


class Leaf(NamedTuple):
    """One HTML file of the edition: its path, its template, its title, and what the template is given."""

    path: str
    template: str
    title: str
    shown: Mapping[str, object]


def leaves(library: Library, rulebook: Rulebook, region: Region) -> Iterator[Leaf]:
    """Yield every page of the edition."""
    yield Leaf("index.html", "index.html", library.say("app.name"), {"chapters": _chapters(library, rulebook)})
    for path, title in PLAIN.items():
        yield Leaf(path, path, library.say(title), {})
    cards = by_kind(library.cards.values())
    yield Leaf("catalogue.html", "catalogue.html", library.say("catalogue.title"), {"kinds": cards})
    yield Leaf("sources.html", "sources.html", library.say("sources.title"), {"cited_by": cited_by(library)})
    yield Leaf("look-up.html", "look-up.html", library.say("edition.look_up_title"), _look_up(library, rulebook))
    yield Leaf("about.html", "about.html", library.say("about.nav"), {"parts": _about(library)})
    for topic in (library.topics[id] for id in rulebook.topics):
        yield Leaf(f"topics/{topic.id}.html", "topic.html", topic.title, _topic(topic, library, rulebook))
    for card in library.cards.values():
        yield Leaf(f"cards/{card.id}.html", "card.html", card.title, _to_read(card, library))
    yield _posters(library, rulebook)


def signs_by_card(rulebook: Rulebook) -> dict[str, list[str]]:
    """Map each care card to the warning signs that stand on it, most urgent card first; no empty card."""
    found = {card: [sign.id for sign in rulebook.warnings.values() if sign.card == card] for card in CARDS}
    return {card: signs for card, signs in found.items() if signs}


def by_kind(cards: Iterable[Card]) -> dict[str, list[Card]]:
    """Sort cards of the catalogue by kind, in the fixed order of kinds; no empty kind."""
    cards = tuple(cards)
    kinds = {kind: [card for card in cards if card.kind == kind] for kind in KINDS}
    return {kind: of_kind for kind, of_kind in kinds.items() if of_kind}


def _chapters(library: Library, rulebook: Rulebook) -> dict[str, list[Topic]]:
    chapters: dict[str, list[Topic]] = {}
    for topic in rulebook.topics.values():
        chapters.setdefault(topic.chapter, []).append(library.topics[topic.id])
    return chapters


def _topic(topic: Topic, library: Library, rulebook: Rulebook) -> dict[str, object]:
    """A topic shows its own warning signs; the page on getting help shows them all."""
    everything = topic.id == HELP_PAGE
    cards = [card for card in library.cards.values() if topic.id in card.topics]
    return {
        **_to_read(topic, library),
        "signs": rulebook.warnings if everything else topic.warnings,
        "has_urgent": any(rulebook.warnings[id].card == "urgent" for id in topic.warnings),
        "shows_all_signs": everything,
        "cards": cards,
        "kinds": by_kind(cards),
    }


def _to_read(page: Page, library: Library) -> dict[str, object]:
    """What every topic and card needs: its text, and where a drawing stands."""
    return {"reading": read(library, page), "drawn_at": _drawn_at}


def _drawn_at(id: str, _: Drawing) -> str:
    return f"../drawings/{id}.svg"


def _posters(library: Library, rulebook: Rulebook) -> Leaf:
    """The page that lists posters and sheets."""
    titles = {name: library.say(f"edition.poster_{name}") for name in signs_by_card(rulebook)}
    return Leaf("posters.html", "posters.html", library.say("edition.posters_title"), {"titles": titles})


def _look_up(library: Library, rulebook: Rulebook) -> dict[str, object]:
    """Every tick from A to Z, group by group, with all that it leads to."""
    groups: dict[str, list[Tick]] = {
        group: sorted(rulebook.group(group), key=lambda tick: library.label(tick.id).casefold()) for group in LOOKED_UP
    }
    ways = {tick.id: edition_lookup.ways(rulebook, tick.id) for ticks in groups.values() for tick in ticks}
    titles = {group: library.say(f"edition.group_{group}") for group in groups}
    return {"groups": groups, "titles": titles, "ways": ways, "everyone": edition_lookup.everyone(rulebook)}


def _about(library: Library) -> list[tuple[str, str]]:
    """Headings and words: what these pages are and are not, who checked them, what they keep."""
    keys = [f"edition.about_{part}" for part in ("is", "is_not", "checked", "keeps")]
    return [(library.say(key), library.say(f"{key}_told")) for key in keys]
