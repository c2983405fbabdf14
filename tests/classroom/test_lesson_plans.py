"""The lesson plans: their minutes add up, and what they send a class to is there and is as they say."""

import re

import pytest

import rules
from classroom.quiz import quiz

PLANS = {"lesson-20-minutes": 20, "lesson-45-minutes": 45, "rules-against-learned-models": 45}


def read(root, plan: str) -> str:
    return (root / "docs" / "teaching" / f"{plan}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("plan", PLANS)
def test_the_minutes_add_up_and_every_case_that_is_named_is_in_the_library_under_that_title(root, library, plan: str):
    text = read(root, plan)
    assert sum(map(int, re.findall(r"^\| (\d+) \|", text, re.MULTILINE))) == PLANS[plan]
    asked = set(re.findall(r"case=([a-z-]+)", text)) | set(re.findall(r"\*\*?[^*\n]+\*\*? \(`([a-z-]+)`\)", text))
    assert asked
    assert asked <= set(library.cases)
    for title, case in re.findall(r"\*([^*\n]+)\* \(`([a-z-]+)`\)", text):
        assert library.cases[case].title == title


def test_what_the_plans_say_of_the_cases_is_so(rulebook, library):
    def main(case: str) -> list[str]:
        return [match.topic for match in rules.match(rulebook, library.cases[case].ticks).reading("main")]

    assert "tendon" in main("sore-shoulder")
    assert "tendon" in main("runners-heel")
    assert "tendon" not in main("hot-knee")
    assert "sx_sudden_bad_pain" in library.cases["sore-shoulder"].changes
    assert len(library.cases["many-ticks"].ticks) == 7
    assert not library.cases["many-ticks"].warnings
    assert library.cases["tight-chest"].level == "first"
    assert {library.cases[case].level for case in ("hot-knee", "many-ticks")} <= {"next", "deep"}
    assert len(quiz(rulebook, library, 3)) >= 4


def test_every_figure_of_a_study_stands_beside_its_source(root):
    text = read(root, "rules-against-learned-models")
    marks = set(re.findall(r"\[(\d)\]", text))
    listed = set(re.findall(r"^(\d)\. ", text.split("## Sources")[1], re.MULTILINE))
    assert marks == listed == {"1", "2", "3"}
    assert text.count("https://") == 3
