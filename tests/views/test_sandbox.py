"""Break the table: the copy lives in one visit, is told in words whatever stands in it, and reaches nobody else."""

import base64
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

import rules
from classroom import copy_text, exercises
from rules import reader
from subject import door
from subject.site import Site
from tests.views.conftest import shown
from views.components import pick_file

ROOT_PAGES = ("find", "matches", "topics", "catalogue", "words.questions", "words.glossary", "words.sources")


@pytest.fixture
def again(page) -> Callable[[], AppTest]:
    """Open the sandbox in a visit of its own."""
    return lambda: page("lessons.sandbox", again=True)


@pytest.fixture
def bench(again) -> AppTest:
    return again()


def copied(test: AppTest, text: str, bench: str = "real") -> AppTest:
    """Put a text where the bench keeps its copy, as its text field does."""
    test.session_state[f"copy:{bench}:text"] = text
    test.session_state[f"copy:{bench}:number"] = 99
    return test.run()


def given() -> str:
    return reader.files()["rules.csv"].decode()


def row_field(test: AppTest, label: str):
    return next(field for field in (*test.multiselect, *test.text_input, *test.radio) if field.label.startswith(label))


def press(test: AppTest, label: str) -> AppTest:
    return next(button for button in test.button if button.label == label).click().run()


def test_a_banner_says_that_these_are_not_the_real_rules_and_everything_holds_at_first(bench):
    assert "<strong>These are not the real rules.</strong> This is a copy for you alone." in shown(bench)
    assert "Broken promises: 0. Pages shown otherwise: 0. Broken cases: 0." in shown(bench)
    assert not bench.exception


def test_deleting_a_row_shows_the_broken_promise_the_pages_and_the_cases(bench):
    press(bench, "Delete this row")
    text = shown(bench)
    assert "Broken promises: 2. Pages shown otherwise: 2." in text
    assert "With nothing ticked no topic is shown at all." in text
    assert (
        "**“What calcification is”**: with nothing ticked it is not shown. Before it was under “more to read”." in text
    )
    assert "- **Leo will not stand on it**: " in text


def test_a_row_is_changed_in_a_form_and_the_answer_names_ticks_by_their_labels(bench):
    bench.selectbox(key="choice:row-real").select("").run()
    row_field(bench, "Name of the row").set_value("broad-01")
    row_field(bench, "Topics").set_value(["tendon"])
    row_field(bench, "One of these symptoms").set_value(["sx_stiff"])
    press(bench, "Keep this row")
    text = shown(bench)
    assert "- **“Calcium in a tendon”**: with “Stiff joint, or stiff around it” ticked it is in front." in text
    assert "Broken promises: 0." not in text or "Pages shown otherwise: 1." in text
    assert "broad-01" in bench.selectbox(key="choice:row-real").options


def test_a_form_cannot_write_a_formula_into_the_table(bench):
    row_field(bench, "Why").set_value("=1+1")
    press(bench, "Keep this row")
    assert "why: the cell starts with &#x27;=&#x27;, which a spreadsheet runs as a formula" in shown(bench)


def test_faults_are_told_as_text_whatever_somebody_typed(bench):
    evil = copy_text.with_row(
        given(), {"id": "<img src=x onerror=alert(1)>", "topics": "![x](http://evil.example/x.png)"}
    )
    assert "The copy cannot be read yet." in shown(copied(bench, evil))
    drawn = "".join(element.proto.body for element in bench.get("html"))
    assert "<img src=x" not in drawn
    assert "&lt;img src=x onerror=alert(1)&gt;" in drawn
    assert not [element.value for element in bench.markdown if "evil.example" in element.value]


def test_a_text_that_is_no_table_is_sent_to_the_text_field(bench):
    copied(bench, "a;b\n1;2\n")
    assert "Row by row does not work with this text." in shown(bench)
    press(bench, "Begin again with a fresh copy")
    assert "Broken promises: 0." in shown(bench)


def test_an_unknown_id_in_a_row_stays_to_be_seen_and_taken_out(bench):
    copied(bench, copy_text.with_row(given(), {"id": "odd-01", "topics": "tendon", "symptoms": "sx_gone; sx_stiff"}))
    bench.selectbox(key="choice:row-real").select("odd-01").run()
    assert row_field(bench, "One of these symptoms").value == ["sx_stiff", "sx_gone"]


