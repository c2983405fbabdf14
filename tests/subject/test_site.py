"""The site's settings, and the door that does not open with faults."""

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from subject import site
from subject.site import Site, SiteError
from tests.builders import change
from tests.conftest import second_language


@pytest.fixture
def clinic(tmp_path):
    """Write a clinic's settings and return their path."""

    def write(text: str | bytes):
        path = tmp_path / "clinic.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_a_site_without_a_file_calls_the_local_number_and_the_shipped_file_says_what_is_used_without_it(
    monkeypatch, tmp_path
):
    shipped = site.load(site.SHIPPED)
    assert {name: getattr(shipped, name) for name in shipped.places} == {
        name: getattr(Site(), name) for name in shipped.places
    }
    monkeypatch.delenv(site.VARIABLE, raising=False)
    monkeypatch.setattr(site, "SHIPPED", tmp_path / "site.yaml")
    assert site.load().region == "other"


def test_the_variable_names_another_file_whose_numbers_switches_and_lists_have_their_types(monkeypatch, clinic):
    text = 'region: "uk"\nidle_seconds: "90"\nscreen_inches: "15.6"\nshow_qr: "false"\nlanguages: ["en"]\n'
    monkeypatch.setenv(site.VARIABLE, str(clinic(text)))
    read = site.load()
    assert (read.region, read.safety, read.language) == ("uk", "highlight", "en")
    assert (read.idle_seconds, read.screen_inches, read.show_qr, read.languages) == (90, 15.6, False, ("en",))


FAULTS = {
    'regoin: "uk"': "clinic.yaml:1: there is no setting 'regoin'; did you mean 'region'?",
    'language: "en"': "clinic.yaml:1: there is no setting 'language'; did you mean 'languages'?",
    "region: no": "clinic.yaml:1: 'no' is read as bool, not as text; put it in quotes",
    "idle_seconds: 90": "clinic.yaml:1: '90' is read as int, not as text; put it in quotes",
    'region: ["uk"]': "clinic.yaml:1: region: this is not plain text (whose numbers to call)",
    "uk": 'clinic.yaml:1: the file holds no settings; write one a line, such as region: "uk"',
    'safety: "highligt"': "safety: 'highligt' is not one of highlight, static; did you mean 'highlight'?",
    'mode: "kiosks"': "mode: 'kiosks' is not one of web, kiosk, classroom; did you mean 'kiosk'?",
    'idle_seconds: "5"': "idle_seconds: '5' is not a whole number from 30 to 600 (seconds without a touch",
    'idle_seconds: "601"': "idle_seconds: '601' is not a whole number from 30 to 600",
    'idle_seconds: "60.5"': "idle_seconds: '60.5' is not a whole number from 30 to 600",
    'idle_seconds: "-60"': "idle_seconds: '-60' is not a whole number from 30 to 600",
    'idle_seconds: "٦٠"': "idle_seconds: '٦٠' is not a whole number from 30 to 600",
    'warning_seconds: "10"': "warning_seconds: '10' is not a whole number from 20 to 120",
    'extensions: "9"': "extensions: '9' is not a whole number from 10 to 100",
    'screen_inches: "nan"': "screen_inches: 'nan' is not a number from 5 to 100",
    'show_qr: "yes"': 'show_qr: \'yes\' is neither "true" nor "false"',
    'languages: "en"': 'languages: this is a list, even of one: write it as ["en"]',
    "languages: []": "languages: this list needs at least one name",
    'languages: ["en", "en"]': "languages: this list needs at least one name, and each name once",
    'languages: ["eng"]': "clinic.yaml:1: languages: there are no texts in 'eng'; did you mean 'en'?",
    'address: "topics.example.org"': "address: 'topics.example.org' is not an address such as https://topics",
    'address: "https://a.example/?x=1"': "is not an address such as https://topics.example.org",
    'pack: "nowhere"': "nowhere'",
    f'clinic: "{"x" * 81}"': "is not one line of at most 80 characters",
    '"\\ud83d": "x"': "clinic.yaml:1: ",
    b"\xff\xfe\x00": "clinic.yaml:1: ",
    b"\x00": "clinic.yaml:1: ",
    "- a": "clinic.yaml:1: ",
    "a: [": "clinic.yaml:",
    'mode: "kiosk"\nmode: "web"': "clinic.yaml:2: ",
}


