"""The table from the command line: match, explain, prove, diff, accept and audit.

`python -m rules [--tables FOLDER] COMMAND`; every command that says nothing of JSON prints lines for people.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from rules import (
    Result,
    Rulebook,
    TableError,
    UnknownTickError,
    accepted,
    almost,
    cases,
    diff,
    explain,
    inert,
    load,
    match,
    prove,
    read,
    reader,
)
from rules.audit import findings, repeated, spread, summary
from rules.certificate import certificate
from rules.explain import RowExplanation

Arguments = argparse.Namespace


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 1 for findings or differences, or 2 for what can't be used."""
    asked = _parser().parse_args(arguments)
    run: Callable[[Rulebook, Arguments], int] = asked.run
    try:
        return run(load(asked.tables), asked)
    except TableError as error:
        print(*error.problems, *accepted.accidents(asked.tables), sep="\n", file=sys.stderr)
    except UnknownTickError as error:
        print(error, file=sys.stderr)
    except KeyError as error:
        print(f"there is no topic {error}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m rules", description=__doc__)
    parser.add_argument("--tables", type=Path, help="a folder with the four CSV files (default: the shipped ones)")
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, run: Callable[[Rulebook, Arguments], int], words: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=words, description=words)
        added.set_defaults(run=run)
        return added

    matching = command("match", _match, "show the topics that some ticks lead to, and why")
    explaining = command("explain", _explain, "show why a topic is shown for some ticks, or what is missing")
    explaining.add_argument("topic", metavar="TOPIC")
    for added in (matching, explaining):
        added.add_argument("ticks", nargs="*", metavar="TICK")
    matching.add_argument("--json", action="store_true", help="print one JSON object")
    proving = command("prove", _prove, "prove the laws over all tick sets, or show what breaks them")
    proving.add_argument("folder", nargs="?", type=Path, help="the same as --tables", metavar="FOLDER")
    proving.add_argument("--json", action="store_true", help="print the certificate")
    differing = command("diff", _diff, "show the shortest tick set for each topic that two tables show differently")
    differing.add_argument("old", type=Path, metavar="OLD")
    differing.add_argument("new", type=Path, metavar="NEW", nargs="?", help="default: the shipped tables")
    accepting = command("accept", _accept, "show what changed since the tables were accepted, ask, and accept it")
    accepting.add_argument("--yes", action="store_true", help="accept without asking")
    auditing = command("audit", _audit, "list what an editor ought to mend")
    for added in (differing, auditing):
        added.add_argument(
            "--cases", type=Path, help="a CSV file with a column 'ticks', such as tests/scenarios/candidates.csv"
        )
    return parser


def _match(rulebook: Rulebook, asked: Arguments) -> int:
    result = match(rulebook, asked.ticks)
    print(json.dumps(as_data(rulebook, result, asked.ticks), indent=2) if asked.json else _as_text(result))
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
        "warnings": [
            {"id": sign.id, "card": sign.card, "action": sign.action, "gate": sign.gate} for sign in result.warnings
        ],
        "inert": list(inert(rulebook, ticks)),
    }


def _as_text(result: Result) -> str:
    lines = [
        f"warning sign  {sign.id} ({sign.card} card{sign.action and f': {sign.action}'}, asked under {sign.gate})"
        for sign in result.warnings
    ]
    for found in result.topics:
        why = "; ".join(f"{reason.rule.id}: {', '.join(reason.ticked) or 'always'}" for reason in found.reasons)
        lines.append(f"{found.reading:<4}  {found.topic:<20}  {why}")
    return "\n".join(lines)


def _explain(rulebook: Rulebook, asked: Arguments) -> int:
    found = explain(rulebook, asked.ticks, asked.topic)
    because = f" because of {', '.join(found.because)}" if found.because else ""
    print(f"{found.topic}: {found.reading or 'not shown'}{because}")
    for row in found.rows:
        print(_row_as_text(row))
    near = [step for step in almost(rulebook, asked.ticks) if step.topic == asked.topic]
    for step in near:
        print(f"  one tick away: {step.tick} shows it as {step.reading}")
    return 0


