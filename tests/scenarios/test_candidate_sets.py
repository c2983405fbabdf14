"""The evidence's candidate rules, not the table: on their smallest tick sets the table shows what they ask for.

The lines of candidates.csv were read from part 1 of the evidence, section 10a (R01 to R86), never from rules.csv:
`ticks` is a smallest tick set of the candidates, `topics` are their pages, main or more. Left out are the three pairs
that are not shown by decision (docs/decisions/0003-candidate-rules.md). For "with any symptom" three symptoms stand in
for all: sx_pain_moving, sx_swelling_lump and sx_worried. In `main` stand when-to-get-help, which the evidence
puts in front whenever a candidate lists it (section 10, order of work), and the page a candidate names first. The
evidence knows no main and more, so `main` also rests on the table: it names a page only where the table, at the time
of writing, had it in front, and a candidate's first page only where a symptom is among the ticks. On two
lines the page named second is in front instead, by decision 0003: an elbow that moves less (R15), a hot knee (R17).
"""

import pytest

from tests.scenarios.expectations import candidate_sets, faults

CANDIDATE_SETS = candidate_sets()


@pytest.mark.parametrize("candidate", CANDIDATE_SETS, ids=[candidate.name for candidate in CANDIDATE_SETS])
def test_the_smallest_tick_set_of_a_candidate_shows_its_pages(rulebook, candidate):
    assert not list(faults(rulebook, candidate))


def test_every_candidate_of_the_evidence_has_a_line():
    named = {id.strip() for candidate in CANDIDATE_SETS for id in candidate.name.partition(":")[0].split(";")}
    assert named == {f"R{number:02}" for number in range(1, 87)}


def test_no_two_lines_have_equal_ticks():
    ticks = [frozenset(candidate.ticks) for candidate in CANDIDATE_SETS]
    assert len(set(ticks)) == len(ticks)


def test_a_page_in_front_is_one_of_the_pages_of_its_line():
    for candidate in CANDIDATE_SETS:
        assert candidate.main <= candidate.shown, candidate.name


def test_candidate_lines_name_only_topics_that_exist(rulebook):
    assert {topic for candidate in CANDIDATE_SETS for topic in candidate.shown} <= set(rulebook.topics)
