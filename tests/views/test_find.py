"""Find topics: what the board is given, what it may send back, and what Python answers."""

import json
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

import rules
from tests.views.conftest import html_of, tick
from views.components import tick_board


def board(test) -> dict:
    """What Python tells the open page of its ticks."""
    return json.loads(component(test, "told")["told"])


def component(test, name: str) -> dict:
    parts = [json.loads(part.proto.json) for part in test.get("bidi_component")]
    return next(part for part in parts if name in part)


@pytest.fixture
def table(house) -> Callable[[], dict]:
    """The table as the board of the test's site reads it."""
    return lambda: json.loads(tick_board.files(house.opened)["table-en.json"])


def boxes(table) -> dict[str, list[str]]:
    return {
        question["group"]: [box["id"] for area in question["areas"] for box in area["ticks"]]
        for question in table["questions"]
    }


def test_the_board_asks_for_every_tick_once_and_for_warning_signs_first(rulebook, table):
    asked = boxes(table())
    assert list(asked) == ["warning", "location", "symptom", "background"]
    assert sorted(id for ids in asked.values() for id in ids) == sorted(rulebook.ticks)


def test_the_first_visit_has_nothing_ticked_and_the_pages_for_everyone(visit):
    test = visit()
    assert not test.exception
    assert board(test)["on"] == []
    assert [found["topic"] for found in board(test)["answer"]["topics"]] == ["basics", "visit-prep"]


def test_python_answers_every_tick_set_with_topics_reasons_and_signs(visit):
    answer = board(tick(visit(), "sx_pain_moving", "sx_stiff", "loc_shoulder", "rf_chest_pain"))["answer"]
    assert {"topic": "tendon", "reading": "main", "because": ["loc_shoulder"]} in answer["topics"]
    both = ["sx_pain_moving", "loc_shoulder"]
    assert {"topic": "treatments", "reading": "more", "because": both} in answer["topics"]
    assert answer["signs"] == ["rf_chest_pain"]


def test_the_table_in_the_browser_is_the_compiled_table_with_a_word_for_every_id(rulebook, library, table):
    given = table()
    assert {key: given[key] for key in rules.compiled(rulebook)} == rules.compiled(rulebook)
    assert set(given["labels"]) == set(rulebook.ticks)
    assert set(given["titles"]) == set(library.topics)
    assert set(given["lines"]) == set(rulebook.warnings)


def test_a_static_site_lists_the_signs_and_cannot_tick_them(site, table):
    site(safety="static")
    given = table()
    assert boxes(given)["warning"] == []
    assert given["questions"][0]["cards"].count("<li") == len(given["lines"])
    assert not given["highlight"]


def test_a_region_has_its_own_words(site, library, table):
    for region in library.regions:
        site(region=region)
        assert all(card["head"].count("if:</h3>") == 1 for card in table()["care"].values())
        assert table()["emergency"] == library.regions[region].emergency_call


def take(sent: object, **kept: object) -> AppTest:
    """Let the open page send something, as a browser might, to a visit of which this is kept."""

    def script(sent: object) -> None:
        import streamlit as st  # noqa: PLC0415 - AppTest runs this body on its own

        from subject import door  # noqa: PLC0415
        from views import state  # noqa: PLC0415
        from views.visit import begin  # noqa: PLC0415

        st.session_state[state.CARRIED] = {"ticked": sent}
        st.session_state["news"] = state.take(begin(door.opened()))

    test = AppTest.from_function(script, kwargs={"sent": sent})
    for key, value in kept.items():
        test.session_state[key] = value
    return test.run()


def test_what_the_board_sends_is_kept():
    test = take({"on": ["sx_stiff", "loc_shoulder"], "asides": ["none:background"]})
    assert test.session_state["ticks"] == ["loc_shoulder", "sx_stiff"]
    assert test.session_state["asides"] == ["none:background"]


