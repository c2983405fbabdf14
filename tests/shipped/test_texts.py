"""The shipped tables and texts: they agree, are sourced, are readable at about eleven, and keep our words."""

import dataclasses
import re
from datetime import date
from xml.etree import ElementTree

import pytest

from content import audit, readability
from rules.audit import findings as table_findings
from subject.agreement import disagreements

NUMBER_TO_CALL = re.compile(r"(?<![A-Z\d.])(?<!\d[_,])(999|911|112|111|000|811|988|9-1-1)(?![\d.])")
HARD = {"scleroderma", "dermatomyositis", "parathyroid"}
"""Names of illnesses that a person who has one knows; they are left out when a label is graded."""


def test_tables_and_texts_agree(rulebook, library):
    assert not list(disagreements(rulebook, library))


def test_disagreements_are_found(rulebook, library):
    topics = {id: topic for id, topic in library.topics.items() if id != "tendon"}
    ticks = {**library.ticks, "sx_ghost": next(iter(library.ticks.values()))}
    sources = {id: source for id, source in library.sources.items() if id != "S049"}
    interface = {key: words for key, words in library.interface.items() if key != "areas.arm"}
    broken = dataclasses.replace(library, topics=topics, ticks=ticks, sources=sources, interface=interface)
    found = "\n".join(disagreements(rulebook, broken))
    assert "content/en/topics/:1: 'tendon' of topics.csv has no words here" in found
    assert "content/en/ticks.yaml:1: 'sx_ghost' has words, but it is not in ticks.csv" in found
    assert "content/en/interface.yaml:1: 'areas' has no words for 'arm'" in found
    assert re.search(r"rules\.csv:\d+: sources: 'S049' is not in content/sources\.yaml", found)


def test_the_audits_find_nothing(rulebook, library):
    today = date.today()  # noqa: DTZ011 - the reader's own day
    assert not list(audit.findings(library, today))
    assert not list(table_findings(rulebook, today))


def test_nobody_has_signed_who_is_not_a_clinician(rulebook, library):
    """No clinician has reviewed anything yet; whoever signs first changes this test in the same commit."""
    assert not any(page.reviewer for page in library.reading)
    assert not any(rule.reviewer for rule in rulebook.rules)


def is_hard(grade: readability.Grade) -> bool:
    return grade.flesch_kincaid > readability.AIM_GRADE or grade.smog > readability.AIM_SMOG


def test_every_page_every_sign_and_every_label_can_be_read_at_about_eleven(library):
    assert not [page.file for page in library.reading if is_hard(readability.page_grade(page, library.words))]
    signs = [part for sign in library.warnings.values() for part in (sign.why, sign.faster) if part and "{" not in part]
    labels = {f"{words.label}. {words.help}": words.label for words in library.ticks.values()}
    easy = [told for told, label in labels.items() if not HARD & set(re.findall(r"\w+", label.lower()))]
    assert not is_hard(readability.grade(signs))
    assert not is_hard(readability.grade(easy))
    assert is_hard(readability.grade(["Extracellular calcification necessitates radiological characterisation."]))


def test_only_the_regions_hold_a_number_to_call(root):
    for path in (root / "content" / "en").rglob("*"):
        if path.is_file() and path.name != "regions.yaml":
            text = path.read_text(encoding="utf-8")
            words = " ".join(ElementTree.fromstring(text).itertext()) if path.suffix == ".svg" else text
            assert not NUMBER_TO_CALL.search(words), path.name
    for path in [*(root / "views").rglob("*.py"), root / "app.py"]:
        assert not NUMBER_TO_CALL.search(path.read_text(encoding="utf-8")), path.name


def test_every_region_says_whom_to_call_and_where_that_is_written(library):
    named = {"uk", "northern-ireland", "us", "eu", "canada", "australia", "india", "new-zealand", "ireland"}
    assert set(library.regions) == {*named, "other"}
    assert all(sources for region in library.regions.values() for sources in region.numbers.values())
    other = library.regions["other"]
    assert all(number in other.call for number in ("112", "999", "911"))


@pytest.mark.parametrize("word", ["you have", "you may have", "diagnosis", "likely", "risk", "result", "assessment"])
def test_the_interface_keeps_our_words(library, word: str):
    texts = {**library.interface, "about": library.pages["about"]}
    texts |= {f"tick {id}": f"{words.label}. {words.help}" for id, words in library.ticks.items()}
    texts |= {f"sign {id}": f"{words.sign}. {words.why} {words.faster}" for id, words in library.warnings.items()}
    assert not [key for key, text in texts.items() if re.search(rf"\b{word}\b", text, re.IGNORECASE)]


def test_words_that_frighten_are_explained_where_they_stand(library):
    """Metastatic calcification is not cancer that has spread, and tumoral calcinosis is not a cancer: say so."""
    for page in library.reading:
        text = " ".join(sentence.text for sentence in page.sentences).lower()
        if "metastatic" in text:
            assert re.search(r"(not|no)\b[^.]*\bcancer", text), page.id
        if "tumoral calcinosis" in text:
            assert re.search(r"not a cancer|not cancer", text), page.id


def test_a_sentence_that_states_a_fact_cites_it_and_advice_does_not_hide_one(library):
    """Advice speaks to the reader or points somewhere; a sentence of advice with a number in it is a fact."""
    hidden = [
        sentence.text
        for page in library.reading
        for section in page.sections
        if section.id != "questions"
        for block in section.blocks
        for sentence in block.sentences
        if not sentence.sources and re.search(r"\b\d+ (in|out of) \d+\b", sentence.text)
    ]
    assert not hidden


def test_every_drawing_says_in_words_what_it_shows_and_asks_nothing_of_the_outside(library):
    assert len(library.drawings) >= 8
    for id, drawing in library.drawings.items():
        picture = ElementTree.fromstring(drawing.svg)
        names = [part.tag.rpartition("}")[2] for part in picture.iter()]
        assert names[1:3] == ["title", "desc"], id
        assert not {"script", "image", "foreignObject", "a"} & set(names), id
        assert all(len(sentence.split()) <= 20 for sentence in drawing.alt.split(". ")), id
        assert drawing.topics, id
