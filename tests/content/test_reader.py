"""What a writer reads when a text cannot be used: each fault in one sentence, with file and line, all at once."""

import pytest

import content
from content import plurals
from tests.builders import change, faults

TENDON = "en/topics/tendon.md"
COLCHICINE = "en/cards/medicine-colchicine.md"

FAULTS = [
    (TENDON, " [S049]", " [S999]", "there is no source 'S999'"),
    (TENDON, "people with no shoulder pain had such a spot. [S049]", "people had it.", "names no source"),
    (TENDON, "[S002] Calcium can settle", "Calcium can settle", "two sentences share one source mark"),
    (TENDON, "muscle to a bone. [S002]", "muscle to a bone [S002].", "before the full stop"),
    (TENDON, "Many people feel nothing at all.", "TODO write this.", "this is placeholder text"),
    (TENDON, "Many people feel nothing at all. [S049, S002]", "Many feel nothing. []", "a source mark is empty"),
    (TENDON, "## What can help", "## Treatment", "'Treatment' is not one of the fixed headings"),
    (TENDON, "## What can help\n", "", "the heading 'What can help' is missing"),
    (
        TENDON,
        "rf_throat_neck",
        "rf_throat_nek",
        "there is no warning sign 'rf_throat_nek'; did you mean 'rf_throat_neck'?",
    ),
    (TENDON, "written_by:", "writen_by:", "there is no field 'writen_by'; did you mean 'written_by'?"),
    (TENDON, '"2026-11-21"', "2026-11-21", "is read as timestamp, not as text; put it in quotes"),
    (TENDON, '"2026-11-21"', '"November 2026"', "is not a date; write it as 2026-11-21"),
    (TENDON, "title:", 'title: "Twice"\ntitle:', "the key 'title' is already on line 2"),
    (TENDON, 'title: "Calcium in a tendon"', 'title: ""', "'title' is empty"),
    (TENDON, "warnings: [rf_hot_joint_fever,", "warnings: rf_hot_joint_fever #", "'warnings' is not a list"),
    (TENDON, "---\n", "", "does not start with front matter"),
    (TENDON, "Many people", "Many\u00e2\u20ac\u2122s people", "is '’' read in the wrong encoding"),
    (TENDON, "Many people", "Many\ufffd people", "a letter was lost here"),
    (TENDON, "Many people", "Many\u202e people", "turns the order of the letters round"),
    (TENDON, "Many people", "Many\u200b people", "there is an invisible character"),
    (TENDON, "## What it is", "Stray. [S002]\n\n## What it is", "there is text before the first heading"),
    (COLCHICINE, "## What not to mix it with\n", "", "the heading 'What not to mix it with' is missing"),
    (COLCHICINE, "## Before you start\n", "", "the heading 'Before you start' is missing"),
    (COLCHICINE, "## When to get help\n", "", "the heading 'When to get help' is missing"),
    ("en/cards/test-xray.md", "## Take care", "## Before you start", "'Before you start' is not one of the fixed"),
    ("en/care-cards.yaml", 'level: "', 'level: "open\n"', "this is not YAML"),
    ("sources.yaml", 'address: "https://', 'address: "www.', "does not start with http:// or https://"),
    (
        "en/drawings/lump-sizes.svg",
        "</svg>",
        "<script>alert(1)</script></svg>",
        "a drawing holds no script and no address",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "sentence"), FAULTS, ids=[sentence for *_, sentence in FAULTS])
def test_a_fault_is_named_in_one_sentence_with_its_file(texts, file: str, old: str, new: str, sentence: str):
    change(texts / file, old, new)
    found = faults(texts)
    assert any(fault.startswith(f"content/{file}:") and sentence in fault for fault in found), found


LINES = [
    (TENDON, "more often in women. [S049]", "more often in women. [S999]", "there is no source 'S999'"),
    (TENDON, 'title: "Calcium in a tendon"', "title: Calcium: in a tendon", "this is not YAML"),
    ("en/ticks.yaml", 'label: "Shoulder"', "label: no", "'no' is read as bool, not as text; put it in quotes"),
    ("en/drawings.yaml", 'part: "found"', 'part: "fond"', "there is no part 'fond'; did you mean 'found'?"),
    ("en/search.yaml", "tendon: [", "tendn: [", "there is no page 'tendn'; did you mean 'tendon'?"),
    (
        "en/cards/operation-excision.md",
        'direction: "may-help"',
        'direction: "helps"',
        "direction: 'helps' does not go with strength 'limited'; choose may-help, mixed, ",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "sentence"), LINES, ids=[sentence for *_, sentence in LINES])