# One visit alone


def test_nothing_done_here_reaches_another_visit_or_the_real_table(bench, again, house, rulebook):
    press(bench, "Delete this row")
    assert "Broken promises: 2." in shown(bench)
    assert "Broken promises: 0." in shown(again())
    assert house.opened.first.rulebook.rules == rulebook.rules
    assert rules.load().version == house.opened.first.rulebook.version


def test_starting_again_forgets_every_copy_and_all_that_was_found_out(bench):
    press(bench, "Delete this row")
    assert "copy:real:text" in bench.session_state
    press(bench, "again")
    assert "copy:real:text" not in bench.session_state
    assert "copy:0:real:1:report" not in bench.session_state
    assert "Broken promises: 0." in shown(bench)


# Exercises


@pytest.mark.parametrize("id", exercises.IDS)
def test_an_exercise_is_shown_with_its_table_and_is_mended_by_its_solution(bench, library, id: str):
    bench.radio(key="choice:bench").set_value(id).run()
    text = shown(bench)
    assert library.say(f"exercises.{id}_story") in text
    assert text.partition("</table>")[0].count("<tr>") == 1 + len(copy_text.rows(exercises.bench(id).given))
    assert "Not mended yet." in text
    copied(bench, (exercises.FOLDER / id / "mended" / "rules.csv").read_text(encoding="utf-8"), id)
    assert "<strong>Mended.</strong>" in shown(bench)
    assert library.say(f"exercises.{id}_answer") in shown(bench)
    assert not bench.exception


def test_each_exercise_has_a_copy_of_its_own(bench):
    bench.radio(key="choice:bench").set_value("too-broad").run()
    press(bench, "Delete this row")
    bench.radio(key="choice:bench").set_value("real").run()
    assert "Broken promises: 0." in shown(bench)


# Files that a browser sends


@pytest.mark.parametrize(
    "sent", [None, 7, {"a": 1}, ["x"], "not base64!", "é", "A" * 1_000_000, base64.b64encode(b"x" * 101).decode()]
)
def test_what_is_no_file_within_the_limit_is_passed_over(sent):
    assert pick_file.decoded(sent, 100) is None


def test_a_file_within_the_limit_is_taken_as_it_is():
    data = bytes(range(100))
    assert pick_file.decoded(base64.b64encode(data).decode(), 100) == data


def test_the_limits_fit_into_what_the_server_lets_a_browser_send(root):
    import tomllib  # noqa: PLC0415 - for this test alone

    from classroom import sandbox  # noqa: PLC0415

    settings = tomllib.loads((root / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    most = settings["server"]["maxWidgetStateSize"] * 1_000_000
    assert most > copy_text.LARGEST_FILE * 4 / 3
    assert most > sandbox.LARGEST * 3


# Packs


@pytest.fixture
def feet(house, root) -> None:
    """Run the pages of the test for the pack about feet."""
    house.opened = door.open_door(Site(pack=str(root / "packs" / "feet-and-diabetes")))


@pytest.mark.usefixtures("feet")
@pytest.mark.parametrize("name", [*ROOT_PAGES, "rule_table", "about"])
def test_every_page_runs_with_a_pack_and_says_nothing_of_the_shipped_subject(page, name: str):
    test = page(name, ticks=("sx_numb_tingle", "bg_smoking"))
    assert not test.exception
    assert "calci" not in shown(test).lower()
    assert "soft tissue" not in shown(test).lower()


@pytest.mark.usefixtures("feet")
def test_the_sandbox_of_a_pack_copies_the_packs_rules_and_leaves_the_exercises_out(again):
    bench = again()
    assert "The exercises speak of the shipped subject." in shown(bench)
    press(bench, "Delete this row")
    assert "“The yearly foot check”" in shown(bench)
    assert not bench.exception


@pytest.mark.usefixtures("feet")
def test_the_rule_table_gives_out_the_table_of_the_pack(page, house):
    assert b"numb-01" in house.opened.first.tables["rules.csv"]
    assert "18 of 18 rows" in shown(page("rule_table"))
