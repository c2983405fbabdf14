"""What a teacher reads when a case cannot be used: each fault in one sentence, with file and line, all at once."""

import shutil

import pytest

import content
from content import Case
from content.cases import FIELDS, GROUPS
from content.model import LEVELS, SUBJECTS
from tests.builders import change, faults

CASE = "en/cases/sore-shoulder.yaml"


def words(case: Case) -> int:
    return sum(len(sentence.text.split()) for block in case.story for sentence in block.sentences)


FAULTS = [
    ("sx_stiff,", "sx_stif,", "there is no tick 'sx_stif'; did you mean 'sx_stiff'?"),
    ("main: [tendon]", "main: [tendn]", "there is no topic 'tendn'; did you mean 'tendon'?"),
    ("more: [symptoms", "more: [symptom", "there is no topic 'symptom'; did you mean"),
    ("warnings: []", "warnings: [rf_chest]", "there is no warning sign 'rf_chest'"),
    ('level: "first"', 'level: "frist"', "there is no level 'frist'; did you mean 'first'?"),
    ("about: []", "about: [childs]", "there is no subject 'childs'; did you mean 'child'?"),
    ("[S051]", "[S999]", "there is no source 'S999'"),
    ("[sx_pain_moving, sx_stiff", "[sx_stiff, sx_stiff", "ticks: 'sx_stiff' is there twice"),
    ("more: [symptoms", "more: [tendon, symptoms", "'tendon' is in main already"),
    ('  - "See that one row needs both a sign and a place."\n', "", "'aims' holds 1; write 2 to 3"),
    ("[S051]", "", "two sentences share one source mark"),
    ("She sleeps badly", "TODO She sleeps badly", "this is placeholder text"),
    ("about: []", 'about: "child"', "'about' is not a list"),
    ('title: "The pans on the top shelf"', 'title: ""', "'title' is empty"),
    ("level:", "levle:", "there is no field 'levle'; did you mean 'level'?"),
    ("big school", "big\u200b school", "there is an invisible character"),
    ("\nstory:", "\nxstory:", "'sore-shoulder' has no field 'story'"),
    ("\nnext_review:", "\nxnext_review:", "'sore-shoulder' has no field 'next_review'"),
    ("  warnings:", "  xwarnings:", "'expected' has no field 'warnings'"),
    ("  discuss:", "  xdiscuss:", "'teacher' has no field 'discuss'"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), FAULTS, ids=[sentence for *_, sentence in FAULTS])
def test_a_fault_is_told_in_words(texts, old: str, new: str, sentence: str):
    change(texts / CASE, old, new)
    found = faults(texts)
    assert all(fault.startswith(f"content/{CASE}:") for fault in found), found
    assert any(sentence in fault for fault in found), found


def test_a_fault_names_its_line(texts):
    line = change(texts / CASE, "sx_stiff,", "sx_stif,")
    assert faults(texts) == (f"content/{CASE}:{line}: there is no tick 'sx_stif'; did you mean 'sx_stiff'?",)


def test_a_change_names_a_tick_that_is_not_ticked_yet_and_topics_that_exist(texts):
    line = change(texts / CASE, "  sx_sudden_bad_pain: [when-to-get-help", "  sx_stiff: [when-to-get-hlp")
    assert faults(texts) == (
        f"content/{CASE}:{line}: there is no topic 'when-to-get-hlp'; did you mean 'when-to-get-help'?",
        f"content/{CASE}:{line - 1}: changes: 'sx_stiff' is ticked already",
    )


def test_changes_are_a_mapping(texts):
    line = change(texts / CASE, "changes:\n  sx_sudden_bad_pain: [when-to-get-help,", "changes: [when-to-get-help,")
    assert faults(texts) == (
        f"content/{CASE}:{line}: 'changes' is not a mapping; write it as {{tick: [topic]}}, or {{}} for none",
    )


def test_a_story_that_is_too_long_is_sent_back_with_its_length(texts, library):
    extra = " She walks home." * 20
    change(texts / CASE, "she did not fall.", f"she did not fall.{extra}")
    length = words(library.cases["sore-shoulder"]) + len(extra.split())
    assert faults(texts) == (f"content/{CASE}:7: the story has {length} words; write 60 to 120",)


def test_a_note_without_any_source_is_sent_back(texts):
    path = texts / CASE
    text = path.read_text(encoding="utf-8")
    for mark in ("[S002, S057]", "[S051]", "[N300]", "[S049]", "[N612]"):
        text = text.replace(mark, "[advice]")
    path.write_text(text, encoding="utf-8")
    assert faults(texts) == (f"content/{CASE}:1: the page cites no source",)


def test_a_date_in_words_is_sent_back(texts):
    change(texts / CASE, 'reviewed_on: "2026-11-21"', 'reviewed_on: "November"')
    assert faults(texts) == (f"content/{CASE}:1: reviewed_on: 'November' is not a date; write it as 2026-11-21",)


def test_a_file_name_that_is_no_id_is_sent_back(texts):
    (texts / CASE).rename(texts / "en/cases/Sore_Shoulder.yaml")
    assert faults(texts) == (
        "content/en/cases/Sore_Shoulder.yaml:1: 'Sore_Shoulder' is not an id; use small letters and hyphens",
    )


def test_texts_without_cases_are_whole(texts):
    shutil.rmtree(texts / "en/cases")
    assert content.load("en", texts).cases == {}


def test_a_sentence_about_our_own_table_needs_no_publication(library):
    """`[table]` is a mark like `[advice]`: the rule table page shows whether it is true."""
    case = library.cases["sore-shoulder"]
    assert "table" not in case.sources
    assert case.sources == ("S002", "S057", "S051", "N300", "S049", "N612")


def test_a_story_is_cut_into_sentences(library):
    story = library.cases["sore-shoulder"].story
    assert story[0].sentences[0].text == "Heather is 46 and cooks for a big school."
    assert len(story) == 3


def test_the_guide_shows_every_field_level_and_subject(root):
    text = (root / "docs/authoring/write-a-case.md").read_text(encoding="utf-8")
    example = text.split("```")[1]
    fields = {
        line.split(":")[0].strip() for line in example.splitlines() if ":" in line and "-" not in line.split(":")[0]
    }
    inner = {name for names in GROUPS.values() for name in names}
    assert {*FIELDS, *inner} <= fields
    assert all(word in text for word in (*LEVELS, *SUBJECTS))
    assert len(text.splitlines()) <= 60
