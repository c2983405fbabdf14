"""Three broken tables: each is broken in its own way, and mended by whatever is proved equal, however written."""

import pytest

from classroom import copy_text, exercises, sandbox
from classroom.exercises import IDS, bench
from subject import packs

each = pytest.mark.parametrize("id", IDS)


def laws(report: sandbox.Report) -> set[int]:
    return {verdict.law for verdict in report.proof.verdicts if not verdict.passed}


def mended(id: str) -> str:
    return (exercises.FOLDER / id / "mended" / "rules.csv").read_text(encoding="utf-8")


@each
def test_an_exercise_is_broken_as_it_is_given_out_and_whole_with_its_solution(id: str):
    assert not sandbox.examine(bench(id).given, bench(id)).is_mended
    report = sandbox.examine(mended(id), bench(id))
    assert report.is_mended
    assert not report.differs


@each
def test_an_exercise_has_short_words_and_can_be_kept_in_the_head_with_sources_that_are_listed(library, id: str):
    for part in ("title", "story", "find", "hint", "answer"):
        words = library.say(f"exercises.{id}_{part}")
        assert words
        assert all(len(sentence.split()) <= 25 for sentence in words.replace(": ", ". ").split(". ")), words
    goal = bench(id).goal
    assert len(copy_text.rows(mended(id))) <= 8
    assert goal.ticks.keys() <= {*library.ticks, *library.warnings}
    assert goal.topics.keys() <= library.topics.keys()
    cited = {source for row in (*goal.rules, *goal.warnings.values()) for source in row.sources}
    assert cited <= library.sources.keys()


def test_silent_rows_change_no_answer_and_the_prover_names_both():
    report = sandbox.examine(bench("silent-rows").given, bench("silent-rows"))
    assert report.changes == ()
    (verdict,) = [verdict for verdict in report.proof.verdicts if not verdict.passed]
    assert verdict.law == 3
    assert {finding.subject for finding in verdict.findings} == {"tendon-04", "lumps-03"}


def test_the_lost_page_is_out_of_reach_and_its_warning_sign_still_works():
    given = bench("lost-page")
    report = sandbox.examine(given.given, given)
    found = {finding.kind for verdict in report.proof.verdicts for finding in verdict.findings}
    assert {"unreachable", "leads-nowhere", "inert"} <= found
    assert 5 not in laws(report)
    assert len(report.differs) == 3


def test_what_is_too_broad_breaks_no_law_and_only_a_case_shows_it():
    given = bench("too-broad")
    report = sandbox.examine(given.given, given)
    assert not laws(report)
    (differs,) = report.differs
    assert differs.ticks == {"bg_recent_injury"}
    assert (differs.shown["cause-injury"], differs.wanted["cause-injury"]) == ("main", "more")


def test_half_a_repair_of_the_broad_row_breaks_the_promise_that_the_hint_speaks_of():
    given = bench("too-broad")
    row = next(row for row in copy_text.rows(given.given) if row["id"] == "injury-01")
    half = copy_text.with_row(given.given, row | {"symptoms": "sx_pain_moving; sx_stiff"}, instead_of="injury-01")
    assert laws(sandbox.examine(half, given)) == {2}


def test_another_way_to_write_the_same_table_is_mended_too():
    """One row for both signs in place of two rows, two rows in place of one: what counts is what the table does."""
    silent = bench("silent-rows")
    kept = copy_text.without_row(mended("silent-rows"), "lumps-02")
    row = next(row for row in copy_text.rows(kept) if row["id"] == "lumps-01")
    joined = copy_text.with_row(kept, row | {"symptoms": "sx_hard_bumps_skin; sx_swelling_lump"}, instead_of="lumps-01")
    assert sandbox.examine(joined, silent).is_mended
    lost = bench("lost-page")
    row = next(row for row in copy_text.rows(mended("lost-page")) if row["id"] == "kidneys-01")
    all_of = row | {"locations": "", "all_of": "loc_kidneys"}
    assert sandbox.examine(copy_text.with_row(mended("lost-page"), all_of, instead_of="kidneys-01"), lost).is_mended


def test_a_repair_that_shows_too_much_is_not_taken_for_one():
    lost = bench("lost-page")
    row = next(row for row in copy_text.rows(mended("lost-page")) if row["id"] == "kidneys-02")
    broad = copy_text.with_row(mended("lost-page"), row | {"reading": "main"}, instead_of="kidneys-02")
    assert not sandbox.examine(broad, lost).is_mended


def test_exercises_are_left_out_where_another_subject_has_no_words_for_them(library):
    assert exercises.speakable(library) == IDS
    assert exercises.speakable(packs.load_folder(packs.EXAMPLE, "en")) == ()
