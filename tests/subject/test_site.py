"""The site's settings, and the door that does not open with faults."""

import csv
import os
import shutil
import subprocess
import sys

import pytest

from subject import site
from subject.site import Site, SiteError
from tests.conftest import second_language


@pytest.fixture
def clinic(tmp_path):
    """Write a clinic's settings and return their path."""

    def write(text: str):
        path = tmp_path / "clinic.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_site_without_a_file_calls_the_local_number(monkeypatch, tmp_path):
    monkeypatch.delenv(site.VARIABLE, raising=False)
    monkeypatch.setattr(site, "SHIPPED", tmp_path / "site.yaml")
    assert site.load().region == "other"


def test_the_shipped_file_says_what_is_used_without_it():
    shipped = site.load(site.SHIPPED)
    assert {name: getattr(shipped, name) for name in shipped.places} == {
        name: getattr(Site(), name) for name in shipped.places
    }


def test_the_variable_names_another_file(monkeypatch, clinic):
    monkeypatch.setenv(site.VARIABLE, str(clinic('region: "uk"\n')))
    assert site.load().region == "uk"
    assert site.load().safety == "highlight"


def test_numbers_switches_and_lists_have_their_types(clinic):
    read = site.load(clinic('idle_seconds: "90"\nscreen_inches: "15.6"\nshow_qr: "false"\nlanguages: ["en"]\n'))
    assert (read.idle_seconds, read.screen_inches, read.show_qr, read.languages) == (90, 15.6, False, ("en",))
    assert read.language == "en"


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
}


@pytest.mark.parametrize(("text", "sentence"), FAULTS.items())
def test_a_wrong_setting_is_named_in_one_sentence(clinic, text: str, sentence: str):
    with pytest.raises(SiteError) as caught:
        site.load(clinic(f"{text}\n"))
    assert [problem for problem in caught.value.problems if sentence in problem], caught.value.problems
    assert all(problem.startswith("clinic.yaml:1: ") for problem in caught.value.problems)


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


SCREENS = {(24.0, 1080, 1920): 72, (15.6, 1920, 1080): 111, (10.1, 1280, 800): 118}


@pytest.mark.parametrize(("screen", "pixels"), SCREENS.items())
def test_twenty_millimetres_are_as_many_pixels_as_the_standards_say(screen, pixels: int):
    inches, width, height = screen
    assert Site(screen_inches=inches, screen_width=width, screen_height=height).target_pixels == pixels


def test_large_text_grows_with_the_distance():
    near, far = Site(viewing_distance=500), Site(viewing_distance=1000)
    assert near.large_text_pixels == 33
    assert far.large_text_pixels == 67


@pytest.fixture
def door(copy):
    """Import app.py in a copy of the project, as `streamlit run` does, and return how that ended."""

    def knock(**environment: str) -> subprocess.CompletedProcess[str]:
        run = [sys.executable, "-c", "import app; print('open')"]
        return subprocess.run(
            run, cwd=copy, capture_output=True, text=True, check=False, env={**os.environ, **environment}
        )

    knock.folder = copy
    return knock


def test_the_door_opens_with_sound_files(door):
    run = door()
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip().endswith("open")


def test_a_wrong_region_keeps_the_door_shut_with_a_plain_sentence(door):
    (door.folder / "clinic.yaml").write_text('region: "ukk"\n', encoding="utf-8")
    run = door(TOPIC_FINDER_SITE="clinic.yaml")
    assert run.returncode == 2
    assert "clinic.yaml:1: region: 'ukk' is not one of uk, northern-ireland, us," in run.stderr
    assert "did you mean 'uk'?" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_wrong_language_is_a_fault_of_the_settings_not_of_the_texts(door):
    (door.folder / "clinic.yaml").write_text('\nlanguages: ["xx"]\n', encoding="utf-8")
    run = door(TOPIC_FINDER_SITE="clinic.yaml")
    assert run.returncode == 2
    assert run.stderr.startswith("clinic.yaml:2: languages: there are no texts in 'xx'\n")
    assert "there is no such file" not in run.stderr


def test_two_languages_with_one_name_keep_the_door_shut(door):
    shutil.copytree(door.folder / "content/en", door.folder / "content/de")
    (door.folder / "clinic.yaml").write_text('mode: "kiosk"\nlanguages: ["en", "de"]\n', encoding="utf-8")
    run = door(TOPIC_FINDER_SITE="clinic.yaml")
    assert run.returncode == 2
    assert (
        "clinic.yaml:2: languages: 'en' and 'de' are both called 'English'; write how each calls itself" in run.stderr
    )


def test_the_door_opens_in_two_languages_and_the_faults_of_each_keep_it_shut(door):
    second_language(door.folder / "content")
    (door.folder / "clinic.yaml").write_text('mode: "kiosk"\nlanguages: ["en", "ar"]\n', encoding="utf-8")
    run = door(TOPIC_FINDER_SITE="clinic.yaml")
    assert run.returncode == 0, run.stderr
    (door.folder / "content/ar/topics/tendon.md").unlink()
    run = door(TOPIC_FINDER_SITE="clinic.yaml")
    assert run.returncode == 2
    assert "'tendon'" in run.stderr
    assert "content/en" not in run.stderr


