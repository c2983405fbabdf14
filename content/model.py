"""The vocabulary of the texts, frozen: a Library holds everything one language can say."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from content import plurals
from faults import Faults

KINDS = ("test", "treatment", "medicine", "operation", "care", "prevention", "follow-up")
_SAID_OF_ANY_STUDY = ("no-clear-benefit", "avoid", "avoid-excess", "not-applicable")
PROOF: Mapping[str, tuple[str, ...]] = {
    "strong": ("helps", "gain-and-harm", "helps-other-question", *_SAID_OF_ANY_STUDY),
    "moderate": ("probably-helps", "mixed", "gain-and-harm", "helps-other-question", *_SAID_OF_ANY_STUDY),
    "limited": ("may-help", "mixed", *_SAID_OF_ANY_STUDY),
    "not-for-this": ("helps-other-question", "avoid"),
}
"""How good the proof of a card is, and what proof as good as that may say: what it promises can't outrun it."""
STRENGTHS = tuple(PROOF)
DIRECTIONS = tuple(dict.fromkeys(direction for said in PROOF.values() for direction in said))
ONLY_ON = {"before": "medicine", "mix": "medicine", "ring": "medicine"}
"""Headings that only one kind of card has, and has to have: who must not start it, what clashes, when to get help."""
HELP_PAGE = "when-to-get-help"
"""The page on where to turn; every subject has it."""
LEVELS = ("first", "next", "deep")
SUBJECTS = (
    *("child", "pregnancy", "older", "carer", "athlete", "injury-or-surgery", "brown-or-black-skin"),
    *("chance-finding", "kidney-failure", "dialysis-skin", "emergency", "urgent", "nothing-matches"),
    *("no-urgency-is-computed", "one-tick-more", "a-tick-changes-nothing"),
)
"""What a teaching case can be about: people and settings, then what it teaches of the table."""


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Keys of interface.yaml, in the order of the year."""


class ContentError(Faults):
    """The texts cannot be used. `problems` holds every fault as `file:line: sentence`."""


@dataclass(frozen=True, slots=True)
class Source:
    """One publication that a sentence rests on, and how it was seen (`seen` is `excerpt` or `elsewhere`)."""

    id: str
    title: str
    publisher: str
    year: str
    address: str
    tier: str
    seen: str
    seen_on: str
    supports: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the ids of its sources; no sources means that it advises or asks, and states no fact."""

    text: str
    sources: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or one item of a list."""

    is_item: bool
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Section:
    """The part of a topic under one fixed heading; `id` is the heading's key in interface.yaml."""

    id: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Something to read, with its sources. `reviewer` and `conflicts` are empty until told; dates are ISO."""

    id: str
    title: str
    summary: Sentence
    written_by: str
    reviewer: str
    reviewed_on: str
    next_review: str
    conflicts: str
    sections: tuple[Section, ...]
    file: str

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the page, summary first, in reading order."""
        blocks = (block for section in self.sections for block in section.blocks)
        return (self.summary, *(sentence for block in blocks for sentence in block.sentences))

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources cited, in the order of their first citation."""
        return tuple(dict.fromkeys(id for sentence in self.sentences for id in sentence.sources))


@dataclass(frozen=True, slots=True)
class Topic(Page):
    """A page that rules lead to; `warnings` are the warning signs that matter most there."""

    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card(Page):
    """One test, treatment, medicine, operation, habit or check of the catalogue, and the topics it belongs to.

    `strength` says how good the proof is for what the card is about, `direction` what it says; PROOF pairs them.
    """

    kind: str
    strength: str
    direction: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary: as it stands in texts, and what it means in a plain sentence or two."""

    term: str
    meaning: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question to take to a doctor, and the topics it belongs to."""

    question: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of our own with its text alternative, the topics that show it, and the part of them where it stands.

    `part` is the id of a section, as `what`; `svg` is the picture itself.
    """

    title: str
    alt: str
    topics: tuple[str, ...]
    part: str
    svg: str = ""


@dataclass(frozen=True, slots=True)
class TickWords:
    """What stands beside one box."""

    label: str
    help: str


@dataclass(frozen=True, slots=True)
class WarningWords:
    """A warning sign, why it matters, and who needs help faster. May hold `{call}`, `{urgent_call}`, `{crisis}`."""

    sign: str
    why: str
    faster: str


