"""The pages for people say what is so: commands run, paths and tests exist, names and figures are the real ones."""

import ast
import importlib
import json
import re
import tomllib
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from importlib.metadata import distribution
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from streamlit import config

from content import cases, model
from content.pages import NOT_IN_FRONT_MATTER
from rules.model import CARDS, GROUPS, READINGS
from rules.reader import COLUMNS
from server import gate, headers, kiosk
from subject import packs
from subject.site import VARIABLE, Site
from views import language, ways
from views.frame import PAGES
from views.lessons import quiz, steps, tally

ROOT = Path(__file__).parent.parent
DOCS, PACK = ROOT / "docs", ROOT / "docs" / "it-pack"
PAGES_FOR_PEOPLE = sorted(
    {
        *(ROOT / name for name in ("README.md", "SECURITY.md")),
        *ROOT.glob("*/README.md"),
        *DOCS.rglob("*.md"),
        *ROOT.glob(".github/*.md"),
    }
)
"""At the top, in the rooms, in docs/, on GitHub; not the changelog, which tells what was once."""
each_page = pytest.mark.parametrize("page", PAGES_FOR_PEOPLE, ids=lambda page: str(page.relative_to(ROOT)))
ROOMS = [path.parent.name for path in sorted(ROOT.glob("*/__main__.py")) if path.parent.name != "benchmarks"]


