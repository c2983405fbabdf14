"""Who may import whom. The rooms and the arrows are those of docs/architecture.md."""

import ast
import re
import subprocess
import sys
from pathlib import Path

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
    "pen": {"pen", "subject", *WORDS_AND_ROWS, "jinja2", "markupsafe"},
    "press": {"press", "pen", "subject", *WORDS_AND_ROWS, "segno", "typst", "fontpkg"},
    "classroom": {"classroom", "press", "pen", "subject", *WORDS_AND_ROWS},
    "server": {"server", "pen", "subject", *WORDS_AND_ROWS, "markupsafe", "starlette"},
    "views": {"views", "server", "press", "classroom", "pen", "subject", *WORDS_AND_ROWS, "markupsafe", "streamlit"},
    "views/rule_table.py": {"views", "pen", *WORDS_AND_ROWS, "streamlit", "pandas"},
    "app.py": {"views", "server", "subject", "faults", "streamlit"},
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
    "pen/__init__.py",
    "server/index.py",
    "server/assets.py",
    "server/kiosk/__init__.py",
    "views/files.py",
    "views/rule_table.py",
}
"""The only modules that open files."""


ROOMS = ("rules", "content", "subject", "pen", "classroom", "press", "server", "views")
TREES = {
    str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8"))
    for path in [ROOT / "app.py", ROOT / "faults.py", *(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))]
}
"""Every module of the product, read once."""


def named(tree: ast.Module) -> set[str]:
    """What is named behind a dot anywhere in a module: methods, fields, functions of other modules."""
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def imports(module: str) -> set[str]:
    found = set()
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} uses a relative import"
            found.add(str(node.module).partition(".")[0])
    return found - STANDARD


def test_a_module_imports_only_what_its_room_may_know():
    allowed = {module: MAY_IMPORT.get(module) or MAY_IMPORT[module.partition("/")[0]] for module in TREES}
    assert not {module: more for module in TREES if (more := imports(module) - allowed[module])}


def test_only_the_readers_open_files():
    opening = {"read_text", "read_bytes", "open"}
    assert not [module for module, tree in TREES.items() if module not in FILE_READERS and named(tree) & opening]


def test_session_keys_are_named_in_state_and_for_a_language_alone():
    views = {module for module in TREES if module.startswith("views/")} - {"views/state.py", "views/language.py"}
    assert not [module for module in views if "st.session_state" in (ROOT / module).read_text(encoding="utf-8")]


def test_importing_rules_or_texts_loads_neither_the_other_nor_what_a_screen_needs():
    for room, other in (("rules", "content"), ("content", "rules")):
        unwanted = {"streamlit", "pandas", "textstat", other} | ({"yaml"} if room == "rules" else set())
        code = f"import sys, {room}; print({unwanted} & set(sys.modules))"
        run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
        assert run.stdout.strip() == "set()", room


def test_no_view_writes_a_word_of_its_own_nor_html_that_runs():
    """Every literal handed to a Streamlit call that shows text comes from the texts, not from Python."""
    showing = {"markdown", "title", "header", "subheader", "button", "checkbox", "expander", "write", "caption"}
    calls = [(module, node) for module, tree in TREES.items() for node in ast.walk(tree) if isinstance(node, ast.Call)]
    shown = [(module, call) for module, call in calls if getattr(call.func, "attr", "") in showing | {"text_input"}]
    assert not [
        (module, arg.value)
        for module, call in shown
        for arg in call.args
        if isinstance(arg, ast.Constant) and arg.value
    ]
    assert not [module for module, call in calls if "unsafe_allow_html" in {word.arg for word in call.keywords}]


READ_HTML_OF_OTHERS = {"content/reader.py", "server/headers.py", "server/index.py", "views/files.py"}
"""Modules that look for a tag in a drawing, an icon or Streamlit's own page. They write none."""


def test_html_is_written_by_the_pen_alone():
    for module, tree in TREES.items():
        if module.startswith("pen/"):
            continue
        called = {it.func.id for it in ast.walk(tree) if isinstance(it, ast.Call) and isinstance(it.func, ast.Name)}
        assert not {"escape", "Markup"} & called, module
        words = [it.value for it in ast.walk(tree) if isinstance(it, ast.Constant) and isinstance(it.value, str)]
        tags = [text for text in words if re.match(r"\s*</?[a-z][\w-]*[ >]", text)]
        assert not tags or module in READ_HTML_OF_OTHERS, (module, tags)
