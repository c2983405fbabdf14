"""What handouts for a lesson are made of: cases, table, texts and imprint. It is never given a tick of a visitor."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass

from content import Case, Library, Region
from content.model import LEVELS
from faults import Faults
from press import qr
from rules import Reason, Rule, Rulebook, match
from rules.model import CARDS, READINGS
from subject.settings import ADDRESS


@dataclass(frozen=True, slots=True, eq=False)
class Kit:
    """The chosen cases, from first steps to deep ones, with all that tells of them."""

    library: Library
    rulebook: Rulebook
    region: Region
    cases: tuple[Case, ...]
    address: str = ""

    def say(self, key: str, **values: object) -> str:
        """Return the words of `interface.yaml` under a key."""
        return self.library.say(key, **values)


@dataclass(frozen=True, slots=True)
class Deck:
    """The cards that a table is played with by hand: ticks, rows, topics, and the care cards that a tick opens."""

    ticks: tuple[str, ...]
    rows: tuple[Rule, ...]
    topics: tuple[str, ...]
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands on everything that is handed out: what it is not, where to get help, who checked it, whose it is."""

    standing: str
    help: str
    review: str
    origin: str
    licence: str

    @property
    def notice(self) -> str:
        """All of it but the help, for a file that is not read on paper."""
        return " ".join((self.standing, self.review, self.origin, self.licence))


def kit(library: Library, rulebook: Rulebook, region: str, cases: Iterable[str] = (), address: str = "") -> Kit:
    """Gather what handouts need, for the cases with these ids or for all; refuse an id that there is not."""
    chosen = tuple(dict.fromkeys(cases)) or tuple(library.cases)
    problems = (*_unknown("region", [region], library.regions), *_unknown("case", chosen, library.cases))
    problems += () if not address or ADDRESS.fullmatch(address) else (f"'{address}' is no address of a site",)
    if problems:
        raise Faults(problems)
    ordered = sorted((library.cases[id] for id in chosen), key=lambda case: LEVELS.index(case.level))
    return Kit(library, rulebook, library.regions[region], tuple(ordered), address.rstrip("/"))


def _unknown(noun: str, ids: Iterable[str], known: Collection[str]) -> Iterator[str]:
    listed = ", ".join(known)
    yield from (f"there is no {noun} '{id}'; it is one of {listed}" for id in ids if id not in known)


def imprint(kit: Kit) -> Imprint:
    """Return the words that stand on everything."""
    region, key = kit.region, "exports.from_address" if kit.address else "exports.from"
    place = {"address": kit.address} if kit.address else {}
    return Imprint(
        kit.say("exports.standing"),
        " ".join((kit.say("exports.help", call=region.call, soon=region.soon), region.note)).strip(),
        _review(kit),
        kit.say(key, name=kit.say("app.name"), version=kit.rulebook.version, **place),
        kit.say("exports.licence"),
    )


def _review(kit: Kit) -> str:
    """Name those who signed only where every row and every case is signed."""
    rows, cases = kit.rulebook.rules, kit.library.cases.values()
    who = list(dict.fromkeys([*(rule.reviewer for rule in rows), *(case.reviewer for case in cases)]))
    return kit.library.review_status("" if "" in who else kit.library.listed(who))


def deck(kit: Kit) -> Deck:
    """Return the whole table as cards; for some cases only their ticks, the one tick more, and each row naming one.

    Every row that can hold with these ticks is among them, so a small deck answers as the table does.
    """
    is_whole = len(kit.cases) == len(kit.library.cases)
    named = {tick for case in kit.cases for tick in (*case.ticks, *case.changes)}
    book = kit.rulebook
    ticks = tuple(tick for tick in book.ticks if is_whole or tick in named)
    rows = tuple(rule for rule in book.rules if not rule.needs or not named.isdisjoint(rule.ticks) or is_whole)
    topics = {topic for rule in rows for topic in rule.topics}
    opened = {card_of(book, tick) for tick in ticks}
    return Deck(
        ticks, rows, tuple(id for id in book.topics if id in topics), tuple(card for card in CARDS if card in opened)
    )


def code_of(kit: Kit, case: Case) -> dict[str, object] | None:
    """Return the code that opens a case on another device, as paper sets it; nothing where the site has no address."""
    code = qr.case(kit.library, case.id, kit.address)
    return asdict(code) if code else None


def card_of(rulebook: Rulebook, tick: str) -> str:
    """Return the care card that a tick opens by its name, or nothing."""
    sign = rulebook.ticks[tick].warning
    return rulebook.warnings[sign].card if sign else ""


def decided(kit: Kit, case: Case) -> dict[str, dict[str, Reason]]:
    """Return what the table shows for a case: by reading, each topic with the row that decides it."""
    shown = match(kit.rulebook, case.ticks)
    return {name: {found.topic: found.deciding for found in shown.reading(name)} for name in READINGS}
