"""The pages for people speak of the real commands, columns, fields, settings and screens, and the commands run."""

import re
import subprocess
import sys
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import cache
from itertools import chain, pairwise
from pathlib import Path

import pytest

import classroom.__main__
import press.__main__
import rules.__main__
import subject.__main__
from content.model import (
    DIRECTIONS,
    KINDS,
    STRENGTHS,
    Card,
    CareCard,
    Drawing,
    GateRow,
    Question,
    Region,
    Source,
    Term,
    TickWords,
    Topic,
    WarningWords,
    Words,
)
from content.pages import NOT_IN_FRONT_MATTER
from rules.reader import COLUMNS
from server import PAGES
from subject import packs
from subject.site import VARIABLE, Site
from tests.documented import ROOT, Command, commands, pages
from tests.server.conftest import served
from views import language
from views.components import links
from views.lessons import quiz, steps, tally

GUIDES = sorted(path.stem for path in (ROOT / "docs" / "authoring").glob("*.md"))


def read(root, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


@cache
def everything() -> str:
    """All pages for people, and the settings, which explain themselves."""
    return "\n".join(path.read_text(encoding="utf-8") for path in [*pages(), ROOT / "site.yaml"])


# Commands

NOT_RUN = {
    "python3 -m venv": "installs packages; .ci/run runs the README's own in a clean copy",
    "python3 -m pip": "asks an index for packages",
    "pip": "the same",
    "sudo": "changes the machine; tests/deploy tries what it can of that",
    "apt-get": "asks Debian's mirror",
    "systemctl": "asks a kiosk's units",
    "journalctl": "the same",
    "kubectl": "asks a cluster",
    "python docs/it-pack/lists.py": "needs tools in an environment of its own",
    "python3 -c": "asks a running kiosk",
    ".ci/run": "runs these tests",
}
"""How commands begin that are not run here, and why. The files that they name have to be there all the same."""

STANDS_FOR = {"OLD_FOLDER": "rules/tables", "TICKS": "sx_stiff", "...": "sx_stiff", "<room>": "rules", "FOLDER": "."}
"""What a reader fills in."""
WRITTEN = ("OUT", "DIR", "my-pack")
"""Folders that a reader chooses."""

ENDS_WITH = {} if (ROOT / "content" / "es").exists() else {"python -m subject audit es": 2}
"""Commands that end otherwise than with 0: the guide to translating asks for a language that may not be there yet."""
MAINS = {
    room.__name__.partition(".")[0]: room.main
    for room in (rules.__main__, subject.__main__, press.__main__, classroom.__main__)
}


def why_not(command: Command) -> str:
    """The words under which a command is not run."""
    line = " ".join(command.words)
    return next((start for start in NOT_RUN if f"{line} ".startswith(f"{start} ")), "")


def of(kind: Callable[[Command], bool]) -> list[Command]:
    """Return the commands of one kind, those with the same line once."""
    found = {command.line.replace(".venv/bin/", ""): command for command in commands() if kind(command)}
    return list(found.values())


def is_room(command: Command) -> bool:
    return command.words[:2] == ["python", "-m"] and command.words[2:3] and command.words[2] in MAINS


def is_pytest(command: Command) -> bool:
    return command.words[0] == "pytest" or command.words[:3] == ["python", "-m", "pytest"]


def is_script(command: Command) -> bool:
    words = command.words
    is_file = words[0] in {"python", "PEERS"} and len(words) > 1 and words[1].endswith(".py")
    is_module = words[1:2] == ["-m"] and words[2].startswith(("benchmarks", "tests.reliability"))
    return (is_file or is_module) and not why_not(command)


def is_app(command: Command) -> bool:
    return command.words[0] == "streamlit"


def filled(words: list[str], folder: Path) -> list[str]:
    """Return the words with what a reader would fill in; a pack that a command reads is written first."""
    if "new-pack" not in words and any(word.startswith("my-pack") for word in words):
        packs.write_example(folder / "my-pack")
    for name in WRITTEN:
        words = [re.sub(rf"^{name}(?=/|$)", str(folder / name), word) for word in words]
    return [STANDS_FOR.get(word, word) for word in words]


@pytest.mark.parametrize("command", of(is_room), ids=lambda command: command.line)
def test_a_command_of_the_rules_and_the_texts_runs_as_it_is_told(command: Command, tmp_path, root, monkeypatch):
    monkeypatch.chdir(root)
    words = filled(command.words, tmp_path)
    # Whoever is asked agrees about a folder of their own; nothing of this repository is accepted by a test.
    monkeypatch.setattr("builtins.input", lambda _: "y" if str(tmp_path) in " ".join(words) else "n")
    assert MAINS[words[2]](words[3:]) == ENDS_WITH.get(" ".join(command.words), 0), command


@pytest.mark.parametrize("command", of(is_pytest), ids=lambda command: command.line)
def test_a_command_for_the_tests_names_tests_and_marks_that_exist(command: Command, root):
    words = [word.replace("<room>", "rules") for word in command.words]
    assert all((root / word).exists() for word in words if "/" in word), command
    marks = [after for word, after in pairwise(words) if word == "-m" and after != "pytest"]
    known = read(root, "pyproject.toml") + read(root, "tests/reliability/conftest.py")
    assert all(f'"{mark}: ' in known for mark in marks), command


def test_the_test_command_of_the_readme_takes_its_options(root):
    options = re.search(r"/bin/python (-m pytest.*)", read(root, "README.md"))[1].split()
    words = [sys.executable, *options, "--collect-only", "-q", "tests/test_door.py"]
    assert subprocess.run(words, cwd=root, capture_output=True, check=False).returncode == 0


@cache
def help_of(script: str) -> str:
    """What a script of measurements says of itself, asked for if it can be asked."""
    file = f"{script.replace('.', '/')}.py" if not script.endswith(".py") else script
    path = ROOT / (file if (ROOT / file).exists() else f"{script}/__main__.py")
    text = path.read_text(encoding="utf-8")
    if "argparse" not in text:
        return text.partition('"""\n')[0]
    words = [path] if script.endswith(".py") else ["-m", script]
    run = [sys.executable, *map(str, words), "--help"]
    return subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("command", of(is_script), ids=lambda command: command.line)
def test_a_script_is_there_answers_and_knows_the_options_that_it_is_given(command: Command):
    _, *words = command.words
    script = words[1] if words[0] == "-m" else words[0]
    told = help_of(script)
    assert Path(script).name in told, command
    assert all(option in told for option in re.findall(r"--[\w-]+", command.line)), command


@pytest.mark.parametrize("command", of(is_app), ids=lambda command: command.line)
def test_the_command_that_starts_the_app_starts_it(command: Command, root, tmp_path):
    if command.words == ["streamlit", "run"]:
        return  # its name in a sentence
    with served(root, tmp_path / "log", *command.words, "--server.port", "PORT") as asked:
        assert asked.ask("/healthz").status == 200


def test_every_command_is_run_or_it_is_said_why_not():
    left = [c for c in commands() if not (is_room(c) or is_pytest(c) or is_script(c) or is_app(c) or why_not(c))]
    assert not [command for command in left if command.words not in (["python"], ["pytest"])]
    assert set(NOT_RUN) == {why_not(command) for command in commands()} - {""}


def test_what_is_not_run_names_files_that_exist(root):
    named = re.compile(r"(?<![/\w.])(?:deploy|docs|tests|benchmarks)/[\w/.-]+|requirements[\w-]*\.txt")
    paths = {(command.page, path) for command in commands() if why_not(command) for path in named.findall(command.line)}
    assert len(paths) > 5
    assert not [(page, path) for page, path in paths if not (root / path).exists()]


def arguments(parser: ArgumentParser) -> Iterator[str]:
    """Yield the commands and options of a command line."""
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            yield from action.choices
            yield from chain.from_iterable(map(arguments, action.choices.values()))
        yield from (option for option in action.option_strings if option not in {"-h", "--help"})


@pytest.mark.parametrize(
    "room", [rules.__main__, subject.__main__, press.__main__, classroom.__main__], ids=lambda room: room.__name__
)
def test_every_command_and_option_that_there_is_is_told_somewhere(room):
    name = room.__name__.partition(".")[0]
    told = "\n".join(command.line for command in commands()) + everything()
    for word in set(arguments(room._parser())):
        wanted = word if word.startswith("--") else f"-m {name} {word}"
        assert wanted in told, wanted


# Columns, fields, settings, screens


def keys(text: str, indent: str = "") -> set[str]:
    return set(re.findall(rf"^{indent}([a-z_]+):", text, re.MULTILINE))


def front_matter(kind: type) -> set[str]:
    return {field.name for field in fields(kind) if field.name not in NOT_IN_FRONT_MATTER}


@pytest.mark.parametrize("guide", GUIDES)
def test_every_guide_is_short_and_names_only_files_that_exist(root, guide: str):
    text = read(root, f"docs/authoring/{guide}.md")
    assert len(text.splitlines()) <= 60
    for path in re.findall(r"`((?:content|rules|docs|tests|views)/[\w/.-]+\.(?:md|csv|yaml|py))`", text):
        if "/es/" not in path:
            assert (root / path).exists(), path


def test_the_example_of_a_topic_has_the_real_fields(root):
    assert keys(read(root, "content/README.md")) == front_matter(Topic)


def test_the_example_of_a_card_has_the_real_fields_and_every_choice(root):
    text = read(root, "docs/authoring/add-a-card.md")
    assert keys(text) == front_matter(Card)
    assert all(choice in text for choice in (*KINDS, *STRENGTHS, *DIRECTIONS))


def test_the_example_of_a_source_has_the_real_fields(root):
    real = {field.name for field in fields(Source) if field.name != "id"}
    assert keys(read(root, "docs/authoring/add-a-source.md"), "  ") == real


SMALL_FILES = {
    "ticks.yaml": TickWords,
    "warnings.yaml": WarningWords,
    "care-cards.yaml": CareCard,
    "gate.yaml": GateRow,
    "regions.yaml": Region,
    "glossary.yaml": Term,
    "questions.yaml": Question,
    "drawings.yaml": Drawing,
    "words.yaml": Words,
}


def test_every_small_file_of_words_and_every_field_in_it_is_explained(root):
    rows = dict(
        re.findall(r"^\| `([\w-]+\.yaml)` \|(.+)\|$", read(root, "docs/authoring/small-files.md"), re.MULTILINE)
    )
    lists = {path.name for path in (root / "content" / "en").glob("*.yaml")}
    assert rows.keys() == lists == {*SMALL_FILES, "interface.yaml", "search.yaml"}
    for name, kind in SMALL_FILES.items():
        real = {field.name for field in fields(kind) if field.name not in ("svg", "marks")}
        assert real <= set(re.findall(r"`(\w+)`", rows[name])), name


def test_every_column_of_every_table_is_explained(root):
    text = read(root, "rules/README.md")
    for file, columns in COLUMNS.items():
        assert file in text
        assert all(f"`{column}`" in text or re.search(rf"`[^`]*\b{column}\b[^`]*`", text) for column in columns), file


def test_the_example_of_a_rule_stands_in_the_table_as_it_is(root):
    example = re.search(r"```csv\n\s*(.+?)\n", read(root, "docs/authoring/add-a-rule.md"))
    assert example[1] in read(root, "rules/tables/rules.csv").splitlines()


def test_the_rows_and_the_proof_in_the_readme_are_the_real_ones(root, capsys):
    text = read(root, "README.md")
    rows = re.search(r"```csv\n(.+?)```", text, re.DOTALL)[1].splitlines()
    assert len(rows) == 2
    assert set(rows) <= set(read(root, "rules/tables/rules.csv").splitlines())
    told = re.findall(r"^PASS .+$", text, re.MULTILINE)
    assert rules.__main__.main(["prove"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert len(told) == 3
    assert set(told) <= set(printed)
    numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
    assert f"prints {numbers[len(printed) - 1]} laws" in text


def test_every_setting_is_explained_in_the_sites_own_file(root):
    settings = {field.name for field in fields(Site) if field.name != "places"}
    assert keys(read(root, "site.yaml")) == settings
    assert VARIABLE in read(root, "site.yaml")
    assert VARIABLE in read(root, "README.md")


def test_every_line_of_streamlits_settings_says_why_it_is_there(root):
    lines = [line for line in read(root, ".streamlit/config.toml").splitlines() if re.match(r"\w+ =", line)]
    assert len(lines) > 10
    assert not [line for line in lines if re.match(r"\w+ = [^#]*$", line) and "Color" not in line]


def test_every_screen_is_explained_under_the_name_that_it_has(root, library):
    rows = re.findall(r"^\| `/([\w-]+)`.*? \| (.+?) \| .+ \|$", read(root, "docs/pages.md"), re.MULTILINE)
    assert tuple(address for address, _ in rows) == PAGES
    assert not [name for _, name in rows if name not in library.interface.values()]


def test_every_word_that_an_address_can_hold_is_explained(root):
    words = {links.TOPIC, links.TOPICS, links.LETTER, links.CARD, links.ROW, links.QUESTION, links.CASE, links.MODE}
    words |= {steps.STEP, quiz.QUIZ, quiz.ITEM, tally.TALLY, language.LANGUAGE}
    table = read(root, "docs/pages.md").partition("| word in the address")[2]
    assert set(re.findall(r"`(\w+)=", table)) == words


def test_every_variable_of_the_environment_that_changes_something_is_explained(root):
    asked = re.compile(r"environ(?:\.get\(|\[)\"([A-Z_]+)\"|\$\{(TOPIC_FINDER_\w+)")
    files = [
        *root.glob("*/*.py"),
        *root.glob("tests/*/*.py"),
        *(path for path in root.glob("deploy/*/*") if path.is_file()),
    ]
    found = {name for path in files for pair in asked.findall(path.read_text("utf-8", "replace")) for name in pair}
    inner = {"", "MAINPID", "MARKS", "HANDS"}  # systemd's own, and what tests say to processes of theirs
    assert VARIABLE in found
    assert not [name for name in found - inner if name not in everything()]


def test_the_readmes_picture_links_and_folders_exist(root):
    text = read(root, "README.md")
    for path in re.findall(r"\]\(([\w/.-]+)\)", text):
        assert (root / path).exists(), path
    tree = re.search(r"## What is where\s+```\n(.*?)```", text, re.DOTALL)[1]
    for line in tree.splitlines():
        assert (root / line.split()[0]).exists(), line


# What a clinic's form asks


def test_every_question_of_the_assessment_form_is_answered_with_a_page_a_test_or_a_plain_no(root):
    rows = re.findall(
        r"^\| ([CD]\d[.\d]*) \| (.+?) \| (.+) \|$", read(root, "docs/it-pack/dtac-answers.md"), re.MULTILINE
    )
    assert [len([code for code, _, _ in rows if code.startswith(part)]) for part in ("C1", "C2", "C3", "C4", "D1")] == [
        *(8, 8, 7, 11, 8)
    ]
    evidence = re.compile(r"\]\([\w./-]+\)|`tests/[\w/]+\.py`")
    plain = re.compile(r"\*\*Not answered\*\*|^(?:None|No|That is not claimed|Begun, not met)\b")
    assert not [code for code, _, answer in rows if not evidence.search(answer) and not plain.search(answer)]
