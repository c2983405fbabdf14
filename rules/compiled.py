"""The table as plain data, so that another language can apply it: one line says when a row holds."""

from typing import TypedDict

from rules.model import Rulebook


class CompiledRow(TypedDict):
    """A row: it holds when every group of `needs` has a tick that is on."""

    id: str
    topics: list[str]
    reading: str
    needs: list[list[str]]


class Compiled(TypedDict):
    """Rows in table order, topics in editorial order, and the warning sign that each tick literally is."""

    version: str
    rows: list[CompiledRow]
    topics: list[str]
    signs: dict[str, str]
    cards: dict[str, str]


def compiled(rulebook: Rulebook) -> Compiled:
    """Return the table as data for JSON; `signs` maps ticks to their signs, `cards` signs to their cards, in order."""
    return {
        "version": rulebook.version,
        "rows": [
            {
                "id": rule.id,
                "topics": list(rule.topics),
                "reading": rule.reading,
                "needs": [list(need) for need in rule.needs],
            }
            for rule in rulebook.rules
        ],
        "topics": list(rulebook.topics),
        "signs": {id: tick.warning for id, tick in rulebook.ticks.items() if tick.warning},
        "cards": {id: sign.card for id, sign in rulebook.warnings.items()},
    }
