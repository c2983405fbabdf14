"""What a writer reads when a text cannot be used: each fault in one sentence, with file and line, all at once."""

from pathlib import Path

import pytest

import content
from content import ContentError, plurals

TENDON = "en/topics/tendon.md"


def faults(texts: Path) -> tuple[str, ...]:
    with pytest.raises(ContentError) as caught:
        content.load("en", texts)
    return caught.value.problems


def change(texts: Path, file: str, old: str, new: str) -> int:
    """Replace the first `old` in a file and return the line it stands on."""
    path = texts / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_shipped_texts_can_be_read(texts):
    assert content.load("en", texts).topics.keys() == content.load("en").topics.keys()


TEXT_FAULTS = {
    "an unknown source": (" [S049]", " [S999]", "there is no source 'S999'"),
    "a sentence without a source": (
        "people with no shoulder pain had such a spot. [S049]",
        "people had it.",
        "names no source",
    ),
    "two sentences with one mark": (
        "[S002] Calcium can settle",
        "Calcium can settle",
        "two sentences share one source mark",
    ),
    "a mark before the full stop": ("muscle to a bone. [S002]", "muscle to a bone [S002].", "before the full stop"),
    "a placeholder": ("Many people feel nothing at all.", "TODO write this.", "this is placeholder text"),
    "an empty mark": (
        "Many people feel nothing at all. [S049, S002]",
        "Many people feel nothing. []",
        "a source mark is empty",
    ),
    "an unknown heading": ("## What can help", "## Treatment", "'Treatment' is not one of the fixed headings"),
    "a missing heading": ("## What can help\n", "", "the heading 'What can help' is missing"),
    "an unknown warning sign": (
        "rf_throat_neck",
        "rf_throat_nek",
        "there is no warning sign 'rf_throat_nek'; did you mean 'rf_throat_neck'?",
    ),
    "an unknown field": ("written_by:", "writen_by:", "there is no field 'writen_by'; did you mean 'written_by'?"),
    "a date without quotes": (
        'reviewed_on: "2026-11-21"',
        "reviewed_on: 2026-11-21",
        "is read as timestamp, not as text; put it in quotes",
    ),
    "a date in words": (
        'reviewed_on: "2026-11-21"',
        'reviewed_on: "November 2026"',
        "is not a date; write it as 2026-11-21",
    ),
    "a key twice": ("title:", 'title: "Twice"\ntitle:', "the key 'title' is already on line 2"),
    "an empty title": ('title: "Calcium in a tendon"', 'title: ""', "'title' is empty"),
    "a list that is none": (
        "warnings: [rf_hot_joint_fever,",
        "warnings: rf_hot_joint_fever #",
        "'warnings' is not a list",
    ),
    "no front matter": ("---\n", "", "does not start with front matter"),
    "letters in the wrong encoding": (
        "Many people",
        "Many\u00e2\u20ac\u2122s people",
        "is '’' read in the wrong encoding",
    ),
    "a letter that was lost": ("Many people", "Many\ufffd people", "a letter was lost here"),
    "letters turned round": ("Many people", "Many\u202e people", "turns the order of the letters round"),
    "an invisible character": ("Many people", "Many\u200b people", "there is an invisible character"),
    "text before the headings": (
        "## What it is",
        "Stray. [S002]\n\n## What it is",
        "there is text before the first heading",
    ),
}


@pytest.mark.parametrize(("old", "new", "sentence"), TEXT_FAULTS.values(), ids=TEXT_FAULTS)
def test_a_faulty_topic_is_named_in_one_sentence(texts, old: str, new: str, sentence: str):
    change(texts, TENDON, old, new)
    found = faults(texts)
    assert any(fault.startswith("content/en/topics/tendon.md:") and sentence in fault for fault in found), found


