"""What a maker of questions has at hand: the table, the words, a dice, and sentences about ticks, rows and changes."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

import rules
from classroom.changes import Changed
from content import Library
from rules import Rule, Rulebook
from rules.explain import RowExplanation

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Desk:
    """The shipped table or a copy of it, the texts of one language, and chance that can be repeated."""

    rulebook: Rulebook
    library: Library
    dice: Random

    def say(self, key: str, **values: object) -> str:
        """Return the words under a key."""
        return self.library.say(key, **values)

    def shuffled(self, things: Iterable[T]) -> list[T]:
        """Return things in an order of chance."""
        kept = list(things)
        self.dice.shuffle(kept)
        return kept

    def some(self, things: Sequence[T], most: int) -> list[T]:
        """Return at most so many of the things, by chance."""
        return self.dice.sample(things, min(most, len(things)))

    def card(self, name: str) -> str:
        """Return the name of a card with warning signs."""
        return self.say(f"quiz.card_{name}")

    def holds(self, row: Rule, ticked: Collection[str]) -> str:
        """Say that a row holds, and which of its ticks make it hold."""
        return self.say("quiz.row_holds", row=row.id, ticks=self._met(row, ticked))

    def stays(self, row: Rule, ticked: Collection[str]) -> str:
        """Say that a page stays, because this row holds."""
        return self.say("quiz.still_holds", row=row.id, ticks=self._met(row, ticked))

    def misses(self, row: RowExplanation) -> str:
        """Say what a row still needs."""
        missing = [self.library.one_of(group) for group in row.missing]
        return self.say("quiz.row_misses", row=row.rule.id, missing=self.library.listed(missing))

    def still_misses(self, ticks: Iterable[str], topic: str) -> str:
        """Say what the row misses that comes nearest to bringing a topic to the front."""
        return self.misses(self.main_rows(ticks, topic)[0])

    def is_main(self, ticks: Iterable[str], topic: str) -> bool:
        """Say whether ticks bring a topic to the front."""
        return any(match.topic == topic for match in rules.match(self.rulebook, ticks).reading("main"))

    def main_rows(self, ticks: Iterable[str], topic: str) -> list[RowExplanation]:
        """Return the rows that bring a topic to the front, nearest to holding first."""
        rows = rules.explain(self.rulebook, ticks, topic).rows
        return [row for row in rows if row.rule.reading == "main"]

    def explained(self, ticks: Iterable[str], rule: Rule) -> RowExplanation:
        """Return one row, condition by condition, under ticks."""
        rows = rules.explain(self.rulebook, ticks, rule.topics[0]).rows
        return next(row for row in rows if row.rule.id == rule.id)

    def told(self, changed: Changed) -> str:
        """Say all that one tick more or less changes."""
        parts = {
            "quiz.told_front": changed.of("", "main") + changed.of("more", "main"),
            "quiz.told_behind": changed.of("", "more"),
            "quiz.told_gone": changed.of("main", "") + changed.of("more", ""),
            "quiz.told_back": changed.of("main", "more"),
        }
        said = [
            self.say(key, topics=self.library.labels(it.topic for it in moved)) for key, moved in parts.items() if moved
        ]
        opens = "quiz.told_opens" if changed.is_more else "quiz.told_closes"
        cards = dict.fromkeys(sign.card for sign in changed.signs)
        said += [self.say(opens, card=self.card(card)) for card in cards]
        return " ".join(said) or self.say("quiz.told_nothing")

    def _met(self, row: Rule, ticked: Collection[str]) -> str:
        return self.library.labels(tick for tick in row.ticks if tick in ticked)
