"""Topic packs: the two that are shipped pass every gate, a faulty one is told in words."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import rules
from content import ContentError, audit, readability, wording
from rules.audit import findings as table_findings
from subject import gates, packs
from subject.__main__ import main
from subject.agreement import disagreements
from subject.packs import EXAMPLE
from tests.builders import change
from tests.shipped.test_texts import NUMBER_TO_CALL

ROOT = Path(__file__).parent.parent.parent
FEET = ROOT / "packs" / "feet-and-diabetes"
each = pytest.mark.parametrize("folder", [EXAMPLE, FEET], ids=["example", "feet"])


@pytest.fixture
def pack(tmp_path) -> Path:
    """A copy of the example that a test may break."""
    packs.write_example(tmp_path / "pack")
    return tmp_path / "pack"


def faults(pack: Path) -> tuple[str, ...]:
    with pytest.raises(ContentError) as caught:
        packs.load_folder(pack, "en")
    return caught.value.problems


# The packs that are shipped


@each
def test_a_shipped_pack_passes_every_gate(folder: Path):
    book, library, today = rules.load(folder / "rules" / "tables"), packs.load_folder(folder, "en"), date.today()  # noqa: DTZ011
    assert not list(disagreements(book, library))
    assert not list(table_findings(book, today))
    assert not list(audit.findings(library, today))
    assert not list(gates.findings(book, library))


@each
def test_a_shipped_pack_can_be_read_at_about_eleven(folder: Path):
    library = packs.load_folder(folder, "en")
    signs = [part for sign in library.warnings.values() for part in (sign.why, sign.faster) if part and "{" not in part]
    labels = [f"{words.label}. {words.help}" for words in library.ticks.values()]
    pages = (readability.page_grade(page, library.words) for page in library.reading)
    grades = [*pages, readability.grade(signs), readability.grade(labels)]
    assert max(grade.flesch_kincaid for grade in grades) <= readability.AIM_GRADE
    assert max(grade.smog for grade in grades) <= readability.AIM_SMOG


@each
def test_a_shipped_pack_keeps_our_words_holds_no_number_to_call_and_is_signed_by_nobody(folder: Path):
    library = packs.load_folder(folder, "en")
    for path in (folder / "content" / "en").rglob("*.*"):
        assert not NUMBER_TO_CALL.search(path.read_text(encoding="utf-8")), path
    texts = [f"{words.label}. {words.help}" for words in library.ticks.values()]
    texts += [f"{sign.sign}. {sign.why} {sign.faster}" for sign in library.warnings.values()]
    texts += [words for key, words in library.interface.items() if key in packs.OWN]
    faults = [fault for text in texts for fault in wording.sentence_faults(text, library.words)]
    assert not [fault for fault in faults if "words in one sentence" not in fault]
    rows = rules.load(folder / "rules" / "tables").rules
    assert not any(signed.reviewer for signed in (*library.reading, *rows))


def test_shared_sources_are_told_as_the_shipped_texts_tell_them(library):
    """A record that a pack takes over from the shipped sources stays word for word the same."""
    for folder in (EXAMPLE, FEET):
        own = packs.load_folder(folder, "en").sources
        assert all(own[id] == library.sources[id] for id in own.keys() & library.sources.keys())


def test_every_word_of_the_screen_that_names_the_shipped_subject_is_one_that_a_pack_says_itself(library):
    subject = ("calci", "soft tissue", "tendon")
    naming = {key for key, words in library.interface.items() if any(word in words.lower() for word in subject)}
    assert {key for key in naming if not key.startswith("exercises.")} <= set(packs.OWN)


# Commands


def test_the_command_writes_a_pack_that_its_own_audit_finds_nothing_in(tmp_path, capsys):
    folder = tmp_path / "mine"
    assert main(["new-pack", str(folder)]) == 0
    assert main(["audit", "--pack", str(folder)]) == 0
    assert "0 findings" in capsys.readouterr().out
    assert main(["new-pack", str(folder)]) == 2
    assert "there is something here already" in capsys.readouterr().out


def test_the_audit_tells_the_faults_of_a_pack(pack, capsys):
    change(pack / "content" / "en" / "topics" / "chilblains.md", "[C01, C02]", "[C01, C99]")
    assert main(["audit", "--pack", str(pack)]) == 2
    assert "pack/content/en/topics/chilblains.md:3: there is no source 'C99'" in capsys.readouterr().out


# What a pack may leave out, and what it may not


def test_words_care_cards_and_numbers_to_call_that_a_pack_does_not_bring_are_the_shipped_ones(pack, library):
    (pack / "content" / "en" / "questions.yaml").unlink()
    found = packs.load_folder(pack, "en")
    assert found.regions == library.regions
    assert found.care_cards == library.care_cards
    assert found.say("app.start_again") == library.say("app.start_again")
    assert found.say("app.name") != library.say("app.name")
    assert not {**found.questions, **found.glossary, **found.cards, **found.cases, **found.drawings}


def test_the_pages_that_every_screen_relies_on_must_be_there(pack):
    (pack / "content" / "en" / "about.md").unlink()
    (pack / "content" / "en" / "topics" / "when-to-get-help.md").unlink()
    found = faults(pack)
    assert "pack/content/en/about.md:1: there is no such file, and every pack needs it" in found
    assert any(fault.startswith("pack/content/en/topics/when-to-get-help.md:1: ") for fault in found)


def test_a_pack_says_in_its_own_words_what_the_shipped_words_say_about_their_subject(pack):
    change(pack / "content" / "en" / "interface.yaml", 'find:\n  title: "Find topics about chilblains"\n', "")
    (fault,) = faults(pack)
    assert fault.startswith("pack/content/en/interface.yaml:1: 'find.title' has no words here")


TITLE = '"Find topics about chilblains"'
WORD_FAULTS = {
    "a slip in a key": ('  name: "', '  nmae: "', "there is no word 'app.nmae'; did you mean 'app.name'?"),
    "a name that nobody fills in": (TITLE, '"Find {who}"', "not filled in there: {who}"),
    "a look inside Python": (TITLE, '"{who.__class__.__mro__}"', "{who.__class__.__mro__}"),
    "a brace that never closes": (TITLE, '"Find {who"', "not filled in there"),
}


@pytest.mark.parametrize(("old", "new", "sentence"), WORD_FAULTS.values(), ids=WORD_FAULTS)
def test_a_word_of_the_screen_that_cannot_be_used_is_told_with_its_line(pack, old: str, new: str, sentence: str):
    change(pack / "content" / "en" / "interface.yaml", old, new)
    found = [fault for fault in faults(pack) if sentence in fault]
    assert found
    assert found[0].startswith("pack/content/en/interface.yaml:")


@pytest.mark.parametrize("name", ["call.__class__", "number", "call", "", "call!r", "call:>999999999"])
def test_warning_signs_name_only_words_of_a_region(pack, name: str):
    change(pack / "content" / "en" / "warnings.yaml", "confused, {call}.", f"confused, {{{name}}}.")
    if name == "call":
        packs.load_folder(pack, "en")
    else:
        assert any("is no word of a region" in fault for fault in faults(pack))


def test_a_source_cannot_take_the_place_of_one_that_the_numbers_to_call_rest_on(pack):
    sources = pack / "content" / "sources.yaml"
    text = sources.read_text(encoding="utf-8")
    sources.write_text(text + text[text.index("C01:") : text.index("C02:")].replace("C01", "N800"), encoding="utf-8")
    (fault,) = faults(pack)
    assert "the shipped numbers to call rest on N800; give your source another id" in fault


# The door


def door(pack: Path, tmp_path: Path) -> str:
    """What the process says of a site with this pack; every reader is its own process, as caches are."""
    site = tmp_path / "site.yaml"
    site.write_text(f'pack: "{pack}"\n', encoding="utf-8")
    code = "from subject import door; print(door.opened().first.library.say('app.name'))"
    settings = os.environ | {"TOPIC_FINDER_SITE": str(site)}
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)
    return run.stdout + run.stderr


def test_a_site_with_a_sound_pack_opens_under_its_name(tmp_path):
    assert door(FEET, tmp_path).strip() == "Looking after feet with diabetes: a topic finder"


def test_a_site_with_a_broken_pack_stays_shut_with_every_reason(pack, tmp_path):
    with (pack / "rules" / "tables" / "rules.csv").open("a", encoding="utf-8") as table:
        table.write("itch-03,chilblains,main,sx_itchy_swelling,loc_fingers_toes,,,again,C01,2026-11-21,\n")
    change(
        pack / "content" / "en" / "topics" / "keeping-warm.md", "Damp cold brings", "You may have damp cold that brings"
    )
    said = door(pack, tmp_path)
    assert "rules.csv:8: 'itch-03': the row is superfluous" in said
    assert "tells the reader what they have" in said


def test_a_pack_whose_tables_and_texts_disagree_stays_outside(pack, tmp_path):
    shutil.copy(pack / "content/en/topics/chilblains.md", pack / "content/en/topics/frost.md")
    assert "content/en/topics/:1: 'frost' has words, but it is not in topics.csv" in door(pack, tmp_path)