def test_unknown_ids_from_a_browser_are_refused_and_the_known_ones_are_kept():
    test = take({"on": ["sx_stiff", "sx_nonsense", "<script>", "", 7, None, ["sx_weak"]], "asides": ["none:all"]})
    assert test.session_state["ticks"] == ["sx_stiff"]
    assert test.session_state["asides"] == []


@pytest.mark.parametrize(
    "sent", [7, "sx_stiff", ["sx_stiff"], {"on": "sx_stiff"}, {"on": {"sx_stiff": True}}, {}, {"attempt": 1e9}]
)
def test_a_message_of_another_shape_ticks_nothing_and_breaks_nothing(sent):
    test = take(sent)
    assert not test.exception
    assert test.session_state["ticks"] == []


@pytest.mark.parametrize("number", [6, -1, 10**7, "7", None, True])
def test_what_is_of_another_visit_is_not_heard(number: object):
    assert take({"on": ["sx_stiff"], "visit": number}, visit=7, ticks=[]).session_state["ticks"] == []


@pytest.mark.parametrize("number", [-1, 10**7, "7"])
def test_no_page_names_a_visit_that_cannot_be(number: object):
    assert "ticks" not in take({"on": ["sx_stiff"], "visit": number}).session_state


def test_a_server_that_has_met_no_visit_takes_over_the_one_that_an_open_page_carries():
    test = take({"on": ["sx_stiff"], "visit": 7, "attempt": 3})
    assert (test.session_state["visit"], test.session_state["ticks"]) == (7, ["sx_stiff"])
    assert test.session_state["news"]
    assert not take({"on": ["sx_stiff"], "attempt": 3}, ticks=["sx_stiff"], attempt=3).session_state["news"]


def test_a_page_that_finds_the_same_in_the_same_ticks_is_told_neither():
    """What it is told, Streamlit's browser side keeps, at times beyond the end of the visit."""

    def script(outcome: str) -> None:
        import streamlit as st  # noqa: PLC0415 - AppTest runs this body on its own

        from views import state  # noqa: PLC0415

        st.session_state[state.CARRIED] = {"ticked": {"visit": 2, "attempt": 3, "outcome": outcome, "on": []}}
        st.session_state["known"] = state.is_known("tendon main")

    for kept, outcome in (((2, 3), "tendon main"), ((1, 3), "tendon main"), ((2, 2), "tendon main"), ((2, 3), "x")):
        test = AppTest.from_function(script, kwargs={"outcome": outcome})
        test.session_state["visit"], test.session_state["attempt"] = kept
        assert test.run().session_state["known"] == ((kept, outcome) == ((2, 3), "tendon main"))


def test_a_page_that_carries_nothing_yet_begins_a_visit_that_is_new(visit):
    assert board(visit())["isNew"]
    assert not board(tick(visit()))["isNew"]


def test_start_again_forgets_every_tick_and_gives_the_next_visitor_another_board(visit):
    test = tick(visit(), "sx_stiff", "loc_shoulder", "rf_chest_pain")
    before = board(test)["visit"]
    test.button(key="start-again").click().run()
    assert board(test)["on"] == []
    assert board(test)["answer"]["signs"] == []
    assert board(test)["visit"] == before + 1


def test_ticks_never_reach_the_address(visit):
    assert not tick(visit(), "sx_stiff", "rf_chest_pain").query_params


def test_an_address_may_name_the_question_to_begin_with(page):
    assert component(page("find", question="symptom"), "ask")["ask"] == "symptom"
    assert component(page("find", question="../nonsense"), "ask")["ask"] == ""


def test_who_has_just_come_is_asked_one_question_and_who_has_begun_is_not(page):
    door = html_of(page("find"))
    assert "Been told of calcium somewhere in your body?" in door
    ways = ("./?question=location", "topics", "./?question=symptom", "topics?topic=children")
    assert all(f'<a href="{way}" data-turn><img' in door for way in ways)
    assert 'class="door"' not in html_of(page("find", ticks=("sx_stiff",)))
    assert 'class="door"' not in html_of(page("find", question="symptom"))
    assert 'class="door"' not in html_of(page("find", mode="projector"))
