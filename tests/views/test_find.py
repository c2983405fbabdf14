"""Find topics: what the board is given, what it may send back, and what Python answers."""

import json

import pytest
from streamlit.testing.v1 import AppTest

import rules
from tests.views.conftest import tick
from views.components import tick_board


def board(test) -> dict:
    """What Python tells the board on this page."""
    parts = [json.loads(part.proto.json) for part in test.get("bidi_component")]
    return json.loads(next(part["visit"] for part in parts if "visit" in part))


def table() -> dict:
    return json.loads(tick_board.files()["table-en.json"])


def boxes(table) -> dict[str, list[str]]:
    return {
        question["group"]: [box["id"] for area in question["areas"] for box in area["ticks"]]
        for question in table["questions"]
    }


def test_the_board_asks_for_every_tick_once_and_for_warning_signs_first(rulebook):
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


def test_the_table_in_the_browser_is_the_compiled_table_with_a_word_for_every_id(rulebook, library):
    given = table()
    assert {key: given[key] for key in rules.compiled(rulebook)} == rules.compiled(rulebook)
    assert set(given["labels"]) == set(rulebook.ticks)
    assert set(given["titles"]) == set(library.topics)
    assert set(given["lines"]) == set(rulebook.warnings)


def test_a_static_site_lists_the_signs_and_cannot_tick_them(site):
    site(safety="static")
    given = table()
    assert boxes(given)["warning"] == []
    assert given["questions"][0]["cards"].count("<li") == len(given["lines"])
    assert not given["highlight"]


def test_a_region_has_its_own_words(site, library):
    for region in library.regions:
        site(region=region)
        assert all(card["head"].count("if:</h3>") == 1 for card in table()["care"].values())
        assert table()["emergency"] == library.regions[region].emergency_call


def take(sent: object, number: int = 0) -> AppTest:
    """Let the board of visit `number` send something, as a browser might."""

    def script(sent: object, number: int) -> None:
        import streamlit as st  # noqa: PLC0415 - AppTest runs this body on its own

        from views import state  # noqa: PLC0415

        st.session_state[state.board_key()] = {"ticked": sent}
        state.take(number)

    return AppTest.from_function(script, kwargs={"sent": sent, "number": number}).run()


def test_what_the_board_sends_is_kept():
    test = take({"on": ["sx_stiff", "loc_shoulder"], "asides": ["none:background"]})
    assert test.session_state["ticks"] == ["loc_shoulder", "sx_stiff"]
    assert test.session_state["asides"] == ["none:background"]


def test_unknown_ids_from_a_browser_are_refused_and_the_known_ones_are_kept():
    test = take({"on": ["sx_stiff", "sx_nonsense", "<script>", "", 7, None, ["sx_weak"]], "asides": ["none:all"]})
    assert test.session_state["ticks"] == ["sx_stiff"]
    assert test.session_state["asides"] == []


@pytest.mark.parametrize(
    "sent", [None, 7, "sx_stiff", ["sx_stiff"], {"on": "sx_stiff"}, {"on": {"sx_stiff": True}}, {}]
)
def test_a_message_of_another_shape_ticks_nothing_and_breaks_nothing(sent):
    test = take(sent)
    assert not test.exception
    assert test.session_state["ticks"] == []


def test_a_board_of_the_visit_before_is_not_heard():
    assert "ticks" not in take({"on": ["sx_stiff"]}, number=7).session_state


def test_start_again_forgets_every_tick_and_gives_the_next_visitor_another_board(visit):
    test = tick(visit(), "sx_stiff", "loc_shoulder", "rf_chest_pain")
    before = board(test)["epoch"]
    test.button(key="start-again").click().run()
    assert board(test)["on"] == []
    assert board(test)["answer"]["signs"] == []
    assert board(test)["epoch"] == before + 1


def test_ticks_never_reach_the_address(visit):
    assert not tick(visit(), "sx_stiff", "rf_chest_pain").query_params


def test_an_address_may_name_the_question_to_begin_with(page):
    assert board(page("find", question="symptom"))["ask"] == "symptom"
    assert board(page("find", question="../nonsense"))["ask"] == ""
