"""The evidence's candidate rules, not the table: on their smallest tick sets the table shows what they ask for.

The lines of candidates.csv were read from part 1 of the evidence, section 10a (R01 to R86), never from rules.csv:
`ticks` is a smallest tick set of the candidates, `topics` are their pages. Left out are the three pairs that are not
shown by decision (docs/decisions/0003-candidate-rules.md). For "with any symptom" three symptoms stand in for all:
sx_pain_moving, sx_swelling_lump and sx_worried. The evidence knows no main and more, save that when-to-get-help stands
in front wherever a candidate lists it (section 10, order of work); no other page is expected in front here.
"""

import pytest

from tests.scenarios.expectations import candidate_sets, faults

CANDIDATE_SETS = candidate_sets()


@pytest.mark.parametrize("candidate", CANDIDATE_SETS, ids=[candidate.name for candidate in CANDIDATE_SETS])
def test_the_smallest_tick_set_of_a_candidate_shows_its_pages(rulebook, candidate):
    assert not list(faults(rulebook, candidate))
