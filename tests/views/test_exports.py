"""The buttons with which a teacher takes files away: all of them where files can be taken, none where they cannot."""

import pytest
from streamlit.testing.v1 import AppTest

from classroom import handouts as teaching


def run_exports(cases: list[str] | None) -> None:
    """The body of a one-page app; AppTest runs its source."""
    from views import resources  # noqa: PLC0415 - AppTest runs this body on its own
    from views.lessons import exports  # noqa: PLC0415

    exports.show(cases if cases is None else [resources.library().cases[id] for id in cases])


def opened(cases: list[str] | None = None, **parameters: str) -> AppTest:
    test = AppTest.from_function(run_exports, kwargs={"cases": cases}, default_timeout=60)
    for key, value in parameters.items():
        test.query_params[key] = value
    return test.run()


def buttons(test: AppTest) -> list[str]:
    return [element.proto.label for element in test.get("download_button")]


def test_every_file_and_a_quiz_can_be_taken(library):
    test = opened()
    assert not test.exception
    keys = [f"exports.take_{name}" for name in teaching.EXPORTS]
    assert buttons(test) == [*map(library.say, keys), "Quiz 1 for Moodle (GIFT)"]
    assert f"the cases ({len(library.cases)})" in test.markdown[0].value


def test_the_files_are_about_the_cases_that_are_shown():
    assert "the cases (2)" in opened(["kettle", "hot-knee"]).markdown[0].value


def test_without_a_case_the_files_of_the_table_are_left():
    assert buttons(opened([])) == ["The table as a card game (PDF)"]


@pytest.mark.parametrize("mode", ["kiosk", "classroom"])
def test_a_kiosk_and_a_shared_screen_give_no_files(site, mode: str):
    site(mode=mode)
    assert not buttons(opened(mode="projector")), "a projector"
    if mode == "kiosk":
        assert not buttons(opened())
