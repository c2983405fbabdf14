"""A site in two languages: a visit speaks the one that it asked for or chose, and no other visit hears of it."""

import dataclasses
import json

import pytest
from streamlit.testing.v1 import AppTest

from content import load
from subject.door import Opened
from subject.site import Site
from tests.conftest import second_language
from tests.views.conftest import shown
from views.components import tick_board


@pytest.fixture
def two(texts, house):
    """A site whose second language is Arabic."""
    second_language(texts)
    subjects = {name: dataclasses.replace(house.opened.first, library=load(name, texts)) for name in ("en", "ar")}
    house.opened = Opened(Site(region="uk", languages=("en", "ar")), subjects)


def choice(test: AppTest) -> dict[str, object]:
    """What the browser is told of the languages."""
    told = (json.loads(part.proto.json) for part in test.get("bidi_component") if "spoken" in part.proto.json)
    return json.loads(next(told)["words"])


def test_a_visit_begins_in_the_first_language_and_in_another_where_its_address_asks(two, visit):
    assert choice(visit())["spoken"] == "en"
    assert choice(visit(language="ar"))["spoken"] == "ar"
    assert choice(visit(language="xx"))["spoken"] == "en"


def test_each_language_is_offered_in_its_own_name(two, visit):
    assert choice(visit())["names"] == {"en": "English", "ar": "العربية"}


def test_what_is_chosen_holds_on_the_next_page_too_and_for_this_visit_alone(two, visit):
    mine, theirs = visit(), visit()
    mine.session_state["language"] = "ar"
    assert choice(mine.run())["spoken"] == "ar"
    del mine.query_params["language"]
    assert choice(mine.run())["spoken"] == "ar", "a link of the menu drops what the address asked for"
    assert mine.query_params["language"] == "ar", "so that a reload speaks it too"
    assert choice(theirs.run())["spoken"] == "en"


def test_the_board_has_its_words_in_every_language(two, house):
    files = tick_board.files(house.opened)
    assert json.loads(files["table-en.json"])["emergency"] == "Call 999 now"
    assert set(json.loads(files["table-ar.json"])["words"]) == set(json.loads(files["table-en.json"])["words"])


def test_where_there_is_one_language_there_is_nothing_to_choose(visit):
    test = visit(language="ar")
    assert not [part for part in test.get("bidi_component") if "spoken" in part.proto.json]
    assert "Emergency? " in shown(test)