CARDS = {
    "a medicine that names no clash": (
        "medicine-colchicine",
        "## What not to mix it with\n",
        "",
        "1: the heading 'What not to mix it with' is missing",
    ),
    "a medicine that asks nothing before": (
        "medicine-colchicine",
        "## Before you start\n",
        "",
        "1: the heading 'Before you start' is missing",
    ),
    "a medicine that names no time to get help": (
        "medicine-colchicine",
        "## When to get help\n",
        "",
        "1: the heading 'When to get help' is missing",
    ),
    "a test that is written like a medicine": (
        "test-xray",
        "## Take care",
        "## Before you start",
        "'Before you start' is not one of the fixed headings: What it is, When doctors",
    ),
}


@pytest.mark.parametrize(("card", "old", "new", "sentence"), CARDS.values(), ids=CARDS)
def test_a_card_has_the_headings_of_its_kind(texts, card: str, old: str, new: str, sentence: str):
    change(texts, f"en/cards/{card}.md", old, new)
    found = faults(texts)
    assert any(fault.startswith(f"content/en/cards/{card}.md:") and sentence in fault for fault in found), found


def test_a_card_that_promises_more_than_its_proof_is_refused_with_what_it_may_say(texts):
    line = change(texts, "en/cards/operation-excision.md", 'direction: "may-help"', 'direction: "helps"')
    fault = f"content/en/cards/operation-excision.md:{line}: direction: 'helps' does not go with strength 'limited'"
    assert any(found.startswith(f"{fault}; choose may-help, mixed, ") for found in faults(texts))


def test_the_line_of_a_fault_is_the_line_of_the_sentence(texts):
    line = change(texts, TENDON, "more often in women. [S049]", "more often in women. [S999]")
    assert f"content/en/topics/tendon.md:{line}: there is no source 'S999'" in " ".join(faults(texts))


def test_headings_in_another_order_are_refused(texts):
    change(texts, TENDON, "## What it is", "## MARK")
    change(texts, TENDON, "## What it can feel like", "## What it is")
    change(texts, TENDON, "## MARK", "## What it can feel like")
    assert any("the headings are not in the fixed order" in fault for fault in faults(texts))


def test_all_faults_of_all_files_come_at_once(texts):
    change(texts, TENDON, "[S049]", "[S999]")
    change(texts, "en/ticks.yaml", 'help: "', "help: yes # ")
    change(texts, "en/regions.yaml", '"S114"', '"S998"')
    change(texts, "sources.yaml", 'tier: "A"', 'level: "A"')
    files = {fault.partition(":")[0] for fault in faults(texts)}
    assert files == {f"content/{file}" for file in (TENDON, "en/ticks.yaml", "en/regions.yaml", "sources.yaml")}


def test_a_stray_yaml_type_is_named(texts):
    line = change(texts, "en/ticks.yaml", 'label: "Shoulder"', "label: no")
    assert f"content/en/ticks.yaml:{line}: 'no' is read as bool, not as text; put it in quotes" in faults(texts)


def test_broken_yaml_is_named_with_its_line(texts):
    (texts / "en/care-cards.yaml").write_text('emergency:\n  level: "open\n', encoding="utf-8")
    assert any(
        fault.startswith("content/en/care-cards.yaml:") and "this is not YAML" in fault for fault in faults(texts)
    )


def test_a_colon_without_quotes_in_front_matter_is_one_fault_and_says_what_to_do(texts):
    line = change(texts, TENDON, 'title: "Calcium in a tendon"', "title: Calcium: in a tendon")
    [fault] = [fault for fault in faults(texts) if "/topics/" in fault]
    assert fault.startswith(f"content/en/topics/tendon.md:{line}: this is not YAML")
    assert "double quotes" in fault


