"""Numbers to call: how an author marks them, what a reader's telephone makes of them, and what is refused."""

import pytest

from content import calls
from content.regions import read_region
from content.strict_yaml import Problems, parse

ENTRY = """
name: "Nowhere"
emergency_call: "Call [999] now"
emergency_go: "Go to hospital now"
urgent: "Call [116 123]"
soon: "See a doctor"
call: "call [999]"
urgent_call: "call [116 123]"
crisis: "Call [988], or text [sms:988]. Under 19, call [999]."
note: ""
paper: "A4"
numbers:
  "999": ["S001"]
  "116 123": ["S001", "S002"]
  "988": ["S002"]
"""


def read(text: str) -> tuple:
    problems = Problems("regions.yaml")
    return read_region("nowhere", parse(text, problems), {"S001", "S002"}, problems), list(problems)


def test_a_region_is_plain_until_its_marks_are_asked_for():
    region, problems = read(ENTRY)
    assert not problems
    assert (region.emergency_call, region.marked.emergency_call) == ("Call 999 now", "Call [999] now")
    assert region.crisis == "Call 988, or text 988. Under 19, call 999."
    assert region.soon == region.marked.soon
    assert region.sources == ("S001", "S002")


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ("[999] now", "999 now", 3, "'999' looks like a number to call; mark it as [999]"),
        ('[116 123]"\nsoon', '116 123"\nsoon', 5, "'116 123' looks like a number to call"),
        ("[988],", "[call 988],", 9, "a square bracket marks a number to call"),
        ("[988],", "[tel:988],", 9, "a square bracket marks a number to call"),
        ("[988],", "[988,", 9, "a square bracket marks a number to call"),
        ("Go to hospital now", "Call [112] now", 4, "says 112, and its list of numbers does not show where"),
        ('"988": ["S002"]', '"988": ["S002"]\n  "911": ["S001"]', 12, "lists 911, which stands in none of its words"),
        ('"988": ["S002"]', '"988": []', 15, "the number 988 has no source"),
        ('"988": ["S002"]', '"988": ["S009"]', 15, "there is no source 'S009'"),
    ],
)
def test_what_is_wrong_with_a_number_is_told_with_its_line(old: str, new: str, line: int, sentence: str):
    assert old in ENTRY
    problems = read(ENTRY.replace(old, new))[1]
    assert any(found.startswith(f"regions.yaml:{line}: ") and sentence in found for found in problems), problems


def test_ages_and_names_are_no_numbers_to_call():
    assert not list(calls.faults("Aged 5 to 25, day or night: 1800MEDICARE on [1800 633 422]"))
