"""The laws of the table, proved over every tick set, or refuted by the shortest one that breaks them.

Why this is exact without trying 2^n tick sets: a row holds for a set if and only if it holds for one of its own
smallest sets (its terms), because no row has a negation. So a question about all sets is a question about the terms.
`judge` is what answers a tick set, `match` unless a test hands in another; the prover asks it and believes no shape.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from rules import laws
from rules.engine import match
from rules.laws import BudgetSpent, Finding, Judge, Progress, Prover
from rules.model import Rulebook

BUDGET = 200_000_000

PROMISES = {
    1: "One more tick never takes away a topic, a reason or a warning sign, nor moves a topic from main to more.",
    2: "Every symptom, place and background tick alone leads somewhere, and with nothing ticked the overview is shown.",
    3: "No row is dead or superfluous, and no topic is out of reach.",
    4: "Every tick matters.",
    5: "Every ticked warning sign is shown, whatever else is ticked, and nothing else ever shows one.",
    6: "The order of ticks and of rows does not matter.",
    7: "The ticks given as the reason lead to the topic, and none of them can be spared.",
    9: "Every row has a source and a review that is not overdue.",
    11: "Every warning sign has one card and one question of the gate, and every emergency asks for one action.",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One law: proved (`passed`), refuted (with findings), or not decided within the budget."""

    law: int
    promise: str
    findings: tuple[Finding, ...]
    covered: str
    decided: bool = True

    @property
    def passed(self) -> bool:
        """Say whether the law was proved."""
        return self.decided and not self.findings


@dataclass(frozen=True, slots=True)
class Proof:
    """All verdicts on one table, and for each row and topic a tick set that needs it (its witness)."""

    version: str
    verdicts: tuple[Verdict, ...]
    witnesses: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        """Say whether every law was proved."""
        return all(verdict.passed for verdict in self.verdicts)


def prove(
    rulebook: Rulebook,
    judge: Judge = match,
    today: date | None = None,
    budget: int = BUDGET,
    progress: Progress | None = None,
) -> Proof:
    """Prove or refute laws 1 to 7, 9 and 11 for a table (law 8 speaks of scenarios, law 10 of what is important).

    `budget` is the number of questions to the judge and of rows looked at; a law that runs out of it is reported as
    not decided. `progress(law, done, all)` is told how far a long law has come. Without `today` no date can be overdue.
    """
    prover = Prover(rulebook, judge, budget, progress)
    everything = f"all 2^{len(rulebook.ticks)} tick sets"
    covered = dict.fromkeys(PROMISES, everything) | {
        9: f"all {len(rulebook.rules)} rows",
        11: f"all {len(rulebook.warnings)} signs",
    }
    askers: dict[int, Callable[[], Iterator[Finding]]] = {
        1: lambda: laws.monotone(prover),
        2: lambda: laws.total(prover),
        3: lambda: laws.nothing_superfluous(prover),
        4: lambda: laws.every_tick_matters(prover),
        5: lambda: laws.warnings(prover),
        6: lambda: laws.order(prover),
        7: lambda: laws.reasons(prover),
        9: lambda: laws.sourced(rulebook, today),
        11: lambda: laws.placed(prover),
    }
    verdicts = []
    for law, findings in askers.items():
        found, decided = list[Finding](), True
        try:
            found.extend(findings())
        except BudgetSpent:
            decided = False
        said = covered[law] if decided else f"not decided within {budget:,} questions"
        verdicts.append(Verdict(law, PROMISES[law], tuple(found), said, decided))
    return Proof(rulebook.version, tuple(verdicts), prover.witnesses)