@pytest.mark.parametrize("bullet", ["* ", "• ", "•	", "– ", "  - ", "-", "1. ", "2) ", "+ "])
def test_a_list_as_another_program_writes_it_is_named(texts, bullet: str):
    """Taken as it is, the list would become one paragraph, and what not to do would lose its cross."""
    line = change(texts, TENDON, "\n- ", f"\n{bullet}") + 1
    begins = bullet if bullet.startswith(" ") else bullet.rstrip("\t ") or bullet
    assert any(
        fault.startswith(f"content/{TENDON}:{line}: a list item begins with '- '") and begins.strip() in fault
        for fault in faults(texts)
    )


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("Ward #2", "'Ward' would be all that is left: after '#' the rest is a comment; put it in quotes"),
        ("Main Street", "'Main Street' stands without quotes; put it in quotes"),
    ],
)
def test_a_value_without_quotes_is_named_before_it_loses_its_end(texts, value: str, sentence: str):
    path = texts / "en/interface.yaml"
    path.write_text(path.read_text(encoding="utf-8") + f"extra:\n  ward: {value}\n", encoding="utf-8")
    line = len(path.read_text(encoding="utf-8").splitlines())
    assert faults(texts) == (f"content/en/interface.yaml:{line}: {sentence}",)


def test_what_a_mac_puts_beside_each_file_is_passed_over(texts):
    for path in [*texts.rglob("*.md"), *texts.rglob("*.yaml"), *texts.rglob("*.svg")]:
        (path.parent / f"._{path.name}").write_bytes(b"\0\5\26\7\xff")
    assert content.load("en", texts).topics.keys() == content.load("en").topics.keys()


def test_another_encoding_is_named(texts):
    path = texts / TENDON
    path.write_bytes(path.read_text(encoding="utf-8").replace("Chalky", "Chälky").encode("cp1252"))
    assert "content/en/topics/tendon.md:3: this file is not UTF-8; save it again as UTF-8" in faults(texts)


def test_a_source_with_a_wrong_address_or_way_of_seeing_is_named(texts):
    line = change(texts, "sources.yaml", 'address: "https://', 'address: "www.')
    assert any("does not start with http:// or https://" in fault for fault in faults(texts)), line


def test_a_missing_file_is_named(texts):
    (texts / "en/warnings.yaml").unlink()
    assert "content/en/warnings.yaml:1: there is no such file" in faults(texts)


def test_a_language_that_is_not_there_is_named(texts):
    with pytest.raises(ContentError, match=r"content/xx/interface\.yaml:1: there is no such file"):
        content.load("xx", texts)


def test_a_drawing_with_a_script_or_an_address_is_refused(texts):
    change(texts, "en/drawings/lump-sizes.svg", "</svg>", "<script>alert(1)</script></svg>")
    assert any(
        "lump-sizes.svg" in fault and "a drawing holds no script and no address" in fault for fault in faults(texts)
    )


def test_a_drawing_in_a_part_that_no_page_has_is_refused(texts):
    line = change(texts, "en/drawings.yaml", 'part: "found"', 'part: "fond"')
    assert faults(texts) == (f"content/en/drawings.yaml:{line}: there is no part 'fond'; did you mean 'found'?",)


def test_a_drawing_without_its_picture_is_named(texts):
    (texts / "en/drawings/lump-sizes.svg").unlink()
    assert "content/en/drawings/lump-sizes.svg:1: there is no such file" in faults(texts)


def test_a_search_word_for_a_page_that_is_not_there_is_named(texts):
    line = change(texts, "en/search.yaml", "\ntendon:", "\ntendn:") + 1
    assert faults(texts) == (f"content/en/search.yaml:{line}: there is no page 'tendn'; did you mean 'tendon'?",)


def test_one_is_said_as_one_and_many_as_many(library):
    assert library.say("search.found", count=1, words="x") == "1 thing found for “x”"
    assert library.say("search.found", count=2, words="x") == "2 things found for “x”"
    assert library.say("edition.signs_rows", count=1) == "1 warning sign"


def test_a_language_has_every_form_that_its_numbers_need(texts):
    change(texts, "en/interface.yaml", '    one: "{count} thing found', '    two: "{count} thing found')
    told = "\n".join(faults(texts))
    assert "'found' has no field 'one'" in told
    assert "there is no field 'two'" in told


def test_the_forms_of_a_number_are_those_of_the_language():
    arabic = [plurals.form("ar", number) for number in (0, 1, 2, 3, 11, 100)]
    assert arabic == ["zero", "one", "two", "few", "many", "other"]
    assert plurals.forms("en") == {"one", "other"}
    assert plurals.forms("xx") == {"other"}
