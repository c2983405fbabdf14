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


MARKED = {
    "[999]": ('<a class="number" href="tel:999">999</a>', "999"),
    "[9-1-1]": ('<a class="number" href="tel:911">9-1-1</a>', "9-1-1"),
    "[1800 633 422]": ('<a class="number" href="tel:1800633422">1800 633 422</a>', "1800 633 422"),
    "[sms:50808]": ('<a class="number" href="sms:50808">50808</a>', "50808"),
    "([000])": ('(<a class="number" href="tel:000">000</a>)', "(000)"),
}


def test_a_marked_number_is_a_link_or_text_and_words_round_it_are_never_read_as_html():
    for marked, (link, text) in MARKED.items():
        assert (calls.html(marked), calls.plain(marked)) == (link, text)
    assert calls.html('<b>A&E</b> [999]" onclick="') == (
        '&lt;b&gt;A&amp;E&lt;/b&gt; <a class="number" href="tel:999">999</a>&quot; onclick=&quot;'
    )


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


def test_every_number_of_every_region_is_a_link_and_no_mark_is_left_in_its_words(library):
    for id, region in library.regions.items():
        words = " ".join(map(str, (region.emergency_call, region.urgent, region.call, region.crisis, region.note)))
        assert "[" not in words, id
        linked = calls.html(" ".join(region.marks.values()))
        assert all(f">{number}</a>" in linked for number in region.numbers), id
        assert "[" not in linked, id
