"""The site's settings, and the door that does not open with faults."""

import os
import shutil
import subprocess
import sys

import pytest

from views import site
from views.site import SiteError


def test_a_site_without_a_file_calls_the_local_number(monkeypatch, tmp_path):
    monkeypatch.delenv(site.VARIABLE, raising=False)
    monkeypatch.setattr(site, "SHIPPED", tmp_path / "site.yaml")
    assert site.load().region == "other"


def test_the_variable_names_another_file(monkeypatch, tmp_path):
    path = tmp_path / "clinic.yaml"
    path.write_text('region: "uk"\n', encoding="utf-8")
    monkeypatch.setenv(site.VARIABLE, str(path))
    assert site.load().region == "uk"
    assert site.load().safety == "highlight"


FAULTS = {
    'regoin: "uk"': "clinic.yaml:1: there is no setting 'regoin'; did you mean 'region'?",
    "region: no": "clinic.yaml:1: 'no' is read as bool, not as text; put it in quotes",
    'region: ["uk"]': "clinic.yaml:1: 'region' is not plain text",
    "uk": 'clinic.yaml:1: the file holds no settings; write one a line, such as region: "uk"',
}


@pytest.mark.parametrize(("text", "sentence"), FAULTS.items())
def test_a_wrong_setting_is_named_in_one_sentence(tmp_path, text: str, sentence: str):
    path = tmp_path / "clinic.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SiteError) as caught:
        site.load(path)
    assert sentence in caught.value.problems


@pytest.fixture
def door(root, tmp_path):
    """Import app.py in a copy of the project, as `streamlit run` does, and return how that ended."""
    for name in ("app.py", "site.yaml"):
        shutil.copy(root / name, tmp_path / name)
    for name in ("rules", "content", "views", ".streamlit"):
        shutil.copytree(root / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))

    def knock(**environment: str) -> subprocess.CompletedProcess[str]:
        run = [sys.executable, "-c", "import app; print('open')"]
        return subprocess.run(
            run, cwd=tmp_path, capture_output=True, text=True, check=False, env={**os.environ, **environment}
        )

    knock.folder = tmp_path
    return knock


def test_the_door_opens_with_sound_files(door):
    run = door()
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip().endswith("open")


def test_a_wrong_region_keeps_the_door_shut_with_a_plain_sentence(door):
    (door.folder / "clinic.yaml").write_text('region: "ukk"\n', encoding="utf-8")
    run = door(TOPIC_FINDER_SITE="clinic.yaml")
    assert run.returncode == 2
    assert "clinic.yaml:1: region: 'ukk' is not one of uk, us," in run.stderr
    assert "did you mean 'uk'?" in run.stderr
    assert "Traceback" not in run.stderr


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


def test_a_page_that_no_table_knows_keeps_the_door_shut(door):
    topics = door.folder / "content/en/topics"
    (topics / "extra.md").write_text((topics / "tendon.md").read_text(encoding="utf-8"), encoding="utf-8")
    run = door()
    assert run.returncode == 2
    assert "content/en/topics/:1: 'extra' has words, but it is not in topics.csv" in run.stderr
