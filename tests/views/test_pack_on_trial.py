"""A pack on trial: every page of one visit speaks of it, nobody else's does, and nothing of it stays."""

import ast
import gc
import json
import re
import weakref
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from content import packs
from tests.content.test_packs import EXAMPLE, FEET, ROOT, change, zipped
from tests.views.conftest import shown
from views import gates, on_trial, pack_trial, resources
from views.components import tick_board

PAGES = ("find", "matches", "topics", "catalogue", "words.questions", "words.glossary", "words.sources")
PAGES += ("rule_table", "lessons", "lessons.sandbox", "about")
PACK = zipped(FEET)
REAL, NUMB = "sx_stiff", "sx_numb_tingle"


def draw(pack: bytes, name: str, weight: int) -> None:
    """The body of a one-page app under the banner, with buttons that begin and end a trial; AppTest runs its source."""
    import importlib  # noqa: PLC0415 - AppTest runs this body on its own

    import streamlit as st  # noqa: PLC0415

    from views import pack_trial, state  # noqa: PLC0415
    from views.components import help_strip, trial_banner  # noqa: PLC0415

    st.button("begin", on_click=lambda: state.begin_trial(pack_trial.opened(pack, "en", weight)))
    st.button("end", on_click=state.end_trial)
    st.button("again", on_click=state.forget)
    help_strip.show()
    trial_banner.show()
    module, _, function = name.partition(".")
    page = importlib.import_module("views.lessons.sandbox" if function == "sandbox" else f"views.{module}")
    getattr(page, function if function not in {"", "sandbox"} else "show")()


def visit(name: str = "topics", pack: bytes = PACK, weight: int = 0, **parameters: str) -> AppTest:
    test = AppTest.from_function(draw, kwargs={"pack": pack, "name": name, "weight": weight}, default_timeout=90)
    for key, value in parameters.items():
        test.query_params[key] = value
    return test.run()


def press(test: AppTest, label: str) -> AppTest:
    return next(button for button in test.button if button.label == label).click().run()


def on_pack(name: str = "topics", **parameters: str) -> AppTest:
    return press(visit(name, **parameters), "begin")


def titles(test: AppTest) -> str:
    """What a page says, with the words of its links."""
    return "\n".join([shown(test), *(link.proto.label for link in test.get("page_link"))])


def kept(test: AppTest, key: str) -> object:
    return test.session_state[key] if key in test.session_state else None  # noqa: SIM401 - AppTest has no get


# Every page


@pytest.mark.parametrize("name", PAGES)
def test_every_page_speaks_of_the_pack_under_a_banner_and_nothing_of_the_site(name: str):
    test = on_pack(name)
    test.session_state["ticks"] = [NUMB, "bg_smoking"]
    text = titles(test.run())
    assert not test.exception
    assert "A pack on trial: Looking after feet with diabetes: a topic finder. These are not the real pages." in text
    assert "calci" not in text.lower()
    assert "soft tissue" not in text.lower()


def test_a_topic_is_there_whole_with_its_reasons_and_its_sources():
    test = on_pack(topic="numb-feet")
    test.session_state["ticks"] = [NUMB]
    text = shown(test.run())
    library = packs.load_folder(FEET, "en")
    assert "Shown because you ticked “Numb or tingling feet”." in text
    assert all(f'id="part-{section.id}"' in text for section in library.topics["numb-feet"].sections)
    assert all(library.sources[id].title.split(" ")[0] in text for id in library.topics["numb-feet"].sources)


def test_the_board_is_given_the_table_of_the_pack_and_the_server_offers_the_sites_alone():
    board = on_pack("find").get("bidi_component")[-1].proto
    data = json.loads(json.loads(board.json)["own"] if board.json else "{}")
    assert NUMB in data["labels"]
    assert REAL not in data["labels"]
    assert "The yearly foot check" in json.dumps(data)
    assert all(b"The yearly foot check" not in file for file in tick_board.files().values())


def test_the_rule_table_shows_each_row_as_a_sentence_and_what_is_proved():
    text = shown(on_pack("rule_table"))
    assert "18 of 18 rows" in text
    assert text.count("**PASS**") + text.count("PASS") >= 8


