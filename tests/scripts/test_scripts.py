"""The scripts by themselves, in Node: what they decide without a page. Node comes with Playwright."""

import json
import random
import re
import subprocess
from itertools import combinations
from pathlib import Path

import pytest

import rules
from tests.running import node
from tests.scenarios.expectations import people

HERE = Path(__file__).parent


@pytest.mark.parametrize("name", sorted(path.name for path in HERE.glob("*.test.js")))
def test_what_a_script_decides_holds(name: str):
    run = subprocess.run(
        [node(), "--test", "--test-reporter=tap", HERE / name], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout
    assert re.search(r"^# pass [1-9]", run.stdout, re.MULTILINE)


def test_the_boards_one_line_agrees_with_python_for_all_singles_all_pairs_and_ten_thousand_sets(rulebook):
    ticks = list(rulebook.ticks)
    chance = random.Random(20261121)
    sets = [(), *((tick,) for tick in ticks), *combinations(ticks, 2)]
    sets += [tuple(chance.sample(ticks, chance.randint(3, 40))) for _ in range(10_000)]
    sets += [tuple(scenario.ticks) for scenario in people()]
    given = json.dumps({"table": rules.compiled(rulebook), "sets": sets})
    run = subprocess.run([node(), HERE / "answer.mjs"], input=given, capture_output=True, text=True, check=True)
    for asked, told in zip(sets, run.stdout.splitlines(), strict=True):
        result = rules.match(rulebook, asked)
        topics = [f"{found.topic} {found.reading}" for found in result.topics]
        line = ", ".join([*topics, *(sign.id for sign in result.warnings)])
        assert json.loads(told) == [line, [list(found.because) for found in result.topics]], asked
    assert len(sets) > 17_000
