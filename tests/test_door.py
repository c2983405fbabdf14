"""The door for newcomers: forms that GitHub accepts, a workflow that runs what we run, an index to all pages."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from content import Library
from rules.model import CARDS, GROUPS, READINGS
from views.modes import MODES

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
GITHUB = ROOT / ".github"
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").iterdir())
INDEX = DOCS / "README.md"
CONTRIBUTING = GITHUB / "CONTRIBUTING.md"
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([\w-]+))?\)")

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


def form(path: Path) -> dict[str, Any]:
    return yaml.safe_load(read(path))


def links(page: Path) -> list[tuple[Path, str]]:
    """The files and headings that a page leads to, outside addresses left out."""
    found = LINK.findall(read(page))
    return [((page.parent / path).resolve() if path else page, heading) for path, heading in found]


def headings(page: Path) -> set[str]:
    """The anchors that GitHub gives to the headings of a page."""
    titles = re.findall(r"^#+ (.+)$", read(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


# Issue forms


def texts(part: Any) -> list[Any]:
    """Every value in a form that is shown as text or names something."""
    if isinstance(part, dict):
        return [text for value in part.values() for text in texts(value)]
    return [text for value in part for text in texts(value)] if isinstance(part, list) else [part]


def element_faults(element: dict[str, Any]) -> list[str]:
    """What GitHub would refuse in one element."""
    kind, attributes = element.get("type", "none"), element.get("attributes", {})
    if kind not in ASKED:
        return [f"{kind} is not a valid input type"]
    faults = [f"{kind}: {name} is missing" for name in sorted(ASKED[kind] - attributes.keys())]
    extra = (attributes.keys() - ASKED[kind] - ALSO) | (element.keys() - {"type", "id", "attributes", "validations"})
    faults += [f"{kind}: {name} is not permitted" for name in sorted(extra)]
    options = [str(option) for option in attributes.get("options", ["one"])]
    if not options or len(set(options)) < len(options) or "none" in {option.lower() for option in options}:
        faults.append(f"{kind}: options must be there, differ, and not be the word none")
    if kind != "markdown" and not re.fullmatch(r"[\w-]+", element.get("id", "")):
        faults.append(f"{kind}: id is missing or has a letter that is not permitted")
    return faults


def faults(shape: dict[str, Any]) -> list[str]:
    """What GitHub would refuse in a form, by its page of common validation errors."""
    found = [f"{key} is missing" for key in ("name", "description", "body") if not shape.get(key)]
    body = shape.get("body") or []
    found += [f"{key} is not permitted" for key in sorted(shape.keys() - {"name", "description", "labels", "body"})]
    found += [fault for element in body for fault in element_faults(element)]
    for what in ("id", "label"):
        named = [element.get(what) or element.get("attributes", {}).get(what) for element in body]
        named = [name for name in named if name]
        found += [f"{what} {name} is there twice" for name in sorted({n for n in named if named.count(n) > 1})]
    if not any(element.get("type") != "markdown" for element in body):
        found.append("body must contain a field")
    shown = [text for text in texts(shape) if not isinstance(text, bool)]
    found += ["a text is empty or not text" for text in shown if not isinstance(text, str) or not text.strip()]
    return found


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_github_accepts_every_form(path: Path):
    assert path.suffix == ".yml"
    assert not faults(form(path))


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"name": ""}, "name is missing"),
        ({"body": []}, "body is missing"),
        ({"asked": "x"}, "asked is not permitted"),
        ({"body": [{"type": "markdown", "attributes": {"value": "x"}}]}, "body must contain a field"),
        ({"body": [{"type": "text", "id": "a", "attributes": {"label": "A"}}]}, "text is not a valid input type"),
        ({"body": [{"type": "input", "id": "a"}]}, "input: label is missing"),
        ({"body": [{"type": "input", "attributes": {"label": "A"}}]}, "input: id is missing or has a letter that is "),
        ({"body": [{"type": "input", "id": "a", "attributes": {"label": "A"}}] * 2}, "id a is there twice"),
        ({"body": [{"type": "dropdown", "id": "a", "attributes": {"label": "A", "options": ["None"]}}]}, "dropdown: "),
        ({"body": [{"type": "input", "id": "a", "attributes": {"label": " "}}]}, "a text is empty"),
    ],
)
def test_a_form_that_github_would_refuse_is_noticed(wrong: dict[str, Any], fault: str):
    assert any(found.startswith(fault) for found in faults(form(FORMS[0]) | wrong))


def test_there_are_the_three_forms_that_other_pages_send_people_to():
    assert {form(path)["name"] for path in FORMS} == {"Wrong content", "New rule", "Bug"}
    for path in (*DOCS.rglob("*.md"), ROOT / "SECURITY.md", CONTRIBUTING):
        asked = re.findall(r"form\s+\"([^\"]+)\"", read(path))
        assert {name.lower() for name in asked} <= {form(found)["name"].lower() for found in FORMS}, path.name


def test_a_label_belongs_to_one_form_alone():
    labels = [label for path in FORMS for label in form(path)["labels"]]
    assert len(labels) == len(FORMS) == len(set(labels))


def test_what_a_form_offers_is_what_there_is(library: Library):
    offered = {path.stem: {str(text).lower() for text in texts(form(path))} for path in FORMS}
    assert set(READINGS) <= offered["new-rule"]
    assert set(MODES) <= offered["bug"]
    assert any(library.say("about.versions").lower() in text for text in offered["wrong-content"])


def test_a_form_asks_for_nothing_about_a_persons_health_and_holds_no_number_to_call():
    for path in FORMS:
        last = form(path)["body"][-1]
        assert last["type"] == "checkboxes"
        assert all(option["required"] for option in last["attributes"]["options"])
    for path in (*FORMS, CONTRIBUTING, GITHUB / "PULL_REQUEST_TEMPLATE.md"):
        assert not re.search(r"\b\d{3}\b", read(path)), path.name


def test_an_issue_can_be_opened_without_a_form_because_security_asks_for_that():
    assert "open an issue that says only" in " ".join(read(ROOT / "SECURITY.md").split())
    assert not {path.name for path in FORMS} & {"config.yml", "config.yaml"}  # without one GitHub allows blank issues


# What runs and who is asked


def test_the_workflow_runs_what_a_submission_must_pass_and_nothing_else_decides():
    workflow = yaml.safe_load(read(GITHUB / "workflows" / "ci.yaml"))
    assert {"push", "pull_request"} <= workflow["on"].keys()
    assert workflow["permissions"] == {"contents": "read"}
    (job,) = workflow["jobs"].values()
    assert [step.get("run") for step in job["steps"]].count(".ci/run") == 1
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert not re.search(r"pytest|ruff|mypy|pip ", read(GITHUB / "workflows" / "ci.yaml"))


def test_an_action_of_others_is_pinned_to_one_commit():
    for used in re.findall(r"uses: (.+)", read(GITHUB / "workflows" / "ci.yaml")):
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v[\d.]+", used)


def test_whoever_owns_a_path_is_a_name_and_the_path_exists():
    """A made-up owner would look like a promise, so there is none until someone agrees; a line is then held to this."""
    lines = read(GITHUB / "CODEOWNERS").splitlines()
    for line in lines:
        assert re.fullmatch(r"#.*||/\S+( +@[\w/-]+)+", line), line
    paths = re.findall(r"^(?:# +)?/(\S+) ", "\n".join(lines), re.MULTILINE)
    assert len(paths) >= 5
    assert not [path for path in paths if not (ROOT / path).exists()]


def test_whoever_hands_in_a_change_is_asked_for_all_that_a_reviewer_needs():
    text = read(GITHUB / "PULL_REQUEST_TEMPLATE.md")
    asked = (".ci/run", "rules prove", "source", "reading age", "Screenshots", "hazard log", "CHANGELOG.md", "signed")
    boxes = [line for line in text.splitlines() if line.startswith("- [ ] ")]
    assert not [word for word in asked if not any(word in box for box in boxes)]
    assert "**Impacted topics**" in text


def test_contributors_are_told_what_may_never_be_done_and_which_commands_exist():
    text = " ".join(read(CONTRIBUTING).split())
    assert "Nobody may sign as a clinician but a clinician." in text
    assert "**needs its reason in the commit message**" in text
    assert len(read(CONTRIBUTING).splitlines()) <= 90
    for room in re.findall(r"`python -m (\w+) \w+`", text):
        assert (ROOT / room / "__main__.py").exists(), room
    for path in re.findall(r"`((?:content|views|tests)/[\w/.]+\.\w+)`", text):
        assert (ROOT / path).exists(), path


def test_the_test_command_stands_in_the_readme_alone():
    for page in (INDEX, CONTRIBUTING):
        assert "pip install" not in read(page)
        assert "streamlit run" not in read(page)


# The index and the words


@pytest.mark.parametrize("page", [INDEX, CONTRIBUTING, DOCS / "glossary.md"], ids=lambda page: page.name)
def test_every_link_leads_to_a_file_and_to_a_heading_in_it(page: Path):
    assert links(page)
    for path, heading in links(page):
        assert path.exists(), path
        assert not heading or heading in headings(path), f"{path.name}#{heading}"


def reachable(start: Path) -> set[Path]:
    """Every file that links lead to, from page to page."""
    found, waiting = set(), [start]
    while waiting:
        page = waiting.pop()
        if page in found or not page.is_file():
            continue
        found.add(page)
        waiting += [path for path, _ in links(page)] if page.suffix == ".md" else []
    return found


def test_every_file_of_the_docs_can_be_reached_from_the_index():
    files = {path for path in DOCS.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    lost = sorted(str(path.relative_to(ROOT)) for path in files - reachable(INDEX))
    assert not lost, "add a line to docs/README.md"


def test_every_decision_stands_in_the_index_in_order():
    shown = re.findall(r"^\| \[(\d+)\]\(decisions/(\S+\.md)\)", read(INDEX), re.MULTILINE)
    records = sorted(path.name for path in (DOCS / "decisions").glob("*.md"))
    assert [name for _, name in shown] == records
    assert [int(number) for number, _ in shown] == [int(name[:4]) for name in records]


def glossary() -> dict[str, str]:
    return dict(re.findall(r"^\| \*\*(.+?)\*\* \| (.+) \|$", read(DOCS / "glossary.md"), re.MULTILINE))


def test_the_glossary_holds_ten_words_and_a_sentence_for_each():
    assert len(glossary()) == 10
    for word, meaning in glossary().items():
        assert re.fullmatch(r"[A-Z](?:[^.]|\.csv)+\.", meaning), word
        assert len(meaning.split()) <= 25, word


def test_the_glossary_and_the_architecture_speak_of_the_same_words():
    section = read(DOCS / "architecture.md").partition("## Words we use")[2]
    assert {word.lower() for word in re.findall(r"\*\*(.+?)\*\*", section)} == glossary().keys()


def test_the_glossary_names_the_groups_the_cards_and_the_readings_of_the_tables():
    words = glossary()
    assert tuple(next(word for word in words if "," in word).split(", ")) == GROUPS[:3]
    assert GROUPS[3:] == ("warning",)
    assert all(card in words["care card"] for card in CARDS)
    assert all(reading in words["reading"] for reading in READINGS)
