"""What a writer reads when a text cannot be used: each fault in one sentence, with file and line, all at once."""

from pathlib import Path

import pytest

import content
from content import ContentError

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


def test_a_drawing_without_its_picture_is_named(texts):
    (texts / "en/drawings/lump-sizes.svg").unlink()
    assert "content/en/drawings/lump-sizes.svg:1: there is no such file" in faults(texts)
