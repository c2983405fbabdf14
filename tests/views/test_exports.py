"""The buttons with which a teacher takes files away: all of them where files can be taken, none where they cannot."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from classroom import handouts as teaching
from subject.door import Opened


def run_exports(cases: list[str] | None, opened: "Opened") -> None:
    """The body of a one-page app; AppTest runs its source."""
    from views.lessons import exports  # noqa: PLC0415 - AppTest runs this body on its own
    from views.visit import begin  # noqa: PLC0415

    visit = begin(opened)
    exports.show(visit, cases if cases is None else [visit.library.cases[id] for id in cases])


@pytest.fixture
def offered(house) -> Callable[..., AppTest]:
    """Draw the buttons for these cases, or for all."""

    def opened(cases: list[str] | None = None, **parameters: str) -> AppTest:
        given = {"cases": cases, "opened": house.opened}
        test = AppTest.from_function(run_exports, kwargs=given, default_timeout=60)
        for key, value in parameters.items():
            test.query_params[key] = value
        return test.run()

    return opened


def buttons(test: AppTest) -> list[str]:
    return [element.proto.label for element in test.get("download_button")]


def test_every_file_and_a_quiz_can_be_taken(offered, library):
    test = offered()
    assert not test.exception
    keys = [f"exports.take_{name}" for name in teaching.EXPORTS]
    assert buttons(test) == [*map(library.say, keys), "Quiz 1 for Moodle (GIFT)"]
    assert f"the cases ({len(library.cases)})" in test.markdown[0].value


def test_the_files_are_about_the_cases_that_are_shown(offered):
    assert "the cases (2)" in offered(["kettle", "hot-knee"]).markdown[0].value


def test_without_a_case_the_files_of_the_table_are_left(offered):
    assert buttons(offered([])) == ["The table as a card game (PDF)"]


@pytest.mark.parametrize("mode", ["kiosk", "classroom"])
def test_a_kiosk_and_a_shared_screen_give_no_files(offered, site, mode: str):
    site(mode=mode)
    assert not buttons(offered(mode="projector")), "a projector"
    if mode == "kiosk":
        assert not buttons(offered())
