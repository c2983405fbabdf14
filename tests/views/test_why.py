"""Why this, why not that, one tick away, and what changed nothing: on the screen, on demand."""

from tests.views.conftest import folded, html_of, shown


def test_a_topic_says_on_demand_which_row_shows_it_and_what_that_rests_on(page):
    text = folded(page("matches", ticks=("sx_stiff", "loc_shoulder")), "Why am I seeing this?")
    assert "Row places-01 holds, because these were ticked:" in text
    assert "“Shoulder” (ticked)" in text
    assert "“Elbow”" in text
    assert "Sources: S002, S049, S054, S055, S059. Checked: 1 December 2026. Not clinically reviewed." in text


def test_a_page_that_is_not_shown_says_what_is_missing(page):
    test = page("topics", ticks=("sx_stiff",), topic="tendon")
    text = folded(test, "Why is this page not among my topics?")
    assert "A missing tick is not a no." in text
    assert "misses one of (“Shoulder”, “Elbow”" in text


def test_without_ticks_nothing_is_explained(page):
    assert "<summary>Why" not in html_of(page("topics", topic="tendon"))
    assert "One tick away" not in html_of(page("matches"))


def test_one_tick_away_names_only_ticks_that_join_the_present_ones(page):
    text = folded(page("matches", ticks=("sx_stiff",)), "One tick away")
    assert "Calcium or bone?: “Elbow”" in text
    assert "“Shoulder”" not in text, "it brings its page without a sign too"
    assert "Worry, mood and support" not in text


def test_ticks_that_changed_nothing_and_are_no_reason_are_named_and_that_is_all_right(page):
    ticks = ("sx_stiff", "sx_pain_moving", "loc_shoulder")
    idle = "These ticks changed nothing here, and that is all right: “Stiff joint, or stiff around it”."
    assert idle in shown(page("matches", ticks=ticks))
    assert "changed nothing" not in shown(page("matches", ticks=("sx_stiff", "loc_shoulder")))