def _row_as_text(row: RowExplanation) -> str:
    marks = (
        " or ".join(f"{tick}{' (ticked)' if ticked else ''}" for tick, ticked in need.ticks) for need in row.conditions
    )
    state = "holds" if row.holds else f"misses {len(row.missing)}"
    return f"  {row.rule.id} (line {row.rule.line}, {row.rule.reading}) {state}: {' AND '.join(marks) or 'always'}"


def _prove(rulebook: Rulebook, asked: Arguments) -> int:
    rulebook = load(asked.folder) if asked.folder else rulebook
    proof = prove(rulebook, today=date.today(), progress=_progress)
    if asked.json:
        print(json.dumps(certificate(rulebook, proof), indent=2))
        return 0 if proof.passed else 1
    for verdict in proof.verdicts:
        word = "PASS" if verdict.passed else "FAIL" if verdict.decided else "????"
        print(f"{word}  law {verdict.law}: {verdict.promise} ({verdict.covered})")
        for finding in verdict.findings:
            ticks = f" Ticked: {', '.join(finding.ticks)}." if finding.ticks else ""
            print(f"      {finding.where}: {finding.sentence}.{ticks}")
    print(f"table {proof.version}. Not proved, and not provable here: that a row is medically right.")
    return 0 if proof.passed else 1


def _progress(law: int, done: int, whole: int) -> None:
    """Say now and then how far a long law has come; a small table is proved before the first word."""
    if done % 2000 == 0:
        print(f"law {law}: {done} of {whole}", file=sys.stderr)


def _diff(rulebook: Rulebook, asked: Arguments) -> int:
    old, new = load(asked.old), load(asked.new) if asked.new else rulebook
    print(*_answers(old, new), sep="\n")
    for case in cases.changed(old, new, cases.read(asked.cases)) if asked.cases else ():
        print(f"changed case: {case}")
    return 0 if diff(old, new).is_nothing else 1


def _answers(old: Rulebook, new: Rulebook) -> Iterator[str]:
    """Say what two tables answer differently, a line each, or that they are proved equal."""
    found = diff(old, new)
    if found.is_nothing:
        yield "proved equal over all tick sets"
        return
    for change in found.changes:
        ticks = ", ".join(change.ticks) or "nothing"
        before, after = change.before or "not shown", change.after or "not shown"
        yield f"{change.topic}: with {ticks} ticked, {before} becomes {after}"
    yield from found.vocabulary
    for name, sets in cases.singles_and_pairs(new):
        yield f"{len(cases.changed(old, new, sets)):,} of {len(sets):,} {name} are answered differently"


def _accept(rulebook: Rulebook, asked: Arguments) -> int:
    """Show every cell and every answer that changes, before anything is taken over."""
    kept, now = accepted.files(asked.tables), reader.files(asked.tables)
    changed = list(accepted.changes(kept, now))
    if not changed:
        print("nothing has changed since these tables were accepted")
        return 0
    print(*changed, sep="\n")
    try:
        print("What readers are shown:", *_answers(read(kept), rulebook), sep="\n")
    except TableError:
        print(f"Answers are not compared: there are no older tables that can be read. {summary(rulebook)}.")
    for broken in findings(rulebook):
        print(f"The door stays shut all the same: {broken}")
    if not (asked.yes or _agreed()):
        print("Nothing was accepted.")
        return 1
    accepted.accept(asked.tables)
    print(f"Accepted, and kept in {accepted.beside(asked.tables)}.")
    return 0


def _agreed() -> bool:
    """Ask; whoever cannot answer has not agreed."""
    try:
        return input("Is all of that meant? [y/N] ").strip().casefold() in {"y", "yes"}
    except EOFError:
        return False


def _audit(rulebook: Rulebook, asked: Arguments) -> int:
    found = [*accepted.faults(asked.tables), *findings(rulebook, date.today()), *repeated(rulebook)]
    if asked.cases:
        found += [f"no case meets the row '{row}'" for row in cases.unmet_rows(rulebook, cases.read(asked.cases))]
    told = [*found, *accepted.never(asked.tables)] if asked.tables else found
    print(*spread(rulebook), *told, summary(rulebook), f"{len(found)} findings", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
