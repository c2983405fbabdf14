"""`python -m rules match TICK ... [--json]` and `python -m rules audit`, each with `--tables FOLDER`."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from rules import Result, Rulebook, TableError, UnknownTickError, inert, load, match
from rules.audit import findings, summary


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 1 for findings, or 2 for tables or ticks that cannot be used."""
    asked = _parser().parse_args(arguments)
    try:
        rulebook = load(asked.tables)
        return _match(rulebook, asked.ticks, asked.json) if asked.command == "match" else _audit(rulebook)
    except TableError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
    except UnknownTickError as error:
        print(error, file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m rules", description=__doc__)
    parser.add_argument("--tables", type=Path, help="a folder with the four CSV files (default: the shipped ones)")
    commands = parser.add_subparsers(dest="command", required=True)
    matching = commands.add_parser("match", help="show the topics that some ticks lead to, and why")
    matching.add_argument("ticks", nargs="*", metavar="TICK")
    matching.add_argument("--json", action="store_true", help="print one JSON object")
    commands.add_parser("audit", help="list what an editor ought to mend")
    return parser


def _match(rulebook: Rulebook, ticks: list[str], as_json: bool) -> int:
    result = match(rulebook, ticks)
    print(json.dumps(as_data(rulebook, result, ticks), indent=2) if as_json else _as_text(result))
    return 0


def as_data(rulebook: Rulebook, result: Result, ticks: list[str]) -> dict[str, object]:
    """Turn a result into plain data, topics in editorial order."""
    return {
        "topics": [
            {
                "id": found.topic,
                "reading": found.reading,
                "rules": [{"id": reason.rule.id, "ticked": list(reason.ticked)} for reason in found.reasons],
            }
            for found in result.topics
        ],
        "warnings": [{"id": warning.id, "card": warning.card} for warning in result.warnings],
        "inert": list(inert(rulebook, ticks)),
    }


def _as_text(result: Result) -> str:
    lines = [f"warning sign  {warning.id} ({warning.card} card)" for warning in result.warnings]
    for found in result.topics:
        why = "; ".join(f"{reason.rule.id}: {', '.join(reason.ticked) or 'always'}" for reason in found.reasons)
        lines.append(f"{found.reading:<4}  {found.topic:<20}  {why}")
    return "\n".join(lines)


def _audit(rulebook: Rulebook) -> int:
    found = list(findings(rulebook, date.today()))
    print(*found, summary(rulebook), f"{len(found)} findings", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