@pytest.mark.parametrize(("text", "sentence"), FAULTS.items())
def test_a_wrong_setting_is_named_in_one_sentence(clinic, text: str | bytes, sentence: str):
    with pytest.raises(SiteError) as caught:
        site.load(clinic(text))
    assert [problem for problem in caught.value.problems if sentence in problem], caught.value.problems
    assert all(re.match(r"clinic\.yaml:[12]: ", problem) for problem in caught.value.problems)


def test_all_faults_are_told_at_once_each_with_its_line(clinic):
    text = 'mode: "kisok"\nidle_seconds: "5"\n\nshow_qr: "maybe"\nlanguages: ["en", "xx"]\nsaftey: "static"\n'
    with pytest.raises(SiteError) as caught:
        site.load(clinic(text))
    assert sorted(problem.split(": ")[0] for problem in caught.value.problems) == [
        f"clinic.yaml:{line}" for line in (1, 2, 4, 5, 6)
    ]


def test_a_folder_of_other_texts_brings_its_own_languages(clinic, tmp_path):
    (tmp_path / "garden" / "content" / "cy").mkdir(parents=True)
    (tmp_path / "garden" / "content" / "cy" / "interface.yaml").write_text("", encoding="utf-8")
    read = site.load(clinic('pack: "garden"\nlanguages: ["cy"]\n'))
    assert read.pack == str(tmp_path / "garden")


def test_twenty_millimetres_are_as_many_pixels_as_the_standards_say_and_large_text_grows_with_the_distance():
    for inches, width, height, pixels in ((24.0, 1080, 1920, 72), (15.6, 1920, 1080, 111), (10.1, 1280, 800, 118)):
        assert Site(screen_inches=inches, screen_width=width, screen_height=height).target_pixels == pixels
    assert [Site(viewing_distance=distance).large_text_pixels for distance in (500, 1000)] == [33, 67]


