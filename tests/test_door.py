"""The door for newcomers: forms that GitHub accepts, and a workflow that runs what we run."""

import re
from pathlib import Path
from typing import Any

import yaml

from content import Library
from rules.model import READINGS
from views.modes import MODES

ROOT = Path(__file__).parent.parent
GITHUB = ROOT / ".github"
FORMS = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml")}
ASKED = {
    "markdown": {"value"},
    "input": {"label"},
    "textarea": {"label"},
    "dropdown": {"label", "options"},
    "checkboxes": {"label", "options"},
}
"""GitHub's form schema: the kinds of element, and the attributes that each must have."""
ALSO = {"description", "placeholder", "value", "render", "multiple", "default"}


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def texts(part: Any) -> list[Any]:
    """Every value in a form."""
    values = part.values() if isinstance(part, dict) else part if isinstance(part, list) else None
    return [part] if values is None else [text for value in values for text in texts(value)]


def test_github_accepts_every_form():
    """By its page of common validation errors; it shows no form at all where one of these is broken."""
    assert len(list((GITHUB / "ISSUE_TEMPLATE").iterdir())) == len(FORMS) == 3  # a config.yml would forbid blank issues
    for name, form in FORMS.items():
        assert form.keys() == {"name", "description", "labels", "body"}, name
        fields = [element for element in form["body"] if element["type"] != "markdown"]
        for element in form["body"]:
            needs = ASKED[element["type"]]
            assert needs <= element["attributes"].keys() <= needs | ALSO, name
            assert element.keys() <= {"type", "id", "attributes", "validations"}, name
            options = [str(option).lower() for option in element["attributes"].get("options", ["one"])]
            assert options
            assert len(set(options)) == len(options)
            assert "none" not in options
        assert all(re.fullmatch(r"[\w-]+", element["id"]) for element in fields), name
        for marks in ([e["id"] for e in fields], [e["attributes"]["label"] for e in fields]):
            assert marks
            assert len(set(marks)) == len(marks), name
        assert all(text is True or str(text).strip() for text in texts(form)), name
    labels = [label for form in FORMS.values() for label in form["labels"]]
    assert len(labels) == len(set(labels)) == 3


def test_pages_send_people_to_forms_that_there_are_and_a_form_offers_what_there_is(library: Library):
    names = {form["name"].lower() for form in FORMS.values()}
    for path in (*(ROOT / "docs").rglob("*.md"), ROOT / "SECURITY.md", GITHUB / "CONTRIBUTING.md"):
        assert {name.lower() for name in re.findall(r"form\s+\"([^\"]+)\"", read(path))} <= names, path.name
    offered = {name: {str(text).lower() for text in texts(form)} for name, form in FORMS.items()}
    assert set(READINGS) <= offered["new-rule"]
    assert set(MODES) <= offered["bug"]
    assert any(library.say("about.versions").lower() in text for text in offered["wrong-content"])


def test_a_form_asks_for_nothing_about_a_persons_health_and_holds_no_number_to_call():
    for form in FORMS.values():
        last = form["body"][-1]
        assert last["type"] == "checkboxes"
        assert all(option["required"] for option in last["attributes"]["options"])
    for path in (*(GITHUB / "ISSUE_TEMPLATE").iterdir(), *GITHUB.glob("*.md")):
        assert not re.search(r"\b\d{3}\b", read(path)), path.name


def test_the_workflow_runs_what_a_submission_must_pass_with_pinned_actions_and_nothing_else_decides():
    text = read(GITHUB / "workflows" / "ci.yaml")
    workflow = yaml.safe_load(text)
    assert {"push", "pull_request"} <= workflow["on"].keys()
    assert workflow["permissions"] == {"contents": "read"}
    (job,) = workflow["jobs"].values()
    assert [step.get("run") for step in job["steps"]].count(".ci/run") == 1
    assert not re.search(r"pytest|ruff|mypy|pip ", text)
    used = re.findall(r"uses: (.+)", text)
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v[\d.]+", action) for action in used)


def test_whoever_owns_a_path_is_a_name_and_the_path_exists():
    """A made-up owner would look like a promise, so there is none until someone agrees; a line is then held to this."""
    lines = read(GITHUB / "CODEOWNERS").splitlines()
    assert all(re.fullmatch(r"#.*||/\S+( +@[\w/-]+)+", line) for line in lines)
    paths = re.findall(r"^(?:# +)?/(\S+) ", "\n".join(lines), re.MULTILINE)
    assert len(paths) >= 5
    assert not [path for path in paths if not (ROOT / path).exists()]


def test_whoever_hands_in_a_change_is_asked_for_all_that_a_reviewer_needs():
    boxes = re.findall(r"^- \[ \] .+$", read(GITHUB / "PULL_REQUEST_TEMPLATE.md"), re.MULTILINE)
    asked = (".ci/run", "rules prove", "source", "reading age", "Screenshots", "hazard log", "CHANGELOG.md", "signed")
    assert not [word for word in asked if not any(word in box for box in boxes)]
    assert "Nobody may sign as a clinician but a clinician." in " ".join(read(GITHUB / "CONTRIBUTING.md").split())
