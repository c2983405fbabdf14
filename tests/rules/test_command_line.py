"""`python -m rules`, as an author or a script would call it."""

import json
import subprocess
import sys

import pytest

from tests.conftest import TABLES


@pytest.fixture
def command(root):
    def run(*arguments: str, module: str = "rules") -> subprocess.CompletedProcess[str]:
        words = [sys.executable, "-m", module, *arguments]
        return subprocess.run(words, cwd=root, capture_output=True, text=True, check=False)

    return run


def test_a_stiff_painful_shoulder_leads_to_pages_each_with_its_row_and_chest_pain_to_its_sign(command):
    answer = json.loads(
        command("match", "sx_stiff", "sx_pain_moving", "loc_shoulder", "rf_chest_pain", "--json").stdout
    )
    found = {topic["id"]: topic for topic in answer["topics"]}
    assert found["tendon"]["reading"] == "main"
    assert {"id": "places-01", "ticked": ["loc_shoulder"]} in found["tendon"]["rules"]
    both = {"id": "tendon-02", "ticked": ["sx_pain_moving", "sx_stiff", "loc_shoulder"]}
    assert both in found["treatments"]["rules"]
    assert answer["warnings"] == [{"id": "rf_chest_pain", "card": "emergency", "action": "call", "gate": "chest"}]
    assert answer["inert"] == ["sx_pain_moving", "sx_stiff"]


def test_a_tick_or_a_topic_that_there_is_not_ends_with_2_and_near_ids(command):
    run = command("match", "nonsense", "sx_stif")
    assert run.returncode == command("explain", "nonsense").returncode == 2
    assert "there is no tick 'nonsense'; did you mean" in run.stderr
    assert "there is no tick 'sx_stif'; did you mean 'sx_stiff'" in run.stderr
    assert "there is no topic 'nonsense'" in command("explain", "nonsense").stderr
    assert "Traceback" not in run.stderr


def test_broken_tables_end_with_2_and_every_fault(command, tables):
    folder = tables(topics="id,chapter\nheart,\n")
    run = command("--tables", str(folder), "match")
    assert run.returncode == 2
    assert "topics.csv:2: chapter: the cell is empty" in run.stderr
    assert "rules.csv:2: topics: there is no topic 'basics'" in run.stderr


def test_the_audit_counts_rows_and_names_what_leads_nowhere_and_rows_that_no_case_meets(command, tables):
    topics, ticks = TABLES["topics.csv"] + "ghost,places\n", TABLES["ticks.csv"] + "sx_new,symptom,moving,\n"
    folder = tables(topics=topics, ticks=ticks)
    (folder / "cases.csv").write_text("name,ticks\nA,sx_pain; loc_shoulder; bg_older\n", encoding="utf-8")
    run = command("--tables", str(folder), "audit", "--cases", str(folder / "cases.csv"))
    assert run.returncode == 1
    assert "tendon                 1 main   2 more" in run.stdout
    assert "topics.csv:6: no row leads to 'ghost'" in run.stdout
    assert "ticks.csv:8: 'sx_new' alone leads nowhere" in run.stdout
    assert "no case meets the row 'heart-01'" in run.stdout
    assert "no case meets the row 'tendon-01'" not in run.stdout


def test_the_shipped_table_is_proved_and_the_certificate_confirmed_by_a_program_of_its_own(command, tmp_path):
    run = command("prove")
    assert run.returncode == 0
    assert run.stdout.count("PASS") == 9
    assert "that a row is medically right" in run.stdout
    (tmp_path / "certificate.json").write_text(command("prove", "--json").stdout, encoding="utf-8")
    checked = command(str(tmp_path / "certificate.json"), module="rules.check_certificate")
    assert checked.returncode == 0, checked.stdout
    assert "0 claims not confirmed" in checked.stdout


def test_a_broken_promise_ends_with_1_and_a_tick_set(command, tables):
    folder = tables(ticks=TABLES["ticks.csv"] + "sx_new,symptom,moving,\n")
    run = command("prove", str(folder))
    assert run.returncode == 1
    assert "FAIL  law 2" in run.stdout
    assert "ticks.csv:8: 'sx_new' alone leads nowhere. Ticked: sx_new." in run.stdout


def test_why_and_why_not_are_explained(command):
    run = command("explain", "not-bone", "sx_stiff")
    assert "not-bone: not shown" in run.stdout
    assert "one tick away: loc_elbow shows it as main" in run.stdout
    both = command("explain", "not-bone", "sx_stiff", "loc_elbow")
    assert "not-bone: main because of sx_stiff, loc_elbow" in both.stdout


def test_an_edit_is_told_by_its_shortest_tick_set_or_proved_to_change_nothing(command, root, tables):
    assert "proved equal over all tick sets" in command("diff", str(root / "rules" / "tables")).stdout
    old = tables()
    new = old / "new"
    new.mkdir()
    for name, text in TABLES.items():
        kept = [line for line in text.splitlines() if not line.startswith("tendon-01")]
        (new / name).write_text("\n".join(kept) + "\n", encoding="utf-8")
    run = command("diff", str(old), str(new))
    assert run.returncode == 1
    assert "tendon: with loc_shoulder, sx_pain ticked, main becomes more" in run.stdout
    assert "0 of 6 single ticks are answered differently" in run.stdout
    assert "2 of 15 pairs of ticks are answered differently" in run.stdout
    (old / "cases.csv").write_text("name,ticks\nA,sx_pain; loc_shoulder\nB,sx_pain\n", encoding="utf-8")
    named = command("diff", str(old), str(new), "--cases", str(old / "cases.csv")).stdout
    assert "changed case: A: sx_pain; loc_shoulder" in named
    assert "changed case: B" not in named
