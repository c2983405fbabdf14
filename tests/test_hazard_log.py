"""The clinical safety file: a draft that says so, with sums that are right and evidence that exists and is run."""

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "clinical-safety"
PAGES = sorted(path.name for path in FOLDER.iterdir())
DRAFT = "Draft, not signed by a clinical safety officer."
LOG = yaml.safe_load((FOLDER / "hazard-log.yaml").read_text(encoding="utf-8"))
HAZARDS = LOG["hazards"]
FIELDS = (
    *("id", "name", "description", "causes", "effect", "hazard", "harm", "existing_controls", "initial"),
    *("added_controls", "evidence", "residual", "owner", "status", "code_links"),
)
PARTS = ("severity", "likelihood", "risk")
KINDS = ("design", "test", "training", "business_process")
EVIDENCE = re.compile(r"(tests/[\w/]+\.py)::(test_\w+)")
LEFT_OUT = {"skip", "skipif", "xfail", "mutation"}
"""Marks under which a plain run of pytest leaves a test out, or does not mind that it fails."""


def marks(nodes: list[ast.expr]) -> set[str]:
    """The names of marks among decorators or in `pytestmark`."""
    return {part.attr for node in nodes for part in ast.walk(node) if isinstance(part, ast.Attribute)}


def own_tests(path: Path) -> Iterator[tuple[str, set[str]]]:
    """The tests of a file, each with its marks and those of the file."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    assigned = [node for node in body if isinstance(node, ast.Assign)]
    own = [node.value for node in assigned if ast.unparse(node.targets[0]) == "pytestmark"]
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            yield node.name, marks(own + node.decorator_list)


@pytest.fixture(scope="module")
def existing() -> dict[str, set[str]]:
    """Every test of the project as file::name, with its marks."""
    return {
        f"{path.relative_to(ROOT)}::{name}": found
        for path in (ROOT / "tests").rglob("test_*.py")
        for name, found in own_tests(path)
    }


def evidence(hazard) -> list[str]:
    return hazard["evidence"] if isinstance(hazard["evidence"], list) else []


def controls(hazard) -> list[str]:
    return [*hazard["existing_controls"], *(control for kind in KINDS for control in hazard["added_controls"][kind])]


# The log


def test_no_entry_has_gone_and_each_has_the_next_number():
    assert [hazard["id"] for hazard in HAZARDS] == LOG["ids"]
    assert LOG["ids"] == [f"H{number:02}" for number in range(1, len(HAZARDS) + 1)]
    assert len(HAZARDS) >= 40


def test_an_entry_has_every_field_and_no_other():
    for hazard in HAZARDS:
        assert tuple(hazard) == FIELDS, hazard["id"]
        assert tuple(hazard["added_controls"]) == KINDS, hazard["id"]
        assert hazard["status"] in {"open", "transferred", "closed"}, hazard["id"]
        assert all(hazard[field] for field in ("name", "description", "causes", "effect", "hazard", "harm", "owner"))


def test_the_risk_is_what_the_matrix_says():
    for hazard, when in itertools.product(HAZARDS, ("initial", "residual")):
        severity, likelihood, risk = (hazard[when][part] for part in PARTS)
        assert {severity, likelihood} <= set(range(1, 6)), hazard["id"]
        assert risk == LOG["matrix"][likelihood - 1][severity - 1], (hazard["id"], when)


def test_a_control_never_makes_a_hazard_worse_and_nothing_gets_better_by_itself():
    for hazard in HAZARDS:
        assert all(hazard["residual"][part] <= hazard["initial"][part] for part in PARTS), hazard["id"]
        assert hazard["residual"] == hazard["initial"] or any(hazard["added_controls"].values()), hazard["id"]


def test_there_is_a_control_and_a_test_or_the_plain_word_that_there_is_none():
    for hazard in HAZARDS:
        assert controls(hazard), hazard["id"]
        assert evidence(hazard) or hazard["evidence"].startswith("no test"), hazard["id"]


def test_evidence_is_a_test_that_exists_and_is_not_left_out(existing):
    named = [name for hazard in HAZARDS for name in evidence(hazard)]
    assert not [name for name in named if not EVIDENCE.fullmatch(name)]
    assert not [name for name in named if name not in existing]
    assert not [name for name in named if existing[name] & LEFT_OUT]


def test_a_test_that_is_skipped_would_be_noticed(tmp_path):
    file = tmp_path / "test_some.py"
    file.write_text(
        "import pytest\npytestmark = [pytest.mark.mutation]\n"
        "@pytest.mark.skipif(True, reason='')\ndef test_one(): ...\n",
        encoding="utf-8",
    )
    ((name, found),) = own_tests(file)
    assert name == "test_one"
    assert {"mutation", "skipif"} <= found


def test_the_tests_in_a_browser_may_not_be_skipped_where_changes_are_accepted():
    assert any(named.startswith("tests/browser/") for hazard in HAZARDS for named in evidence(hazard))
    assert "REQUIRE_BROWSER=1" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_a_link_into_the_code_leads_somewhere():
    assert all(hazard["code_links"] for hazard in HAZARDS)
    assert not [path for hazard in HAZARDS for path in hazard["code_links"] if not (ROOT / path).exists()]


def test_nobody_is_named_as_having_agreed():
    """Nobody here may sign; whoever signs first changes this test in the same commit."""
    assert LOG["status"] == DRAFT
    owners = {hazard["owner"].partition(";")[0] for hazard in HAZARDS}
    assert owners == {
        "the developers",
        "the site's owner",
        "whoever adds a language",
        "a clinician, still to be found",
    }


# The pages


@pytest.mark.parametrize("page", PAGES)
def test_every_page_begins_by_saying_that_it_is_a_draft(page: str):
    lines = (FOLDER / page).read_text(encoding="utf-8").splitlines()
    assert any(DRAFT in line for line in lines[:3])


@pytest.mark.parametrize("page", PAGES)
def test_every_page_names_only_tests_and_files_that_exist(page: str, existing):
    text = (FOLDER / page).read_text(encoding="utf-8")
    assert not [found.group(0) for found in EVIDENCE.finditer(text) if found.group(0) not in existing]
    links = re.findall(r"\]\(([^)#]+?)(?:#[\w-]+)?\)", text)
    assert not [link for link in links if "://" not in link and not (FOLDER / link).exists()]


def test_the_plan_shows_the_matrix_of_the_log():
    text = (FOLDER / "risk-management-plan.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| [1-5] [a-z ]+ \| (\d) \| (\d) \| (\d) \| (\d) \| (\d) \|$", text, re.MULTILINE)
    assert [list(map(int, row)) for row in rows] == LOG["matrix"][::-1]


def summary(hazard) -> str:
    before, after = (hazard[when]["risk"] for when in ("initial", "residual"))
    tests = len(evidence(hazard)) or "none"
    return f"| {hazard['id']} | {hazard['name']} | {before} | {after} | {tests} | {hazard['owner']} |"


def test_the_report_sums_up_the_log():
    text = (FOLDER / "safety-case-report.md").read_text(encoding="utf-8")
    shown = [line for line in text.splitlines() if re.match(r"\| H\d", line)]
    assert shown == [summary(hazard) for hazard in HAZARDS]
    threes = sum(hazard["residual"]["risk"] >= 3 for hazard in HAZARDS)
    untested = sum(not evidence(hazard) for hazard in HAZARDS)
    assert f"**{threes} of {len(HAZARDS)}** hazards stay at 3" in text
    assert f"**{untested}** have no test" in text
    assert max(hazard["residual"]["risk"] for hazard in HAZARDS) == 3


def test_readme_about_page_and_intended_purpose_say_the_same():
    told = [
        " ".join((ROOT / path).read_text(encoding="utf-8").split()).lower()
        for path in ("README.md", "content/en/about.md", "docs/clinical-safety/intended-purpose.md")
    ]
    for word in ("rank causes", "treatment", "no clinician has reviewed"):
        assert all(word in text for text in told), word
    for text in told:
        assert not re.search(r"\b(certified|approved|clinically validated|medical grade)\b", text)
