"""Would a wrong row be noticed? Every small wrong edit of the shipped table, held against all that guards the table.

An edit is noticed (the mutant is killed) when a scenario or a line of candidates.csv fails or a law is refuted. Edits
that change no answer at all, proved by `rules.diff`, do not count. Edits that nothing notices stand, each with its
reason, in mutation-survivors.csv. Run it with `pytest -m mutation -rA`; it takes less than half a minute. A high count
says that no row changes unnoticed, not that the rows are right.
"""

import csv
from collections import Counter

import pytest

import rules
from rules import Rulebook
from tests.rules.mutants import Mutant, mutants
from tests.scenarios.expectations import candidate_sets, faults, people

pytestmark = pytest.mark.mutation
KILLED_OF_100 = 95
KILLERS = ("equal", "candidates", "scenarios", "laws", "nothing")


@pytest.fixture(scope="module")
def fates(rulebook) -> dict[str, tuple[Mutant, str]]:
    """Every mutant by name, and what noticed it: the cheap guards are asked first."""
    oracles = {"candidates": candidate_sets(), "scenarios": people()}

    def noticed_by(book: Rulebook) -> str:
        for name, expectations in oracles.items():
            if any(any(faults(book, expected)) for expected in expectations):
                return name
        return "nothing" if rules.prove(book).passed else "laws"

    assert noticed_by(rulebook) == "nothing", "the table is at fault as it is, so every edit would seem noticed"
    return {
        mutant.name: (mutant, "equal" if rules.diff(rulebook, mutant.book).is_nothing else noticed_by(mutant.book))
        for mutant in mutants(rulebook)
    }


@pytest.fixture(scope="module")
def survivors(fates) -> list[str]:
    return [name for name, (_, fate) in fates.items() if fate == "nothing"]


def told(fates, survivors) -> str:
    """Counts for each kind of edit, and the survivors."""
    counts = Counter((mutant.kind, fate) for mutant, fate in fates.values())
    lines = [f"{'':18}" + "".join(f"{killer:>12}" for killer in KILLERS)]
    for kind in dict.fromkeys(mutant.kind for mutant, _ in fates.values()):
        lines.append(f"{kind:18}" + "".join(f"{counts[kind, killer]:12}" for killer in KILLERS))
    equal = [name for name, (_, fate) in fates.items() if fate == "equal"]
    return "\n".join([*lines, f"{len(equal)} change nothing:", *equal, f"{len(survivors)} survivors:", *survivors])


def test_every_kind_of_edit_is_tried_and_every_mutant_has_a_name_of_its_own(rulebook):
    tried = list(mutants(rulebook))
    assert len({mutant.name for mutant in tried}) == len(tried)
    assert {mutant.kind for mutant in tried} == {
        *("row deleted", "condition dropped", "condition added"),
        *("tick dropped", "topic swapped", "reading flipped"),
    }


def test_at_least_95_of_100_wrong_edits_are_noticed(fates, survivors):
    print(told(fates, survivors))  # noqa: T201 - shown with -rA or on failure
    counted = sum(fate != "equal" for _, fate in fates.values())
    assert 100 * (counted - len(survivors)) >= KILLED_OF_100 * counted


def test_the_edits_that_nothing_notices_are_those_that_are_known(root, survivors):
    with (root / "tests" / "rules" / "mutation-survivors.csv").open(encoding="ascii", newline="") as file:
        known = list(csv.DictReader(file, strict=True))
    assert all(line["reason"] for line in known)
    assert sorted(survivors) == sorted(line["mutant"] for line in known)