def test_a_file_that_is_not_there_keeps_the_door_shut(door):
    run = door(TOPIC_FINDER_SITE="nowhere.yaml")
    assert run.returncode == 2
    assert "nowhere.yaml:1: there is no such file, but TOPIC_FINDER_SITE names it" in run.stderr


def test_faulty_tables_and_texts_keep_the_door_shut_with_all_their_faults(door):
    table = door.folder / "rules/tables/rules.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("sx_stiff", "sx_stif", 1), encoding="utf-8")
    topic = door.folder / "content/en/topics/tendon.md"
    topic.write_text(topic.read_text(encoding="utf-8").replace("[S002]", "[S999]", 1), encoding="utf-8")
    run = door()
    assert run.returncode == 2
    assert "symptoms: there is no tick 'sx_stif'; did you mean 'sx_stiff'?" in run.stderr
    assert "there is no source 'S999'" in run.stderr
    assert "Traceback" not in run.stderr


def accept(door) -> None:
    run = [sys.executable, "-m", "rules", "accept", "--yes"]
    subprocess.run(run, cwd=door.folder, capture_output=True, text=True, check=True)


def test_a_sign_that_moved_to_another_card_keeps_the_door_shut_until_somebody_accepts_that(door):
    table = door.folder / "rules/tables/warnings.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("rf_chest_pain,emergency,call,", "rf_chest_pain,urgent,,"), encoding="utf-8")
    run = door()
    assert run.returncode == 2
    assert (
        "warnings.csv:2: 'rf_chest_pain' stood on the emergency card and now stands on the urgent card, "
        "asked for 'call' and now asks for nothing; nobody has accepted that. "
        "To see all that changed, and to accept what was meant: python -m rules accept\n"
    ) in run.stderr
    accept(door)
    assert door().returncode == 0


def test_a_column_sorted_alone_keeps_the_door_shut_and_is_called_by_its_name(door):
    table = door.folder / "rules/tables/warnings.csv"
    header, *rows = csv.reader(table.read_text(encoding="utf-8").splitlines())
    cards = sorted((row[1] for row in rows), reverse=True)
    lines = [header, *([row[0], card, *row[2:]] for row, card in zip(rows, cards, strict=True))]
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(lines)
    run = door()
    assert run.returncode == 2
    assert "of the column 'card' changed and no other column, as if it had been sorted alone\n" in run.stderr


def test_a_broken_law_keeps_the_door_shut_though_the_table_was_accepted(door):
    with (door.folder / "rules/tables/rules.csv").open("a", encoding="utf-8") as table:
        table.write("tendon-99,tendon,main,sx_stiff,loc_shoulder,,,said twice,S002,2026-11-21,\n")
    accept(door)
    run = door()
    assert run.returncode == 2
    assert "'tendon-99': the row is superfluous: 'places-01' (line " in run.stderr
    assert "nobody has accepted that" not in run.stderr


def test_our_own_tables_without_what_was_accepted_keep_the_door_shut(door):
    shutil.rmtree(door.folder / "rules/tables-accepted")
    run = door()
    assert run.returncode == 2
    assert "rules/tables/:1: nobody has accepted these tables" in run.stderr


def test_a_pack_is_held_against_what_was_accepted_of_it_and_says_so_where_nobody_ever_did(door):
    shutil.copytree(door.folder / "subject/new_pack", door.folder / "pack")
    (door.folder / "clinic.yaml").write_text('pack: "pack"\n', encoding="utf-8")
    tables = door.folder / "pack/rules/tables"
    run = door(TOPIC_FINDER_SITE="clinic.yaml")
    assert run.returncode == 0
    assert "nobody has accepted these tables, so a column sorted alone is not noticed; look at them" in run.stderr
    assert f"and run: python -m rules --tables {tables} accept\n" in run.stderr
    command = [sys.executable, "-m", "rules", "--tables", str(tables), "accept", "--yes"]
    subprocess.run(command, cwd=door.folder, capture_output=True, check=True)
    run = door(TOPIC_FINDER_SITE="clinic.yaml")
    assert run.returncode == 0
    assert "accepted" not in run.stderr
    rules = tables / "rules.csv"
    rules.write_text(rules.read_text(encoding="utf-8").replace(",C01,", ",C02,", 1), encoding="utf-8")
    run = door(TOPIC_FINDER_SITE="clinic.yaml")
    assert run.returncode == 2
    assert "rested on 'C01' and now rests on 'C02'" in run.stderr


def test_a_page_that_no_table_knows_keeps_the_door_shut(door):
    topics = door.folder / "content/en/topics"
    (topics / "extra.md").write_text((topics / "tendon.md").read_text(encoding="utf-8"), encoding="utf-8")
    run = door()
    assert run.returncode == 2
    assert "content/en/topics/:1: 'extra' has words, but it is not in topics.csv" in run.stderr