@dataclass(frozen=True, slots=True)
class GateRow:
    """One question of the gate: the words of a whole group of warning signs."""

    row: str


@dataclass(frozen=True, slots=True)
class CareCard:
    """A care card: the hidden level text, and what to do meanwhile. Its heading is the region's."""

    level: str
    action: str


@dataclass(frozen=True, slots=True)
class Region:
    """Whom to call in one part of the world, in words that fit into headings and sentences.

    `note` is what a reader is told about these words, or empty; `paper` is A4 or Letter. `numbers` maps each number, as
    it is written, to the sources that show it. `marks` holds the words of those fields that mark their numbers
    (content/calls.py).
    """

    name: str
    emergency_call: str
    emergency_go: str
    urgent: str
    soon: str
    call: str
    urgent_call: str
    crisis: str
    note: str
    paper: str
    numbers: Mapping[str, tuple[str, ...]]
    marks: Mapping[str, str] = field(default_factory=dict)

    def fill(self, words: str) -> str:
        """Fill `{call}`, `{urgent_call}` and `{crisis}` with the words of this region."""
        return words.format(call=self.call, urgent_call=self.urgent_call, crisis=self.crisis)

    def asks(self, part: str) -> str:
        """Return what to do, as the heading of one part of the care cards (rules.model.PARTS)."""
        return str(getattr(self, {"call": "emergency_call", "go": "emergency_go"}.get(part, part)))

    @property
    def marked(self) -> "Region":
        """The same region with its numbers marked, for words that are drawn with links."""
        return replace(self, **self.marks)  # type: ignore[arg-type]  # marks are words alone

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources that show its numbers, in the order of the numbers."""
        return tuple(dict.fromkeys(id for sources in self.numbers.values() for id in sources))


@dataclass(frozen=True, slots=True)
class Words:
    """How the pages of one language are worded, `words.yaml`. Patterns are regular expressions; an empty one is none.

    `avoid` maps a pattern that no sentence holds to what is wrong with it; `medicines` are names, in small letters.
    """

    avoid: Mapping[str, str] = field(default_factory=dict)
    dose: str = ""
    limit: str = ""
    promise: str = ""
    hedge: str = ""
    skin_colour: str = ""
    skin_shade: str = ""
    do_not: str = ""
    do_not_otherwise: str = ""
    explains: str = ""
    medical: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A teaching case: an invented person, the ticks of the story, and what a careful educator expects to be shown.

    `main` and `warnings` are all that is expected in front; `more` names some of the rest. `changes` maps one more
    tick to the topics that it adds or brings to the front, none for a tick that changes nothing.
    """

    id: str
    title: str
    level: str
    about: tuple[str, ...]
    aims: tuple[str, ...]
    story: tuple[Block, ...]
    ticks: tuple[str, ...]
    main: tuple[str, ...]
    more: tuple[str, ...]
    warnings: tuple[str, ...]
    changes: Mapping[str, tuple[str, ...]]
    note: tuple[Block, ...]
    discuss: tuple[str, ...]
    written_by: str
    reviewer: str
    reviewed_on: str
    next_review: str
    conflicts: str
    file: str

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources that the teacher's note cites, in the order of their first citation."""
        return self.page.sources

    @property
    def page(self) -> Page:
        """The case as something to read, so that every gate for pages holds for it."""
        sections = (
            Section("aims", _items(self.aims)),
            Section("story", self.story),
            Section("note", self.note),
            Section("discuss", _items(self.discuss)),
        )
        signed = (self.written_by, self.reviewer, self.reviewed_on, self.next_review, self.conflicts)
        return Page(self.id, self.title, Sentence(self.title, (), 1), *signed, sections, self.file)


