"""What a class expects, counted: shown from five votes, capped, and forgotten."""

import itertools
from concurrent.futures import ThreadPoolExecutor

import pytest

from classroom import tally
from classroom.tally import Tallies

OPTIONS = ("tendon", "kidneys", "emergency")


@pytest.fixture
def clock():
    class Clock:
        now = 0.0

        def __call__(self) -> float:
            return self.now

    return Clock()


@pytest.fixture
def tallies(clock):
    return Tallies(clock)


def votes(tallies, code: str, count: int, *chosen: str) -> None:
    for _ in range(count):
        assert tallies.vote(code, "kettle", chosen or ("tendon",))


def test_nothing_is_shown_below_five_votes_not_even_how_many_there_are(tallies):
    code = tallies.start("kettle", OPTIONS)
    for count in range(5):
        assert tallies.counts(code) == ("kettle", 0, {}), count
        votes(tallies, code, 1)
    assert tallies.counts(code) == ("kettle", 5, {"tendon": 5})


def test_each_option_of_a_vote_is_counted_once_and_what_is_none_is_passed_over(tallies):
    code = tallies.start("kettle", OPTIONS)
    votes(tallies, code, 5, "tendon", "tendon", "emergency")
    votes(tallies, code, 2, "kidneys", "<script>", "x" * 10_000)
    assert tallies.counts(code) == ("kettle", 7, {"tendon": 5, "emergency": 5, "kidneys": 2})


def test_a_vote_for_another_case_or_an_unknown_code_is_not_counted(tallies):
    code = tallies.start("kettle", OPTIONS)
    assert not tallies.vote(code, "hot-knee", ["tendon"])
    assert not tallies.vote("other", "kettle", ["tendon"])
    assert tallies.counts("other") is None


def test_with_the_slip_of_an_earlier_vote_the_new_one_takes_its_place(tallies):
    code = tallies.start("kettle", OPTIONS)
    votes(tallies, code, 4, "kidneys")
    slip = tallies.vote(code, "kettle", ["tendon", "emergency"])
    for chosen in (["tendon"], ["tendon"], ["kidneys", "tendon"]):
        slip = tallies.vote(code, "kettle", chosen, slip)
    assert tallies.counts(code) == ("kettle", 5, {"kidneys": 5, "tendon": 1})


def test_a_vote_taken_back_leaves_no_trace_of_its_options(tallies):
    code = tallies.start("kettle", OPTIONS)
    votes(tallies, code, 5, "kidneys")
    slip = tallies.vote(code, "kettle", ["tendon"])
    assert tallies.vote(code, "kettle", [], slip)
    assert tallies.counts(code) == ("kettle", 6, {"kidneys": 5})


def test_one_who_changes_their_mind_four_times_does_not_make_five_votes(tallies):
    code = tallies.start("kettle", OPTIONS)
    slip = None
    for chosen in OPTIONS * 2:
        slip = tallies.vote(code, "kettle", [chosen], slip)
    assert tallies.counts(code) == ("kettle", 0, {})


def test_a_slip_of_another_tally_takes_nothing_away_there_even_under_the_same_code(clock):
    tallies = Tallies(clock, lambda: "bcdfg")
    slip = tallies.vote(tallies.start("kettle", OPTIONS), "kettle", ["tendon"])
    tallies.close("bcdfg")
    code = tallies.start("kettle", OPTIONS)
    votes(tallies, code, 5, "tendon")
    assert tallies.vote(code, "kettle", ["tendon"], slip)
    assert tallies.counts(code) == ("kettle", 6, {"tendon": 6})


def test_no_more_than_two_hundred_votes_are_counted_and_a_full_count_still_lets_a_voter_choose_otherwise(tallies):
    code = tallies.start("kettle", OPTIONS)
    slip = tallies.vote(code, "kettle", ["kidneys"])
    votes(tallies, code, tally.MOST_VOTES - 1)
    assert not tallies.vote(code, "kettle", ["tendon"])
    assert tallies.vote(code, "kettle", ["emergency"], slip)
    assert tallies.counts(code) == ("kettle", 200, {"tendon": 199, "emergency": 1})


def test_a_slip_says_what_was_counted_and_nothing_of_anyone(tallies):
    slip = tallies.vote(tallies.start("kettle", OPTIONS), "kettle", ["tendon", "x"])
    assert slip._asdict() == {"tally": 1, "chosen": {"tendon"}}


def test_what_was_closed_is_forgotten(tallies):
    code = tallies.start("kettle", OPTIONS)
    votes(tallies, code, 9)
    tallies.close(code)
    tallies.close(code)
    assert tallies.counts(code) is None
    assert not tallies.vote(code, "kettle", ["tendon"])


def test_what_was_left_open_is_forgotten_after_three_hours(tallies, clock):
    code = tallies.start("kettle", OPTIONS)
    votes(tallies, code, 6)
    clock.now = 3 * 3600 - 1
    assert tallies.counts(code).votes == 6
    clock.now = 3 * 3600
    assert tallies.counts(code) is None


def test_no_more_than_twenty_are_open_and_an_old_one_makes_room(tallies, clock):
    first = [tallies.start("kettle", OPTIONS) for _ in range(tally.MOST_OPEN)]
    assert all(first)
    assert tallies.start("kettle", OPTIONS) == ""
    tallies.close(first[0])
    assert tallies.start("kettle", OPTIONS)
    clock.now = tally.LASTS
    assert tallies.start("kettle", OPTIONS)


def test_a_code_is_short_spells_nothing_and_is_not_given_twice(clock):
    codes = [Tallies(clock).start("kettle", OPTIONS) for _ in range(50)]
    assert all(len(code) == 5 and not set(code) & set("aeiou01l") for code in codes)
    same = itertools.chain(["bbbbb", "bbbbb"], itertools.repeat("ccccc"))
    tallies = Tallies(clock, lambda: next(same))
    assert [tallies.start("kettle", OPTIONS) for _ in range(2)] == ["bbbbb", "ccccc"]


def test_a_whole_class_may_vote_at_the_same_moment(tallies):
    code = tallies.start("kettle", OPTIONS)
    with ThreadPoolExecutor(16) as class_of_many:
        list(class_of_many.map(lambda _: tallies.vote(code, "kettle", ["tendon"]), range(150)))
    assert tallies.counts(code) == ("kettle", 150, {"tendon": 150})
