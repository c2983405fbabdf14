"""Confirm a certificate against the CSV files by plain evaluation; trusts and imports nothing of the prover.

`python -m rules.check_certificate CERTIFICATE.json [FOLDER]` prints what it confirmed, or each claim that is not true.
A table can't hold a negation because the header has no column for one; so laws 1, 6 and 7 rest on the header,
and each claim about all tick sets rests on the smallest tick sets of the rows, which are all looked at here.
"""

import csv
import hashlib
import itertools
import json
import sys
from pathlib import Path
from typing import Any

FILES = ("ticks.csv", "warnings.csv", "topics.csv", "rules.csv")
ACTIONS = {"emergency": {"call", "go"}, "urgent": {""}, "soon": {""}}
GATES = {"chest", "head", "limb", "fever", "inside", "lump", "mind"}
HEADERS = {
    "rules.csv": (
        "id,topics,reading,symptoms,locations,background,all_of,why,sources,reviewed_on,reviewer",
        "it may hold more than positive conditions",
    ),
    "warnings.csv": ("id,card,action,gate,sources,confidence", "a sign may have more than one place"),
}
Table = dict[str, dict[str, dict[str, str]]]


def read(folder: Path) -> Table:
    """Read the four files: file name to id to cells."""
    tables = {}
    for file in FILES:
        with (folder / file).open(encoding="utf-8-sig", newline="") as lines:
            tables[file] = {row["id"]: row for row in csv.DictReader(lines)}
    return tables


def ids(cell: str) -> list[str]:
    """Split a cell at its semicolons."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def needs(row: dict[str, str]) -> list[list[str]]:
    """One group for each non-empty cell of ticks, and one for each tick of all_of."""
    groups = [ids(row[column]) for column in ("symptoms", "locations", "background")]
    return [group for group in groups if group] + [[tick] for tick in ids(row["all_of"])]


def holds(row: dict[str, str], ticked: set[str]) -> bool:
    """Say whether a row holds."""
    return all(any(tick in ticked for tick in group) for group in needs(row))


def shown(tables: Table, ticked: set[str], without: str = "") -> dict[str, str]:
    """Evaluate the whole table, row by row, without one of its rows."""
    readings: dict[str, str] = {}
    for id, row in tables["rules.csv"].items():
        if id != without and holds(row, ticked):
            for topic in ids(row["topics"]):
                readings[topic] = "main" if "main" in (row["reading"], readings.get(topic)) else "more"
    return readings


def changes(tables: Table, id: str, topic: str, ticked: set[str]) -> bool:
    """Say whether deleting the row changes the reading of the topic for these ticks."""
    return shown(tables, ticked).get(topic) != shown(tables, ticked, without=id).get(topic)


def is_superfluous(tables: Table, id: str) -> bool:
    """Look at every smallest tick set of a row: no topic of it may change when the row is deleted."""
    row = tables["rules.csv"][id]
    terms = [set(term) for term in itertools.product(*needs(row))]
    return not any(changes(tables, id, topic, term) for topic in ids(row["topics"]) for term in terms)


def has_its_place(sign: dict[str, str]) -> bool:
    """Say whether a sign stands on one card, under one question, and asks for one action if it is an emergency."""
    return sign["action"] in ACTIONS.get(sign["card"], ()) and sign["gate"] in GATES


def confirms(tables: Table, finding: dict[str, Any]) -> bool:
    """Evaluate one counterexample."""
    kind, subject, ticked = finding["kind"], finding["subject"], set(finding["ticks"])
    ticks, rows = tables["ticks.csv"], tables["rules.csv"]
    named = {tick for row in rows.values() for group in needs(row) for tick in group}
    if kind == "leads-nowhere":
        return not shown(tables, ticked).keys() - shown(tables, set()).keys()
    if kind == "unreachable":
        return not any(subject in ids(row["topics"]) for row in rows.values())
    if kind == "inert":
        return subject not in named and not ticks[subject]["warning"]
    if kind == "hidden-sign":
        return not any(tick["group"] == "warning" and tick["warning"] == subject for tick in ticks.values())
    if kind == "place":
        return not has_its_place(tables["warnings.csv"][subject])
    if kind == "dead":
        return any(not any(tick in ticks for tick in group) for group in needs(rows[subject]))
    if kind == "superfluous":
        return is_superfluous(tables, subject)
    if kind == "lost":  # the table shows it: whoever answered without it does not apply the table
        return bool(set(ids(rows[subject]["topics"])) & shown(tables, ticked).keys())
    return True


def other_columns(folder: Path) -> list[str]:
    """Say which file has other columns than the laws speak of, and what that could hide."""
    first = {file: (folder / file).read_text(encoding="utf-8-sig").splitlines()[0] for file in HEADERS}
    return [f"{file} has other columns, so {what}" for file, (line, what) in HEADERS.items() if first[file] != line]


def check(data: dict[str, Any], folder: Path) -> list[str]:
    """Return every claim of the certificate that plain evaluation does not confirm."""
    tables, wrong = read(folder), list[str]()
    digest = hashlib.sha256(b"".join((folder / file).read_bytes().replace(b"\r\n", b"\n") for file in FILES))
    if digest.hexdigest()[:12] != data["tables"]:
        wrong.append("the certificate belongs to other tables")
    wrong += other_columns(folder)
    passed = {law["law"]: law["passed"] for law in data["laws"]}
    claimed = {(entry["row"], entry["topic"]): set(entry["ticks"]) for entry in data["witnesses"]}
    for (row, topic), ticked in claimed.items():
        if not (ticked <= tables["ticks.csv"].keys() and changes(tables, row, topic, ticked)):
            wrong.append(f"the witness of '{row}' for '{topic}' does not need the row")
    if passed.get(3):
        pairs = {(id, topic) for id, row in tables["rules.csv"].items() for topic in ids(row["topics"])}
        wrong += [f"there is no witness for '{row}' and '{topic}'" for row, topic in sorted(pairs - claimed.keys())]
        reached = {topic for _, topic in pairs}
        wrong += [f"no row leads to '{topic}'" for topic in tables["topics.csv"] if topic not in reached]
    signs = tables["warnings.csv"] if passed.get(11) else {}
    lost = (id for id, sign in signs.items() if not has_its_place(sign))
    wrong += [f"'{id}' has not one card, one gate and one action" for id in lost]
    for id, tick in tables["ticks.csv"].items():
        if (
            passed.get(2)
            and tick["group"] != "warning"
            and not shown(tables, {id}).keys() - shown(tables, set()).keys()
        ):
            wrong.append(f"'{id}' alone leads nowhere")
    for finding in (finding for law in data["laws"] for finding in law["findings"]):
        if not confirms(tables, finding):
            wrong.append(f"this finding is not true: {finding['sentence']}")
    return wrong


def main(arguments: list[str]) -> int:
    """Check one certificate; return 0 if every claim was confirmed."""
    folder = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).parent / "tables"
    data = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    wrong = check(data, folder)
    print(*wrong, f"{len(data['witnesses'])} witnesses looked at, {len(wrong)} claims not confirmed", sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