@cache
def read(path: Path | str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def rows(page: str, pattern: str) -> list[tuple[str, ...]]:
    """The cells of the rows of a page's tables; `pattern` has a group for each."""
    return re.findall(rf"^\| {pattern} \|", read(page), re.MULTILINE)


# Commands

START = r"(?:[A-Z_]+=\d+ )?(?:\S+/bin/)?((?:python|pytest|streamlit run)"
COMMAND = re.compile(rf"`{START} [^`]+)`|(?:^ *|&& ){START} [^`#&\n]+)", re.MULTILINE)
FILLED = {"OLD_FOLDER": "rules/tables", "TICKS": "sx_stiff", "...": "sx_stiff"}
"""What stands for something that a reader fills in."""
NO_SPANISH_YET = {"python -m subject audit es": 2}


@cache
def commands() -> list[str]:
    """Every command that a page tells, on a line of its own or between backticks; each once."""
    told = (pair for page in PAGES_FOR_PEOPLE for pair in COMMAND.findall(read(page)))
    return list(dict.fromkeys(" ".join("".join(pair).split()) for pair in told))


def beginning(*starts: str) -> list[str]:
    return [command for command in commands() if command.startswith(tuple(f"{start} " for start in starts))]


@pytest.mark.parametrize("command", beginning(*(f"python -m {room}" for room in ROOMS)))
def test_a_command_of_a_room_runs_as_it_is_told(command: str, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    _, _, room, *words = [FILLED.get(word, word) for word in command.split()]
    words = [re.sub(r"^(OUT|DIR|my-pack)(?=/|$)", str(tmp_path / "made"), word) for word in words]
    if "my-pack" in command and "new-pack" not in command:
        packs.write_example(tmp_path / "made")
    # Whoever is asked agrees about a folder of their own; nothing of this repository is accepted by a test.
    monkeypatch.setattr("builtins.input", lambda _: "y" if str(tmp_path) in " ".join(words) else "n")
    assert importlib.import_module(f"{room}.__main__").main(words) == NO_SPANISH_YET.get(command, 0)


def test_the_other_commands_name_scripts_marks_and_options_that_there_are():
    marks = [
        mark for command in commands() if "pytest" in command for mark in re.findall(r"(?<!python) -m (\w+)", command)
    ]
    assert marks
    assert not [mark for mark in marks if f'"{mark}: ' not in read("pyproject.toml")]
    for name, options in re.findall(r"python (?:-m )?(benchmarks\S*|tests\.\S+|docs\S+)(.*)", "\n".join(commands())):
        path = name if name.endswith(".py") else name.replace(".", "/")
        file = next(ROOT / end for end in (path, f"{path}.py", f"{path}/__main__.py") if (ROOT / end).is_file())
        assert all(f'"{option}"' in read(file) for option in re.findall(r"--[\w-]+", options)), name
    for command in beginning("streamlit run app.py"):
        assert set(re.findall(r"--([\w.]+)", command)) <= config.get_config_options().keys()


def arguments(parser: ArgumentParser) -> Iterator[str]:
    """The commands and options of a command line."""
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            yield from action.choices
            yield from chain.from_iterable(map(arguments, action.choices.values()))
        yield from (option for option in action.option_strings if option not in {"-h", "--help"})


@pytest.mark.parametrize("room", ROOMS)
def test_every_command_and_option_that_there_is_is_told_somewhere(room: str):
    told = "\n".join([*commands(), *map(read, PAGES_FOR_PEOPLE)])
    wanted = set(arguments(importlib.import_module(f"{room}.__main__")._parser()))
    assert not [word for word in wanted if (word if word.startswith("--") else f"-m {room} {word}") not in told]


# Links, paths, tests


@cache
def existing_tests() -> dict[str, set[str]]:
    """Every test as file::name, with its marks and those of its file."""
    found = {}
    for path in (ROOT / "tests").rglob("test_*.py"):
        body = ast.parse(read(path)).body
        marked = [part.value for part in body if isinstance(part, ast.Assign)]
        for test in (part for part in body if isinstance(part, ast.FunctionDef) and part.name.startswith("test_")):
            parts = chain.from_iterable(map(ast.walk, [*marked, *test.decorator_list]))
            found[f"{path.relative_to(ROOT)}::{test.name}"] = {p.attr for p in parts if isinstance(p, ast.Attribute)}
    return found


def links_of(page: Path) -> list[tuple[Path, str]]:
    """The files and headings that a page leads to."""
    found = re.findall(r"\]\((?!https?:)([^)#]*)(?:#([\w-]+))?\)", read(page))
    return [((page.parent / path).resolve() if path else page, heading) for path, heading in found]


@each_page
def test_a_page_names_only_files_headings_and_tests_that_there_are(page: Path):
    for path, heading in links_of(page):
        assert path.exists(), path
        anchors = re.findall(r"^#+ (.+)$", read(path), re.MULTILINE) if heading else []
        assert not heading or heading in [re.sub(r"[^\w -]", "", line.lower()).replace(" ", "-") for line in anchors]
    if page.parent.name != "decisions":  # what a decision named may have gone since
        rooms = f"{'|'.join(ROOMS)}|server|views|tests|benchmarks|deploy|docs"
        named = re.findall(rf"(?<![\w/.])(?:(?:{rooms})/[\w/.-]+\.\w+|requirements[\w-]*\.txt|\.ci/run)", read(page))
        assert not [path for path in named if not (ROOT / path).exists() and "/es/" not in path]


def test_a_test_that_is_named_as_evidence_exists_and_a_plain_run_does_not_leave_it_out():
    for page in [*PAGES_FOR_PEOPLE, *DOCS.rglob("*.yaml")]:
        named = re.findall(r"tests/[\w/]+\.py::test_\w+", read(page))
        left_out = {"skip", "skipif", "xfail", "mutation", "soak"}
        assert not [test for test in named if existing_tests().get(test, left_out) & left_out], page
    assert "REQUIRE_BROWSER=1" in read(".ci/run")


def test_every_file_of_the_docs_can_be_reached_from_the_index_and_decisions_stand_there_in_order():
    found, waiting = set(), [DOCS / "README.md"]
    while waiting:
        if (page := waiting.pop()) not in found and page.is_file():
            found.add(page)
            waiting += [path for path, _ in links_of(page)] if page.suffix == ".md" else []
    files = {path for path in DOCS.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert not files - found, "add a line to docs/README.md"
    shown = re.findall(r"^\| \[(\d+)\]\(decisions/(\S+\.md)\)", read("docs/README.md"), re.MULTILINE)
    records = sorted(path.name for path in (DOCS / "decisions").glob("*.md"))
    assert shown == [(str(int(name[:4])), name) for name in records]


def test_the_readmes_folders_exist_and_its_rows_and_proofs_are_the_real_ones(capsys):
    text = read("README.md")
    tree = re.search(r"## What is where\s+```\n(.*?)```", text, re.DOTALL)[1]
    assert not [line for line in tree.splitlines() if not (ROOT / line.split()[0]).exists()]
    shown = re.search(r"```csv\n(.+?)```", text, re.DOTALL)[1].splitlines()
    example = re.search(r"```csv\n\s*(.+?)\n", read("docs/authoring/add-a-rule.md"))[1]
    assert {*shown, example} <= set(read("rules/tables/rules.csv").splitlines())
    told = re.findall(r"^PASS .+$", text, re.MULTILINE)
    assert importlib.import_module("rules.__main__").main(["prove"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert len(told) == 3
    assert set(told) <= set(printed)
    assert f"prints {['seven', 'eight', 'nine', 'ten'][len(printed) - 8]} laws" in text


# Columns, fields, settings, screens


def names(kind: type, *without: str) -> set[str]:
    return {field.name for field in fields(kind)} - {*NOT_IN_FRONT_MATTER, *without}


@pytest.mark.parametrize(
    ("page", "indent", "real"),
    [
        ("content/README.md", "", names(model.Topic)),
        ("docs/authoring/add-a-card.md", "", names(model.Card)),
        ("docs/authoring/add-a-source.md", "  ", {field.name for field in fields(model.Source)} - {"id"}),
        ("site.yaml", "", names(Site, "places")),
    ],
)
def test_an_example_has_the_real_fields_and_no_other(page: str, indent: str, real: set[str]):
    assert set(re.findall(rf"^{indent}([a-z_]+):", read(page), re.MULTILINE)) == real


SMALL_FILES = {
    "ticks.yaml": model.TickWords,
    "warnings.yaml": model.WarningWords,
    "care-cards.yaml": model.CareCard,
    "gate.yaml": model.GateRow,
    "regions.yaml": model.Region,
    "glossary.yaml": model.Term,
    "questions.yaml": model.Question,
    "drawings.yaml": model.Drawing,
    "words.yaml": model.Words,
}


def test_every_field_of_a_small_file_every_choice_and_every_column_is_explained():
    told = dict(rows("docs/authoring/small-files.md", r"`([\w-]+\.yaml)` \|(.+)"))
    assert told.keys() == {path.name for path in (ROOT / "content/en").glob("*.yaml")}
    for name, kind in SMALL_FILES.items():
        assert names(kind, "svg", "marks") <= set(re.findall(r"`(\w+)`", told[name])), name
    assert all(
        choice in read("docs/authoring/add-a-card.md") for choice in (*model.KINDS, *model.STRENGTHS, *model.DIRECTIONS)
    )
    case = read("docs/authoring/write-a-case.md")
    inner = {name for names in cases.GROUPS.values() for name in names}
    assert not [name for name in {*cases.FIELDS, *inner} if f"{name}:" not in case]
    assert not [word for word in (*model.LEVELS, *model.SUBJECTS) if word not in case]
    text = read("rules/README.md")
    columns = [column for columns in COLUMNS.values() for column in columns]
    assert not [file for file in COLUMNS if file not in text]
    assert not [column for column in columns if not re.search(rf"`[^`]*\b{column}\b[^`]*`", text)]


def test_every_setting_and_variable_of_the_environment_that_changes_something_is_explained():
    asked = re.compile(r"environ(?:\.get\(|\[)\"([A-Z_]+)\"|\$\{(TOPIC_FINDER_\w+)")
    files = [*ROOT.glob("*/*.py"), *ROOT.glob("tests/*/*.py"), *(p for p in ROOT.glob("deploy/*/*") if p.is_file())]
    found = {name for file in files for pair in asked.findall(file.read_text("utf-8", "replace")) for name in pair}
    told = "\n".join(map(read, [*PAGES_FOR_PEOPLE, ROOT / "site.yaml"]))
    inner = {"", "MAINPID", "MARKS", "HANDS"}  # systemd's own, and what tests say to processes of theirs
    assert not [name for name in {VARIABLE, *found} - inner if name not in told]
    lines = re.findall(r"^\w+ = .*$", read(".streamlit/config.toml"), re.MULTILINE)
    assert not [line for line in lines if "#" not in line and "Color" not in line]


def test_every_screen_is_explained_under_its_name_and_every_word_that_an_address_can_hold(library):
    shown = rows("docs/pages.md", r"`/([\w-]+)`.*? \| (.+?) \| .+")
    assert tuple(address for address, _ in shown) == tuple(PAGES)
    assert not [name for _, name in shown if name not in library.interface.values()]
    words = {ways.TOPIC, ways.TOPICS, ways.LETTER, ways.CARD, ways.ROW, ways.QUESTION, ways.CASE, ways.MODE}
    words |= {steps.STEP, quiz.QUIZ, quiz.ITEM, tally.TALLY, language.LANGUAGE}
    table = read("docs/pages.md").partition("| word in the address")[2]
    assert set(re.findall(r"`(\w+)=", table)) == words


def test_the_glossary_the_architecture_and_the_tables_speak_of_the_same_words():
    glossary = dict(rows("docs/glossary.md", r"\*\*(.+?)\*\* \| (.+)"))
    section = read("docs/architecture.md").partition("## Words we use")[2]
    assert {word.lower() for word in re.findall(r"\*\*(.+?)\*\*", section)} == glossary.keys()
    assert ", ".join(GROUPS[:3]) in glossary
    assert all(card in glossary["care card"] for card in CARDS)
    assert all(reading in glossary["reading"] for reading in READINGS)


# What an IT officer is told


def test_every_port_address_and_header_is_named_and_no_other():
    ports = "docs/it-pack/ports-and-hosts.md"
    named = {port for pair in re.findall(r"\bTCP (\d+)\b|; (\d+) when", read(ports)) for port in pair if port}
    deployed = [path for path in (ROOT / "deploy").rglob("*") if path.suffix in {".conf", ".yaml", ".service"}]
    text = "\n".join(map(read, [*deployed, "deploy/docker/Dockerfile"]))
    assert named == set(re.findall(r"(?:127\.0\.0\.1:|listen |port |EXPOSE |containerPort: )(\d{2,5})\b", text))
    addresses = {address for row in rows(ports, r"(`/.+?)") for address in row.split("`")[1::2]}
    ours = {"/", "/healthz", "/status", "/ruler", "/help", "/kiosk", "/kiosk/", "/board/", "/codes/"}
    assert addresses == {*ours, *gate.ADDRESSES, *gate.FOLDERS}
    assert ("eight files" in read(ports)) == (len(kiosk.FILES) == 8)
    sent = headers.Headers(app=None, policy="", sorry="").fixed  # type: ignore[arg-type]
    on_pages = {"Cross-Origin-Opener-Policy", "Cache-Control"}
    assert set(rows("docs/it-pack/hardening.md", "`([A-Z][\\w-]+)`")) == {*sent, *on_pages}


def test_settings_to_keep_and_what_a_browser_keeps_are_as_the_pack_says():
    settings = tomllib.loads(read(".streamlit/config.toml"))
    kept = rows("docs/it-pack/hardening.md", r"`(\w+)\.(\w+)` \| `(.+?)`")
    assert len(kept) >= 10
    assert not [row for row in kept if settings[row[0]][row[1]] != json.loads(row[2])]
    scripts = [path for room in ("server", "views") for path in (ROOT / room).rglob("*.js")]
    assert [name for path in scripts for name in re.findall(r"\w+Storage\.setItem\(([^,]+)", read(path))] == ["KEY"]
    assert 'const KEY = "look"' in read("server/assets/look.js")
    assert "one key: `look`" in read("docs/it-pack/data-flow.md")


def test_nobody_and_no_address_is_invented_and_every_question_of_the_form_is_answered_or_it_is_said_plainly_that_not():
    for page in [*PACK.glob("*.md"), ROOT / "SECURITY.md"]:
        assert not re.search(r"[\w.]+@[\w-]+\.\w+|https?://", read(page)), page
    evidence = re.compile(r"\]\([\w./-]+\)|`tests/[\w/]+\.py`")
    plain = re.compile(r"\*\*Not answered\*\*|^(?:None|No|That is not claimed|Begun, not met)\b")
    answers = rows("docs/it-pack/dtac-answers.md", r"([CD]\d[.\d]*) \| .+? \| (.+)")
    assert len(answers) == 42
    assert not [code for code, answer in answers if not evidence.search(answer) and not plain.search(answer)]


def needed(waiting: list[str]) -> Iterator[str]:
    """Packages and all that they need here, each once."""
    seen: set[str] = set()
    while waiting:
        if (name := canonicalize_name(waiting.pop())) not in seen:
            seen.add(name)
            yield name
            asked = map(Requirement, distribution(name).requires or [])
            waiting += [one.name for one in asked if not one.marker or one.marker.evaluate({"extra": ""})]


def test_every_package_of_the_app_is_pinned_and_the_general_public_licence_stays_out():
    pinned = {
        file: re.findall(r"^([\w.-]+)==", read(file), re.MULTILINE) for file in ("requirements.txt", "constraints.txt")
    }
    parts = list(needed(pinned["requirements.txt"]))
    assert "streamlit" in parts
    assert set(parts) <= set(map(canonicalize_name, pinned["constraints.txt"]))
    for name in parts:
        about = distribution(name).metadata
        told = [about["License-Expression"] or about["License"] or "", *(about.get_all("Classifier") or [])]
        named = " ".join(line for line in told if len(line) < 200)
        assert not re.search(r"(?<!L)GPL|(?<!Lesser )General Public License(?!.*OR )", named), name
