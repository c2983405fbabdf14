"""A site in two languages: a visit speaks the one that it asked for or chose, and no other visit hears of it."""

import ast
import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from subject.site import Site
from tests.conftest import second_language
from tests.views.conftest import SCRIPT, shown
from views import resources
from views.components import tick_board


@pytest.fixture
def two(texts, monkeypatch):
    """A site whose second language is Arabic."""
    second_language(texts)
    site = Site(region="uk", languages=("en", "ar"))
    monkeypatch.setattr(resources, "of_file", lambda: site)
    monkeypatch.setattr(resources.content, "load", lambda name, load=resources.content.load: load(name, texts))
    resources.in_language.cache_clear()
    yield
    resources.in_language.cache_clear()


def visit(**address: str) -> AppTest:
    test = AppTest.from_file(str(SCRIPT), default_timeout=60)
    for name, value in address.items():
        test.query_params[name] = value
    return test.run()


def choice(test: AppTest) -> dict[str, object]:
    """What the browser is told of the languages."""
    told = (json.loads(part.proto.json) for part in test.get("bidi_component") if "spoken" in part.proto.json)
    return json.loads(next(told)["words"])


def test_a_visit_begins_in_the_first_language_and_in_another_where_its_address_asks(two):
    assert choice(visit())["spoken"] == "en"
    assert choice(visit(language="ar"))["spoken"] == "ar"
    assert choice(visit(language="xx"))["spoken"] == "en"


def test_each_language_is_offered_in_its_own_name(two):
    assert choice(visit())["names"] == {"en": "English", "ar": "العربية"}


def test_what_is_chosen_holds_on_the_next_page_too_and_for_this_visit_alone(two):
    mine, theirs = visit(), visit()
    mine.session_state["language"] = "ar"
    assert choice(mine.run())["spoken"] == "ar"
    del mine.query_params["language"]
    assert choice(mine.run())["spoken"] == "ar", "a link of the menu drops what the address asked for"
    assert mine.query_params["language"] == "ar", "so that a reload speaks it too"
    assert choice(theirs.run())["spoken"] == "en"


def test_the_board_has_its_words_in_every_language(two):
    files = tick_board.files()
    assert json.loads(files["table-en.json"])["emergency"] == "Call 999 now"
    assert set(json.loads(files["table-ar.json"])["words"]) == set(json.loads(files["table-en.json"])["words"])


def test_where_there_is_one_language_there_is_nothing_to_choose():
    test = visit(language="ar")
    assert not [part for part in test.get("bidi_component") if "spoken" in part.proto.json]
    assert "Emergency? " in shown(test)


def test_what_views_make_of_tables_and_texts_is_kept_with_them_and_in_no_cache_of_the_process(root: Path):
    """Whatever else is cached knows neither tables nor texts of one language."""
    harmless = {"files.py", "resources.py", "components/source_code.py", "lessons/exports.py", "lessons/tally.py"}
    cached = set()
    for path in (root / "views").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and {"cache", "lru_cache", "cache_data"} & {
                name.id if isinstance(name, ast.Name) else getattr(name, "attr", "")
                for decorator in node.decorator_list
                for name in ast.walk(decorator)
            }:
                cached.add((str(path.relative_to(root / "views")), node.name))
    assert len(cached) > 8
    assert not {(file, name) for file, name in cached if file not in harmless and name != "_component"}