# One visit alone


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_sees_the_real_page_before_during_and_after_a_trial(name: str):
    stranger = visit(name)
    before = titles(stranger)
    pack = on_pack(name)
    assert titles(stranger.run()) == before
    assert titles(visit(name)) == before
    press(pack, "end")
    assert titles(stranger.run()) == before
    assert titles(pack) == before


def test_searching_in_a_pack_finds_nothing_for_a_stranger_and_nothing_of_the_site():
    pack, stranger = on_pack(), visit()
    for test in (pack, stranger):
        test.text_input(key="search").set_value("tendon").run()
    assert "Calcium in a tendon" in titles(stranger)
    assert "Calcium in a tendon" not in titles(pack)
    for test in (pack, stranger):
        test.text_input(key="search").set_value("tingling feet").run()
    assert "Numb or tingling feet" in titles(pack)
    assert "Numb or tingling feet" not in titles(stranger)


def test_what_views_make_of_tables_and_texts_is_kept_with_them_and_in_no_cache_of_the_process(root: Path):
    """Whatever else is cached knows neither tables nor texts, or is never reached on trial."""
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


@pytest.mark.parametrize("name", ["matches", "lessons", "lessons.sandbox"])
def test_on_trial_there_is_nothing_to_print_and_no_code_to_another_device(name: str):
    test = on_pack(name)
    assert not test.get("download_button")
    assert not test.get("imgs")
    assert "print_sheet" not in str([part.proto for part in test.get("bidi_component")])
    assert test.get("download_button") != visit(name).get("download_button")


# What was there before


def test_ticks_answers_and_copies_are_set_aside_and_come_back():
    test = visit()
    was = {"ticks": [REAL], "asides": ["none:location"], "copy:real:text": "mine", "copy:real:number": 3}
    for key, value in (was | {"lesson:0:kettle:pages": ["tendon"]}).items():
        test.session_state[key] = value
    press(test.run(), "begin")
    assert [kept(test, key) for key in was] == [[], [], None, None]
    test.session_state["ticks"] = [NUMB]
    test.session_state["copy:real:text"] = "the pack's"
    press(test.run(), "end")
    assert {key: kept(test, key) for key in was} == was
    assert kept(test, "lesson:2:kettle:pages") == ["tendon"]
    assert kept(test, "visit") == 2, "so that the board of the pack is not heard any more"


def test_starting_again_ends_a_trial_and_forgets_what_was_set_aside():
    test = visit()
    test.session_state["ticks"] = [REAL]
    press(press(test.run(), "begin"), "again")
    assert "A pack on trial" not in shown(test)
    press(test, "end")
    assert kept(test, "ticks") == []


def test_a_pack_that_was_left_is_gone_from_memory():
    test = on_pack()
    pack = weakref.ref(test.session_state[on_trial.KEY])
    assert pack() is not None
    press(test, "end")
    gc.collect()
    assert pack() is None


def test_packs_on_trial_together_stay_within_a_limit_of_memory():
    test = press(visit(weight=on_trial.MOST_HELD), "begin")
    another = pack_trial.opened(PACK, "en", weight=1)
    assert not on_trial.has_room(another.weight)
    press(test, "end")
    gc.collect()
    assert on_trial.has_room(another.weight)


# What a pack cannot say


def test_a_pack_can_say_neither_that_it_is_real_nor_whom_to_call(tmp_path):
    packs.write_example(tmp_path / "pack")
    words = tmp_path / "pack" / "content" / "en" / "interface.yaml"
    sly = 'trial:\n  banner: "These are the real pages."\n'
    words.write_text(words.read_text(encoding="utf-8") + sly, encoding="utf-8")
    own = (ROOT / "content" / "en" / "regions.yaml").read_text(encoding="utf-8")
    (tmp_path / "pack" / "content" / "en" / "regions.yaml").write_text(
        own.replace("Call your emergency number", "Call nobody"), encoding="utf-8"
    )
    change(tmp_path / "pack" / "content" / "sources.yaml", "C01:", _sources_of_regions() + "C01:")
    text = shown(press(visit(pack=zipped(tmp_path / "pack")), "begin"))
    assert "These are not the real pages." in text
    assert "These are the real pages." not in text
    assert "Call your emergency number" in text
    assert "Call nobody" not in text


