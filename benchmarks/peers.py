"""The same table for each peer of bench_engines.py, in the way its documentation shows.

Every builder takes a rulebook and returns a function from ticks to the rows that hold. Where a peer can say the same in
several ways, it is the way that measured quickest: a true or false for each tick, not a list of the ticks.
"""

import importlib
import json
from collections.abc import Callable

from rules.model import Rule, Rulebook

PACKAGES = {
    "zen": "zen-engine",
    "rule_engine": "rule-engine",
    "json_logic": "json-logic-qubit",
    "pandas": "pandas",
}
Ask = Callable[[frozenset[str]], object]


def _answers(book: Rulebook) -> Callable[[frozenset[str]], dict[str, bool]]:
    return lambda ticks: {tick: tick in ticks for tick in book.ticks}


def _written(rule: Rule) -> str:
    return " and ".join(f"({' or '.join(need)})" for need in rule.needs) or "true"


def zen(book: Rulebook) -> Ask:
    """A decision graph of one decision table: hit policy collect, one expression column for each need."""
    depth = max(len(rule.needs) for rule in book.rules)
    columns = [{"id": str(k), "name": f"need {k}"} for k in range(depth)]
    cells = [
        {"_id": rule.id, **dict.fromkeys(map(str, range(depth)), ""), "row": json.dumps(rule.id)}
        | {str(k): " or ".join(need) for k, need in enumerate(rule.needs)}
        for rule in book.rules
    ]
    output = [{"id": "row", "name": "row", "field": "row"}]
    table = {"hitPolicy": "collect", "inputs": columns, "outputs": output, "rules": cells}
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {"id": "table", "name": "table", "type": "decisionTableNode", "content": table},
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    ways = (("in", "table"), ("table", "out"))
    edges = [{"id": source, "type": "edge", "sourceId": source, "targetId": target} for source, target in ways]
    decision = importlib.import_module("zen").ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    answers = _answers(book)
    return lambda ticks: decision.evaluate(answers(ticks))["result"]


def rule_engine(book: Rulebook) -> Ask:
    """One compiled rule for each row, with declared types."""
    library = importlib.import_module("rule_engine")
    types = dict.fromkeys(book.ticks, library.DataType.BOOLEAN)
    context = library.Context(type_resolver=library.type_resolver_from_dict(types))
    compiled = [(rule.id, library.Rule(_written(rule), context=context)) for rule in book.rules]
    answers = _answers(book)

    def ask(ticks: frozenset[str]) -> list[str]:
        thing = answers(ticks)
        return [id for id, rule in compiled if rule.matches(thing)]

    return ask


def json_logic(book: Rulebook) -> Ask:
    """One expression for each row: `and` of `or` of `var`."""
    apply = importlib.import_module("json_logic").jsonLogic
    rows = [
        (rule.id, {"and": [{"or": [{"var": tick} for tick in need]} for need in rule.needs]} if rule.needs else True)
        for rule in book.rules
    ]
    answers = _answers(book)

    def ask(ticks: frozenset[str]) -> list[str]:
        data = answers(ticks)
        return [id for id, logic in rows if apply(logic, data)]

    return ask


def pandas(book: Rulebook) -> Ask:
    """For each need a frame of true and false, rows by ticks; `any` over the ticked columns, then `&`."""
    library, columns = importlib.import_module("pandas"), [*book.ticks, "spare"]
    depth = max(len(rule.needs) for rule in book.rules)
    ids = library.Index([rule.id for rule in book.rules])  # one for all frames, so that `&` need not align them
    frames = []
    for k in range(depth):
        needs = [frozenset(rule.needs[k] if k < len(rule.needs) else ("spare",)) for rule in book.rules]
        frames.append(library.DataFrame({tick: [tick in need for need in needs] for tick in columns}, index=ids))

    def ask(ticks: frozenset[str]) -> list[str]:
        ticked = [*ticks, "spare"]
        hold = frames[0][ticked].any(axis=1)
        for frame in frames[1:]:
            hold &= frame[ticked].any(axis=1)
        return hold.index[hold].tolist()

    return ask