class Door:
    """A copy of the project whose app.py is imported, as `streamlit run` does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def ran(self, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        run, own = [sys.executable, *words], os.environ | environment
        return subprocess.run(run, cwd=self.folder, capture_output=True, text=True, check=False, env=own)

    def opens(self, settings: str = "") -> str:
        """Return what is said while it opens, with the settings of a clinic or the shipped ones."""
        run = self._knock(settings)
        assert run.returncode == 0, run.stderr
        return run.stderr

    def stays_shut(self, settings: str = "") -> str:
        """Return why it does not open."""
        run = self._knock(settings)
        assert run.returncode == 2
        assert "Traceback" not in run.stderr
        return run.stderr

    def _knock(self, settings: str) -> "subprocess.CompletedProcess[str]":
        (self.folder / "clinic.yaml").write_text(settings, encoding="utf-8")
        return self.ran("-c", "import app", **({site.VARIABLE: "clinic.yaml"} if settings else {}))


@pytest.fixture
def door(copy) -> Door:
    return Door(copy)


def test_a_wrong_region_keeps_the_door_shut_with_a_plain_sentence(door):
    assert "clinic.yaml:1: region: 'ukk' is not one of uk, northern-ireland, us," in door.stays_shut('region: "ukk"\n')
    missing = door.ran("-c", "import app", **{site.VARIABLE: "nowhere.yaml"})
    assert missing.returncode == 2
    assert "nowhere.yaml:1: there is no such file, but TOPIC_FINDER_SITE names it" in missing.stderr


def test_a_wrong_language_is_a_fault_of_the_settings_not_of_the_texts(door):
    said = door.stays_shut('\nlanguages: ["xx"]\n')
    assert said.startswith("clinic.yaml:2: languages: there are no texts in 'xx'\n")
    assert "there is no such file" not in said


def test_two_languages_with_one_name_keep_the_door_shut(door):
    shutil.copytree(door.folder / "content/en", door.folder / "content/de")
    said = door.stays_shut('mode: "kiosk"\nlanguages: ["en", "de"]\n')
    assert "clinic.yaml:2: languages: 'en' and 'de' are both called 'English'; write how each calls itself" in said


def test_the_door_opens_in_two_languages_and_the_faults_of_each_keep_it_shut(door):
    second_language(door.folder / "content")
    settings = 'mode: "kiosk"\nlanguages: ["en", "ar"]\n'
    door.opens(settings)
    (door.folder / "content/ar/topics/tendon.md").unlink()
    said = door.stays_shut(settings)
    assert "'tendon'" in said
    assert "content/en" not in said


def test_faulty_tables_and_texts_keep_the_door_shut_with_all_their_faults(door):
    change(door.folder / "rules/tables/rules.csv", "sx_stiff", "sx_stif")
    change(door.folder / "content/en/topics/tendon.md", "[S002]", "[S999]")
    said = door.stays_shut()
    assert "symptoms: there is no tick 'sx_stif'; did you mean 'sx_stiff'?" in said
    assert "there is no source 'S999'" in said


def test_a_sign_that_moved_to_another_card_keeps_the_door_shut_until_somebody_accepts_that(door):
    door.opens()
    change(door.folder / "rules/tables/warnings.csv", "rf_chest_pain,emergency,call,", "rf_chest_pain,urgent,,")
    assert (
        "warnings.csv:2: 'rf_chest_pain' stood on the emergency card and now stands on the urgent card, "
        "asked for 'call' and now asks for nothing; nobody has accepted that. "
        "To see all that changed, and to accept what was meant: python -m rules accept\n"
    ) in door.stays_shut()
    door.ran("-m", "rules", "accept", "--yes")
    door.opens()


def test_a_column_sorted_alone_keeps_the_door_shut_and_is_called_by_its_name(door):
    table = door.folder / "rules/tables/warnings.csv"
    header, *rows = csv.reader(table.read_text(encoding="utf-8").splitlines())
    cards = sorted((row[1] for row in rows), reverse=True)
    lines = [header, *([row[0], card, *row[2:]] for row, card in zip(rows, cards, strict=True))]
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(lines)
    shut = "of the column 'card' changed and no other column, as if it had been sorted alone\n"
    assert shut in door.stays_shut()


def test_a_broken_law_keeps_the_door_shut_though_the_table_was_accepted(door):
    with (door.folder / "rules/tables/rules.csv").open("a", encoding="utf-8") as table:
        table.write("tendon-99,tendon,main,sx_stiff,loc_shoulder,,,said twice,S002,2026-11-21,\n")
    door.ran("-m", "rules", "accept", "--yes")
    said = door.stays_shut()
    assert "'tendon-99': the row is superfluous: 'places-01' (line " in said
    assert "nobody has accepted that" not in said


def test_our_own_tables_without_what_was_accepted_keep_the_door_shut_and_so_does_a_page_that_no_table_knows(door):
    topics, accepted = door.folder / "content/en/topics", door.folder / "rules/tables-accepted"
    shutil.copy(topics / "tendon.md", topics / "extra.md")
    assert "content/en/topics/:1: 'extra' has words, but it is not in topics.csv" in door.stays_shut()
    shutil.rmtree(accepted)
    assert "rules/tables/:1: nobody has accepted these tables" in door.stays_shut()


def test_a_pack_is_held_against_what_was_accepted_of_it_and_says_so_where_nobody_ever_did(door):
    shutil.copytree(door.folder / "subject/new_pack", door.folder / "pack")
    settings, tables = 'pack: "pack"\n', door.folder / "pack/rules/tables"
    said = door.opens(settings)
    assert "nobody has accepted these tables, so a column sorted alone is not noticed; look at them" in said
    assert f"and run: python -m rules --tables {tables} accept\n" in said
    door.ran("-m", "rules", "--tables", str(tables), "accept", "--yes")
    assert "accepted" not in door.opens(settings)
    change(tables / "rules.csv", ",C01,", ",C02,")
    assert "rested on 'C01' and now rests on 'C02'" in door.stays_shut(settings)
