"""What the copy editor says about a sentence, and what it lets pass."""

import pytest

import content
from content.model import Words
from content.wording import findings, medicines, sentence_faults, without
from tests.builders import change, faults

REFUSED = {
    "You may have calcium in a tendon.": "tells the reader what they have",
    "You have a deposit.": "tells the reader what they have",
    "It is likely to go.": "speaks of odds",
    "It raises your risk.": "is a word we leave out",
    "This helps to diagnose it.": "is a doctor's word",
    "The results are clear.": "is kept for 'test results'",
    "You should rest.": "is preaching",
    "Call 999 now.": "is a number to call",
    "It helps 20% of people.": "is a percentage",
    "It takes 2-4 weeks.": "is a range with a dash",
    "Take 400 mg a day.": "is a dose",
    "Take 10 micrograms, and do not eat more than one egg.": "is a dose",
    "It was found in Nov 2020.": "is a short month",
    "These spots are harmless.": "promises too much",
    "An expert can say.": "claims authority",
    "It goes; it comes back.": "is a semicolon or a dash",
    "This deadly illness frightens people.": "frightens",
    " ".join(["word"] * 21) + ".": "21 words in one sentence",
}

ALLOWED = (
    "Ask a doctor if you have kidney disease.",
    "Some people have no pain.",
    "Ask what your test results mean.",
    "These spots are usually harmless.",
    "It takes 2 to 4 weeks, in about 1 in 7 people.",
    "It was found in May 2020.",
    "The limit is not more than 100 micrograms (4,000 IU) a day.",
)


@pytest.mark.parametrize(("sentence", "reason"), REFUSED.items())
def test_a_word_that_we_do_not_use_is_refused_with_a_reason(library, sentence: str, reason: str):
    assert any(reason in fault for fault in sentence_faults(sentence, library.words))


@pytest.mark.parametrize("sentence", ALLOWED)
def test_plain_words_pass(library, sentence: str):
    assert not list(sentence_faults(sentence, library.words))


GENTLY = "- Keep the joint moving gently, within what feels all right. [advice]"
OLD = "Many people feel nothing at all. [S049, S002]"
PAGES = [
    ("On brown or black skin, feel", "Feel", "a skin colour is named"),
    (OLD, f"{OLD} {OLD} {OLD}", "4 sentences in one paragraph"),
    (
        "Doctors call this calcific tendinopathy.",
        "Doctors may look for dystrophic calcium.",
        "'dystrophic' is first used without a plain word",
    ),
    (GENTLY, "- Do not press on it. [advice]\n- Move it. [advice]", "stands after a line with 'Do not'"),
    (GENTLY, "- Never rub it. [advice]", "start with 'Do not': 'Never rub it.'"),
]


@pytest.mark.parametrize(("old", "new", "fault"), PAGES, ids=[fault for *_, fault in PAGES])
def test_a_page_that_is_worse_than_it_was_is_noticed(texts, old: str, new: str, fault: str):
    change(texts / "en/topics/tendon.md", old, new)
    library = content.load("en", texts)
    assert any(fault in found for found in findings(library.topics["tendon"], library.words))


@pytest.mark.parametrize("sentence", ["Si vede via radiografia.", "Le macchie red sono rare.", "Andare via."])
def test_a_language_is_not_judged_by_the_words_of_another(sentence: str):
    assert not list(sentence_faults(sentence, Words()))


def test_what_holds_in_every_language_is_found_in_each():
    assert list(sentence_faults("Dura 2-4 settimane.", Words()))
    assert list(sentence_faults("Va; poi torna.", Words()))


def test_a_pattern_that_cannot_be_read_is_named_with_its_line(texts):
    path = texts / "en/words.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.startswith("promise:"))
    lines[line - 1] = 'promise: "(harmless"'
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (told, *_) = faults(texts)
    assert told.startswith(f"content/en/words.yaml:{line}: 'promise' holds a pattern that cannot be read")


def test_names_of_medicines_are_found_and_not_graded(library):
    names = library.words.medicines
    assert medicines("Not with Warfarin or co-trimoxazole.", names) == ["warfarin", "co-trimoxazole"]
    assert without("Not with Warfarin.", names) == "Not with this."