def _items(texts: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(Block(True, (Sentence(text, (), 1),)) for text in texts)


@dataclass(frozen=True, slots=True)
class Library:
    """Everything one language says. All keys are the ids used in `rules/tables/`."""

    language: str
    interface: Mapping[str, str]
    ticks: Mapping[str, TickWords]
    warnings: Mapping[str, WarningWords]
    care_cards: Mapping[str, CareCard]
    gate: Mapping[str, GateRow]
    regions: Mapping[str, Region]
    topics: Mapping[str, Topic]
    cards: Mapping[str, Card]
    glossary: Mapping[str, Term]
    questions: Mapping[str, Question]
    drawings: Mapping[str, Drawing]
    sources: Mapping[str, Source]
    pages: Mapping[str, str]
    cases: Mapping[str, Case] = field(default_factory=dict)
    words: Words = field(default_factory=Words)
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What people and letters call the thing that a page is about; under `outside`, what no page covers yet."""

    def say(self, key: str, **values: object) -> str:
        """Return the words of `interface.yaml` under `key`, with `{names}` filled in.

        Words with plural forms are chosen by `count`, or by `all` where that is the number beside the noun.
        """
        words = self.interface[key if key in self.interface else self._plural(key, values)]
        return words.format(**values) if values else words

    def _plural(self, key: str, values: Mapping[str, object]) -> str:
        number = values.get("count", values.get("all"))
        form = plurals.form(self.language, number) if isinstance(number, int) else "other"
        return f"{key}.{form}" if f"{key}.{form}" in self.interface else f"{key}.other"

    def lead(self, section: str) -> str:
        """Return the fixed line that stands first in a section on every page, or nothing."""
        return self.interface.get(f"leads.{section}", "")

    def how(self, part: str) -> str:
        """Return how to get the help that one part of the care cards asks for, or nothing."""
        return self.interface.get(f"cards.how_{part}", "")

    def kind_note(self, kind: str) -> str:
        """Return the fixed line that stands with the proof of every card of a kind, or nothing."""
        return self.interface.get(f"kind_notes.{kind}", "")

    def label(self, tick: str) -> str:
        """Return the label of a tick, or the sign where the tick is a warning sign."""
        return self.warnings[tick].sign if tick in self.warnings else self.ticks[tick].label

    def quoted(self, id: str) -> str:
        """Return the label of a tick or a sign, or the title of a topic, in quotation marks."""
        return self.say("lists.quote", label=self.topics[id].title if id in self.topics else self.label(id))

    def listed(self, parts: Sequence[str]) -> str:
        """Join parts as a list in words: 'A', 'A and B', 'A, B and C'."""
        if len(parts) < 2:
            return "".join(parts)
        return self.say("lists.and", first=", ".join(parts[:-1]), last=parts[-1])

    def labels(self, ids: Iterable[str]) -> str:
        """Join ticks, signs or topics as a list in words, each in quotation marks."""
        return self.listed([self.quoted(id) for id in ids])

    def one_of(self, need: Sequence[str]) -> str:
        """Write a group of ticks of which one is needed."""
        if len(need) == 1:
            return self.quoted(need[0])
        return self.say("table.one_of", labels=", ".join(self.quoted(tick) for tick in need))

    def condition(self, needs: Sequence[Sequence[str]]) -> str:
        """Write a row's condition in words: 'Shoulder' and one of 'Stiff joint' or 'Pain'; no needs at all: always."""
        return self.listed([self.one_of(need) for need in needs]) or self.say("table.always")

    def named(self, sentence: str) -> str:
        """Put labels and titles in place of the quoted ids of a sentence; row ids stay as they are."""
        known = {*self.topics, *self.ticks, *self.warnings}
        return re.sub(
            r"'([a-z0-9_-]+)'", lambda found: self.quoted(found[1]) if found[1] in known else found[0], sentence
        )

    def day(self, iso: str) -> str:
        """Write a date as NHS pages do: 6 August 2018."""
        when = date.fromisoformat(iso)
        return self.say("lists.day", day=when.day, month=self.say(f"months.{MONTHS[when.month - 1]}"), year=when.year)

    def review_status(self, reviewer: str) -> str:
        """Say who signed a page or a row, or that nobody has."""
        return self.say("review.signed", who=reviewer) if reviewer else self.say("review.unsigned")

    def source_line(self, source: Source) -> str:
        """Write one source with its publisher, year, address in angle brackets, and how it was seen."""
        year = self.say("sources.no_date") if source.year == "n.d." else source.year
        seen = self.say(f"sources.{source.seen}", on=self.day(source.seen_on))
        facts = {"title": source.title, "publisher": source.publisher, "year": year, "address": source.address}
        return self.say("sources.line", seen=seen, **facts)

    @property
    def reading(self) -> tuple[Page, ...]:
        """Everything that is read as a page: topics, then the cards of the catalogue."""
        return (*self.topics.values(), *self.cards.values())
