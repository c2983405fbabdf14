"""Who may import whom. The rooms and the arrows are those of docs/architecture.md."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STANDARD = set(sys.stdlib_module_names)

WORDS_AND_ROWS = {"rules", "content", "faults"}

MAY_IMPORT = {
    "faults.py": set(),
    "rules": {"rules", "faults"},
    "content": {"content", "faults"},
    "content/strict_yaml.py": {"content", "yaml"},
    "content/readability.py": {"content", "textstat"},
    "content/search.py": {"content", "rapidfuzz"},
    "content/plurals.py": {"babel"},
    "subject": {"subject", *WORDS_AND_ROWS},
    "press": {"press", "subject", *WORDS_AND_ROWS, "jinja2", "segno", "fpdf"},
    "classroom": {"classroom", "press", "subject", *WORDS_AND_ROWS},
    "server": {"server", "subject", *WORDS_AND_ROWS, "starlette"},
    "views": {"views", "server", "press", "classroom", "subject", *WORDS_AND_ROWS, "streamlit"},
    "views/rule_table.py": {"views", *WORDS_AND_ROWS, "streamlit", "pandas"},
    "app.py": {"views", "server", "streamlit"},
}
"""A path, or the folder it lies in, and the packages it may import besides the standard library."""

FILE_READERS = {
    "rules/cells.py",
    "rules/reader.py",
    "rules/check_certificate.py",
    "rules/cases.py",
    "content/reader.py",
    "press/edition_folder.py",
    "subject/site.py",
    "server/index.py",
    "server/assets.py",
    "views/files.py",
    "views/rule_table.py",
}
"""The only modules that open files."""


def modules() -> list[str]:
    folders = ("rules", "content", "subject", "classroom", "press", "server", "views")
    return [
        "app.py",
        "faults.py",
        *(str(path.relative_to(ROOT)) for room in folders for path in sorted((ROOT / room).rglob("*.py"))),
    ]


def imports(module: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} uses a relative import"
            found.add(str(node.module).partition(".")[0])
    return found


@pytest.mark.parametrize("module", modules())
def test_a_module_imports_only_what_its_room_may_know(module: str):
    allowed = MAY_IMPORT.get(module) or MAY_IMPORT[module.partition("/")[0]]
    assert imports(module) - STANDARD <= allowed


@pytest.mark.parametrize("module", [module for module in modules() if module not in FILE_READERS])
def test_only_the_readers_open_files(module: str):
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    opened = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & {
        "read_text",
        "read_bytes",
        "open",
    }
    assert not opened


@pytest.mark.parametrize("module", [module for module in modules() if module.startswith("views")])
def test_session_keys_are_named_in_state_and_for_a_language_alone(module: str):
    if module in {"views/state.py", "views/language.py"}:
        return
    assert "st.session_state" not in (ROOT / module).read_text(encoding="utf-8")
    assert "unsafe_allow_html" not in (ROOT / module).read_text(encoding="utf-8")


@pytest.mark.parametrize("module", modules())
def test_every_module_says_what_it_is_and_every_function_what_it_returns(module: str):
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert not [function.name for function in functions if function.returns is None]


def test_importing_the_rules_loads_neither_streamlit_nor_pandas_nor_yaml():
    code = "import sys, rules; print({'streamlit', 'pandas', 'yaml', 'content'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


def test_importing_the_texts_loads_neither_streamlit_nor_the_rules_nor_textstat():
    code = "import sys, content; print({'streamlit', 'pandas', 'rules', 'textstat'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


def test_no_view_writes_a_word_of_its_own():
    """Every literal handed to a Streamlit call that shows text comes from the texts, not from Python."""
    showing = {
        "markdown",
        "title",
        "header",
        "subheader",
        "button",
        "checkbox",
        "expander",
        "text_input",
        "write",
        "caption",
    }
    written = []
    for module in modules():
        for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in showing:
                written += [
                    f"{module}: {arg.value}" for arg in node.args if isinstance(arg, ast.Constant) and arg.value
                ]
    assert not written
