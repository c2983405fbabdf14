"""Which pages the static edition has, where each stands, which template draws it and what it is given to show."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from content import Library, Region
from pen import pages
from pen.surface import Outside, Surface, Ways
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
    yield Leaf("index.html", "index.html", library.say("app.name"), {"chapters": rulebook.chapters})
    for path, title in PLAIN.items():
        yield Leaf(path, path, library.say(title), {})
    kinds = pages.by_kind(library.cards.values())
    yield Leaf("catalogue.html", "catalogue.html", library.say("catalogue.title"), {"kinds": kinds})
    yield Leaf("sources.html", "sources.html", library.say("sources.title"), {})
    yield Leaf("look-up.html", "look-up.html", library.say("edition.look_up_title"), _look_up(library, rulebook))
    yield Leaf("about.html", "about.html", library.say("about.nav"), {"parts": _about(library)})
    on = surface(library, rulebook, region.marked, "../")
    for topic in (library.topics[id] for id in rulebook.topics):
        shown = {"drawn": pages.topic(on, topic), "id": topic.id}
        yield Leaf(f"topics/{topic.id}.html", "topic.html", topic.title, shown)
    for card in library.cards.values():
        yield Leaf(f"cards/{card.id}.html", "card.html", card.title, {"drawn": pages.card(on, card)})
    yield _posters(library, rulebook)


def signs_by_card(rulebook: Rulebook) -> dict[str, list[str]]:
    """Map each care card to the warning signs that stand on it, most urgent card first; no empty card."""
    found = {card: [sign.id for sign in rulebook.warnings.values() if sign.card == card] for card in CARDS}
    return {card: signs for card, signs in found.items() if signs}


def surface(library: Library, rulebook: Rulebook, region: Region, root: str) -> Surface:
    """Return on what a page of the edition is drawn; `root` is the way from it to the start page's folder."""
    ways = Ways(
        topic=f"{root}topics/{{}}.html".format,
        card=f"{root}cards/{{}}.html".format,
        row=f"{root}rule-table.html#{{}}".format,
        letter=f"{root}words.html#{{}}".format,
        question=f"{root}look-up.html#{{}}".format,
        page=f"{root}{{}}.html".format,
        drawing=f"{root}drawings/{{0}}.svg".format,
    )
    return Surface(library, rulebook, region, ways, Outside())


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
