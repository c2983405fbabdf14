"""The audit of texts and tables together, as a command."""

import subprocess
import sys


def test_the_command_prints_a_summary_and_ends_with_0(root):
    run = subprocess.run(
        [sys.executable, "-m", "subject", "audit"], cwd=root, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout
    assert "46 topics, 87 cards" in run.stdout


def test_the_command_ends_with_2_for_a_language_that_is_not_there(root):
    run = subprocess.run(
        [sys.executable, "-m", "subject", "audit", "xx"], cwd=root, capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert "there is no such file" in run.stdout
