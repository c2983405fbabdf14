"""What a learner expects, beside what the table shows: parted by who named it, and never counted."""

import pytest

import rules
from classroom import cases


def test_each_page_that_somebody_named_stands_in_one_part_only(rulebook, library):
    yours = frozenset(list(rulebook.topics)[::2])
    for case in library.cases.values():
        theirs = {match.topic for match in rules.match(rulebook, case.ticks).topics}
        parts = cases.compare(rulebook.topics, yours, theirs)
        assert sorted(id for part in parts for id in part) == sorted(yours | theirs)


def test_pages_are_parted_by_who_named_them_in_the_order_of_the_table_and_what_is_no_page_is_passed_over():
    found = cases.compare(("heart", "tendon", "ageing", "basics"), {"basics", "tendon", "ghost"}, ("ageing", "tendon"))
    assert found == (("tendon",), ("basics",), ("ageing",))


def test_cards_stand_most_urgent_first_and_once(rulebook):
    signs = ("rf_lump_big", "rf_chest_pain", "rf_severe_breathless")
    assert cases.cards(rulebook, signs) == ("emergency", "soon")


def test_the_row_that_decides_holds_as_it_is_shown_and_the_nearest_of_another_page_misses_something(rulebook, library):
    for case in library.cases.values():
        for match in rules.match(rulebook, case.ticks).topics:
            reason = match.deciding
            assert reason.rule.reading == match.reading
            assert rules.holds(reason.rule, set(match.because))
    near = cases.nearest(rulebook, library.cases["sore-shoulder"].ticks, "brain")
    assert "brain" in near.rule.topics
    assert near.missing


@pytest.mark.parametrize(("level", "subject"), [("first", ""), ("", "emergency"), ("first", "emergency"), ("", "")])
def test_cases_are_chosen_by_level_and_by_what_they_are_about(library, level: str, subject: str):
    kept = cases.kept(library.cases.values(), level, subject)
    assert kept
    for case in library.cases.values():
        assert (case in kept) == (level in ("", case.level) and subject in ("", *case.about))
