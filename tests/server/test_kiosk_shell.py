"""The kiosk's shell as HTML: all that it will ever say stands in it from the start, and it asks for nothing else."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from starlette.applications import Starlette

import content
import pen
from content import readability
from server import kiosk
from server.kiosk import FILES, FOLDER, page
from subject import door
from subject.site import Site
from tests.conftest import second_language
from tests.running import asked
from views.visit import without_visitor

UK = Site(region="uk", clinic="Park Lane", mode="kiosk")


class Reading(HTMLParser):
    """A page taken apart: its elements with their attributes, and the text of headings, list items and paragraphs."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.lines: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("h1", "h2", "h3", "li", "p"):
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if self.lines:
            self.lines[-1] += data

    @property
    def text(self) -> set[str]:
        return {" ".join(line.split()) for line in self.lines}


@pytest.fixture
def shell(rulebook, library):
    return lambda **settings: page.render(replace(UK, **settings), rulebook, [library])


def test_the_kiosk_is_one_page_that_no_browser_keeps_and_seven_files(rulebook, library):
    app = Starlette(routes=kiosk.routes(UK, rulebook, [library]))
    answer = asked(app, "/kiosk")
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-store")
    assert answer.body == page.render(UK, rulebook, [library])
    assert len(FILES) == 8
    for name in FILES:
        assert asked(app, f"/kiosk/{name}").content.endswith((FOLDER / name).read_bytes())
    assert asked(app, "/kiosk/page.py").status == asked(app, "/kiosk/shell.html").status == 404
    # The keeper of the shell may keep the shell and no more.
    assert asked(app, "/kiosk/worker.js").headers["service-worker-allowed"] == "/kiosk"


def test_the_shell_asks_for_its_own_files_alone_and_holds_no_script(shell):
    elements = Reading(shell()).elements
    asked = {given[name] for _, given in elements for name in ("src", "href") if given.get(name)}
    assert asked == {"kiosk/shell.css", "kiosk/shell.js", "data:,"}
    scripts = [given for tag, given in elements if tag == "script"]
    assert [given.get("type") for given in scripts if "src" not in given] == ["application/json"]
    assert not [name for _, given in elements for name in given if name.startswith("on")]


@pytest.mark.parametrize("region", ["uk", "us", "eu", "other"])
def test_the_shell_says_whom_to_call_where_it_stands(shell, library, region: str):
    words = Reading(shell(region=region)).text
    here = library.regions[region]
    assert f"Emergency? Tell the staff now, or {here.call}." in words
    assert f"Worried about anything else? {here.soon}." in words


def test_the_page_for_a_fault_has_every_line_of_the_care_cards_in_the_app(shell):
    on = without_visitor(replace(door.opened(), site=UK), "en").on
    cards = Reading(str(on.cards(on.rulebook.warnings))).text
    assert len(cards) >= 46 + 4 + 3
    assert cards <= Reading(shell()).text
    assert "tel:" not in shell()


def test_the_settings_of_the_site_reach_the_shell(shell):
    body = next(
        given
        for tag, given in Reading(shell(idle_seconds=90, warning_seconds=45, extensions=12)).elements
        if tag == "body"
    )
    assert (body["data-idle"], body["data-warning"], body["data-extensions"]) == ("90", "45", "12")
    assert "--target: 72px" in shell()
    assert "--target: 118px" in shell(screen_inches=10.1, screen_width=1280, screen_height=800)


def test_a_clinic_may_have_any_name_or_none(shell):
    name = 'St. Mary\'s <b>& "Sons"</b> $name'
    assert 'St. Mary\'s <b>& "Sons"</b> $name' in Reading(shell(clinic=name)).text
    assert "<b>" not in shell(clinic=name)
    assert 'class="clinic"' not in shell(clinic="")


def test_words_cannot_end_the_element_that_holds_them_for_the_script(rulebook, library):
    tricky = replace(library, interface={**library.interface, "kiosk.hide": "</script><b>Hide</b>"})
    text = page.render(UK, rulebook, [tricky])
    assert "</script><b>" not in text
    held = re.search(r'id="words">(.*?)</script>', text)[1]
    assert json.loads(held)["en"]["hide"] == "</script><b>Hide</b>"


@pytest.fixture
def two(texts, rulebook, library):
    """The shell of a site with a second language, as a translator would add it: a few words of it are translated."""
    arabic = second_language(texts)
    return page.render(replace(UK, languages=("en", "ar")), rulebook, [library, content.load("ar", arabic)])


def test_every_language_of_the_site_has_its_own_page_for_a_fault(two):
    assert {"en", "ar"} == set(json.loads(re.search(r'id="words">(.*?)</script>', two)[1]))
    assert two.count('class="fault" lang="ar" dir="rtl"') == 1
    assert two.count('<section class="care-card emergency call">') == 2
    assert two.count('<section class="care-card soon">') == 2
    assert re.search(r'<div class="tongues"><button type="button" lang="en">English</button>.*>العربية</button>', two)


def test_every_language_of_the_site_can_be_started_in_by_its_own_name_and_says_what_this_is_not(two):
    offered = re.findall(r'class="start huge" lang="(\w+)"><strong>(.+?)</strong> (.+?)</button>', two)
    assert offered == [("en", "English", "Touch to start"), ("ar", "العربية", "المس للبدء")]
    assert '<div class="tongue" lang="ar" dir="rtl">' in two
    assert "<strong>للتعلّم فقط.</strong>" in two
    assert '<div lang="ar" dir="rtl"><p data-word="emergency">اتصل: call 999.</p>' in two


def test_a_site_with_one_language_offers_no_choice(shell):
    assert 'class="start huge">Touch to start</button>' in shell()
    assert 'class="tongue' not in shell()
    assert "English" not in shell()


def test_every_word_of_the_shell_is_used_by_it(library):
    files = (pen.ROOM / "templates/kiosk.html").read_text("utf-8") + (FOLDER / "shell.js").read_text("utf-8")
    for key in library.interface:
        if key.startswith("kiosk."):
            name = key.removeprefix("kiosk.")
            assert re.search(rf'(first|tongue)\.{name}\b|say\("{name}"\)', files), key


def test_the_shell_can_be_read_at_about_eleven(library):
    words = page.words(library, UK)
    grade = readability.grade([text for text in words.values() if text.endswith(".")])
    assert grade.flesch_kincaid <= readability.AIM_GRADE
    assert all(len(sentence.split()) <= 20 for text in words.values() for sentence in re.split(r"(?<=[.?]) ", text))