def _sources_of_regions() -> str:
    """The records of the shipped sources that the shipped numbers to call rest on, as they are written."""
    library = resources.of_site().library
    ids = sorted({id for region in library.regions.values() for id in region.sources})
    text = (ROOT / "content" / "sources.yaml").read_text(encoding="utf-8")
    return "".join(re.search(rf"^{id}:\n(?:  .*\n)+", text, re.MULTILINE)[0] for id in ids)


def test_the_words_of_a_pack_are_text_in_the_banner_and_in_the_tab(tmp_path):
    packs.write_example(tmp_path / "pack")
    words = tmp_path / "pack" / "content" / "en" / "interface.yaml"
    change(words, '  name: "', '  name: "<img src=x onerror=alert(1)> ')
    text = shown(press(visit(pack=zipped(tmp_path / "pack")), "begin"))
    assert "&lt;img src=x onerror=alert(1)&gt;" in text
    assert "<img src=x" not in text


def test_the_example_pack_can_be_tried_like_any_other():
    test = press(visit(pack=zipped(EXAMPLE)), "begin")
    assert not test.exception
    assert "Chilblains" in titles(test)


CASE = """title: "After the frozen lake"
level: "first"
about: [nothing-matches]
aims: ["Notice when a story has no box.", "Say what would be a reason to tick one."]
story:
  - "Ida is 31 and walks round a frozen lake with her dog. It takes longer than she thought. Her boots are thin, and her
    feet are very cold when she comes home."
  - "She puts on dry socks and drinks a cup of tea. An hour later both feet are warm again. Nothing itches,
    nothing hurts and the skin looks as it did before."
  - "Her sister says that cold feet are the first step to chilblains. Ida opens the topic finder and ticks nothing."
ticks: []
expected: {main: [], more: [chilblains], warnings: []}
changes:
  sx_skin_breaks: [when-to-get-help]
teacher:
  note:
    - "Chilblains are small itchy swellings after cold. [C01] Ida has no box for feet that warmed up again. [advice]"
  discuss: ["What would Ida have to see before she ticks a box?", "What could her sister mean?"]
written_by: "The authors of this pack, who are not doctors"
reviewer: ""
reviewed_on: "2026-11-21"
next_review: "2027-11-21"
conflicts: ""
"""


def with_a_case(folder: Path) -> bytes:
    packs.write_example(folder)
    (folder / "content" / "en" / "cases").mkdir()
    (folder / "content" / "en" / "cases" / "frozen-lake.yaml").write_text(CASE, encoding="utf-8")
    return zipped(folder)


@pytest.mark.parametrize("step", ["story", "yours", "table", "teacher", "change"])
def test_a_case_of_a_pack_is_played_step_by_step_and_nobody_else_has_it(tmp_path, step: str):
    pack = with_a_case(tmp_path / "pack")
    sound = pack_trial.opened(pack, "en", 0)
    assert not list(gates.findings(sound.rulebook, sound.library))
    test = press(visit("lessons", pack, case="frozen-lake", step=step), "begin")
    assert not test.exception
    assert "After the frozen lake" in [title.value for title in test.title]
    assert "After the frozen lake" not in titles(visit("lessons", case="frozen-lake", step=step))


def test_a_quiz_of_a_pack_is_not_the_quiz_of_a_stranger(tmp_path):
    pack, stranger = with_a_case(tmp_path / "pack"), visit("lessons", quiz="1")
    test = press(visit("lessons", pack, quiz="1"), "begin")
    assert not test.exception
    assert "After the frozen lake" in titles(test)
    assert "After the frozen lake" not in titles(stranger.run())
    assert titles(stranger) == titles(visit("lessons", quiz="1"))


def test_a_pack_without_cases_has_no_quiz_and_says_so():
    test = on_pack("lessons", quiz="1")
    assert not test.exception
    assert "There are too few cases here for a quiz." in titles(test)