def test_the_line_of_a_fault_is_the_line_of_its_words_and_it_is_the_only_one(texts, file, old, new, sentence):
    line = change(texts / file, old, new)
    (fault,) = [fault for fault in faults(texts) if file in fault]
    assert fault.startswith(f"content/{file}:{line}: {sentence}")


def test_the_shipped_texts_can_be_read_and_what_a_mac_puts_beside_each_file_is_passed_over(texts):
    for path in [*texts.rglob("*.md"), *texts.rglob("*.yaml"), *texts.rglob("*.svg")]:
        (path.parent / f"._{path.name}").write_bytes(b"\0\5\26\7\xff")
    assert content.load("en", texts).topics.keys() == content.load("en").topics.keys()


def test_headings_in_another_order_are_refused(texts):
    change(texts / TENDON, "## What it is", "## MARK")
    change(texts / TENDON, "## What it can feel like", "## What it is")
    change(texts / TENDON, "## MARK", "## What it can feel like")
    assert any("the headings are not in the fixed order" in fault for fault in faults(texts))


def test_all_faults_of_all_files_come_at_once(texts):
    change(texts / TENDON, "[S049]", "[S999]")
    change(texts / "en/ticks.yaml", 'help: "', "help: yes # ")
    change(texts / "en/regions.yaml", '"S114"', '"S998"')
    change(texts / "sources.yaml", 'tier: "A"', 'level: "A"')
    files = {fault.partition(":")[0] for fault in faults(texts)}
    assert files == {f"content/{file}" for file in (TENDON, "en/ticks.yaml", "en/regions.yaml", "sources.yaml")}


@pytest.mark.parametrize("bullet", ["* ", "• ", "•	", "– ", "  - ", "-", "1. ", "2) ", "+ "])
def test_a_list_as_another_program_writes_it_is_named(texts, bullet: str):
    """Taken as it is, the list would become one paragraph, and what not to do would lose its cross."""
    line = change(texts / TENDON, "\n- ", f"\n{bullet}") + 1
    begins = f"content/{TENDON}:{line}: a list item begins with '- '"
    assert any(fault.startswith(begins) and bullet.strip() in fault for fault in faults(texts))


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("Ward #2", "'Ward' would be all that is left: after '#' the rest is a comment; put it in quotes"),
        ("Main Street", "'Main Street' stands without quotes; put it in quotes"),
    ],
)
def test_a_value_without_quotes_is_named_before_it_loses_its_end(texts, value: str, sentence: str):
    with (texts / "en/interface.yaml").open("a", encoding="utf-8") as file:
        file.write(f"extra:\n  ward: {value}\n")
    line = len((texts / "en/interface.yaml").read_text(encoding="utf-8").splitlines())
    assert faults(texts) == (f"content/en/interface.yaml:{line}: {sentence}",)


def test_another_encoding_is_named(texts):
    path = texts / TENDON
    path.write_bytes(path.read_text(encoding="utf-8").replace("Chalky", "Chälky").encode("cp1252"))
    assert "content/en/topics/tendon.md:3: this file is not UTF-8; save it again as UTF-8" in faults(texts)


@pytest.mark.parametrize("file", ["en/warnings.yaml", "en/drawings/lump-sizes.svg"])
def test_a_missing_file_and_a_language_that_is_not_there_are_named(texts, file: str):
    (texts / file).unlink()
    assert f"content/{file}:1: there is no such file" in faults(texts)
    assert "content/xx/interface.yaml:1: there is no such file" in faults(texts, "xx")


def test_one_is_said_as_one_and_many_as_many(library):
    assert library.say("search.found", count=1, words="x") == "1 thing found for “x”"
    assert library.say("search.found", count=2, words="x") == "2 things found for “x”"


def test_a_language_has_every_form_that_its_numbers_need_and_no_other(texts):
    change(texts / "en/interface.yaml", '    one: "{count} thing found', '    two: "{count} thing found')
    told = "\n".join(faults(texts))
    assert "'found' has no field 'one'" in told
    assert "there is no field 'two'" in told
    arabic = [plurals.form("ar", number) for number in (0, 1, 2, 3, 11, 100)]
    assert arabic == ["zero", "one", "two", "few", "many", "other"]
    assert plurals.forms("en") == {"one", "other"}
    assert plurals.forms("xx") == {"other"}
