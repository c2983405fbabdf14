"""The same table for each peer of bench_engines.py, in the way its documentation shows.

Every builder takes a rulebook and returns a function from ticks to the rows that hold. Where a peer can say the same in
several ways, it is the way that measured quickest: a true or false for each tick, not a list of the ticks.
"""

import importlib
import json
from collections.abc import Callable
from types import SimpleNamespace

from rules.model import Rule, Rulebook

PACKAGES = {
    "zen": "zen-engine",
    "rule_engine": "rule-engine",
    "business_rules": "business-rules",
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


def business_rules(book: Rulebook) -> Ask:
    """Variables and actions as classes, the rows as conditions, all of them run by `run_all`."""
    parts = ("engine", "variables", "actions", "fields")
    library = SimpleNamespace(**{part: importlib.import_module(f"business_rules.{part}") for part in parts})
    boolean = library.variables.boolean_rule_variable

    class Variables(library.variables.BaseVariables):
        def __init__(self, ticks: frozenset[str]) -> None:
            self.ticks = ticks

        @boolean()
        def always(self) -> bool:
            return True

    for tick in book.ticks:
        setattr(Variables, tick, boolean(tick)(lambda self, tick=tick: tick in self.ticks))

    class Actions(library.actions.BaseActions):
        def __init__(self) -> None:
            self.rows: list[str] = []

        @library.actions.rule_action(params={"row": library.fields.FIELD_TEXT})
        def fire(self, row: str) -> None:
            self.rows.append(row)

    def is_true(name: str) -> dict[str, object]:
        return {"name": name, "operator": "is_true", "value": ""}

    def conditions(rule: Rule) -> dict[str, object]:
        return {"all": [{"any": list(map(is_true, need))} for need in rule.needs] or [is_true("always")]}

    rows = [
        {"conditions": conditions(rule), "actions": [{"name": "fire", "params": {"row": rule.id}}]}
        for rule in book.rules
    ]

    def ask(ticks: frozenset[str]) -> list[str]:
        actions = Actions()
        library.engine.run_all(rows, Variables(ticks), actions)
        return actions.rows

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


def pandas_frames(book: Rulebook) -> Ask:
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


def pandas_groupby(book: Rulebook) -> Ask:
    """One frame with a line for each need; `any` over the ticked columns, then `groupby(row).all()`."""
    library, columns = importlib.import_module("pandas"), [*book.ticks, "spare"]
    lines = [(row, frozenset(need)) for row, rule in enumerate(book.rules) for need in rule.needs or (("spare",),)]
    index = [row for row, _ in lines]
    frame = library.DataFrame({tick: [tick in need for _, need in lines] for tick in columns}, index=index)
    ids = library.Index([rule.id for rule in book.rules])

    def ask(ticks: frozenset[str]) -> list[str]:
        hold = frame[[*ticks, "spare"]].any(axis=1).groupby(level=0).all()
        return ids[hold.to_numpy()].tolist()

    return ask
