"""The first page that a browser gets, before the app is there, or without it."""

import dataclasses
import gzip
import re

import pytest
from starlette.applications import Starlette

import pen
from pen.care import CareCards
from server import index, plain, signs
from server.headers import policy
from subject.site import Site
from tests.conftest import REGIONS
from tests.running import asked
from views import frame


@pytest.fixture
def html(library):
    return lambda **settings: index.html(Site(**settings), library)


def test_the_page_has_its_language_its_title_and_nothing_of_streamlits_own_words_and_pointers(html, library):
    text = html()
    assert '<html lang="en" dir="ltr">' in text
    assert f"<title>{library.say('app.name')}</title>" in text
    arabic = dataclasses.replace(library, language="ar")
    assert '<html lang="ar" dir="rtl">' in index.html(Site(), arabic)
    own = ("<title>Streamlit", "agent", "service-desc", "favicon.png", "You need to enable", 'src="/', 'href="/')
    assert not [word for word in own if word in text]
    assert policy(text).count("'sha256-") == text.count("<script>") == 3


def test_an_address_that_asks_for_a_language_of_the_site_gets_its_page_and_any_other_the_first(ask):
    app = Starlette(routes=index.routes({"en": "English", "ar": "Arabic"}, ("find", "topics")))
    assert ask(app, "/topics", b"topic=tendon&language=ar").body == "Arabic"
    for query in (b"", b"language=xx", b"language="):
        assert ask(app, "/", query).body == "English"


@pytest.mark.parametrize("region", REGIONS)
def test_help_stands_on_every_first_page_in_the_words_of_its_region(html, library, region: str):
    text = html(region=region)
    said = f"<strong>Emergency? {pen.called(library.regions[region].marked.emergency_call)}.</strong>"
    assert text.count(said) == 2, "with and without a script"
    assert text.count('data-turn href="topics?topic=when-to-get-help">When to get help</a>') == 2
    assert said in plain.html(Site(region=region), library, "x", [])


def test_a_site_that_has_not_named_its_country_says_so_before_the_app_is_there(html):
    assert html(region="other").count("This site has not named its country") == 2
    assert "not named its country" not in html(region="uk")
    assert 'href="tel:999"' in html(region="uk")
    assert "tel:" not in html(region="uk", mode="kiosk")
    assert html().count("<strong>For learning only.</strong> This page cannot say what is wrong with you.") == 2


def test_who_waits_too_long_is_led_to_all_warning_signs_and_to_the_static_pages_where_there_are_any(html):
    signs = '<a href="./help?language=en">Read all warning signs, and what to do</a>'
    assert html().count(signs) == 2, "with and without a script"
    assert "plain pages" not in html()
    plain = '<a href="https://topics.example.org/edition/index.html">Read everything as plain pages</a>'
    assert html(edition="https://topics.example.org/edition").count(plain) == 2


def test_the_page_of_all_warning_signs_needs_no_script_and_has_every_line_of_the_care_cards(rulebook, library):
    app = Starlette(routes=signs.routes(Site(region="uk"), rulebook, [library]))
    text = asked(app, "/help").body
    assert "<script" not in text
    assert text.count('<li class="sign">') == len(rulebook.warnings)
    assert 'href="tel:999"' in text
    cards = CareCards(library, library.regions["uk"].marked, "h2").drawn(rulebook, rulebook.warnings)
    assert all(card in text for card in cards)


def test_the_name_of_the_clinic_is_text_and_never_a_tag(html):
    text = html(clinic="<b>Hill & Dale</b>")
    assert "&lt;b&gt;Hill &amp; Dale&lt;/b&gt;" in text
    assert "<b>Hill" not in text


def test_the_look_stands_in_the_page_before_the_first_words_and_streamlit_after_them(html, root):
    text = html()
    own = [(root / "server/assets" / name).read_text(encoding="utf-8") for name in ("look.css", "start.js", "look.js")]
    places = [text.index(part) for part in (*own, "</head>", '<div id="first"', '<script type="module"')]
    assert places == sorted(places)
    head = text[: text.index("</head>")]
    assert "stylesheet" not in head, "a style that is still on its way would hold the first words back"
    assert "src=" not in head


def test_streamlits_scripts_are_named_once_each_also_those_that_it_would_ask_for_late(html):
    named = re.findall(r'"\./(static/js/[^"]+)"', html())
    assert len(named) == len(set(named))
    assert set(named) <= {address.lstrip("/") for address in index.files()}
    for part in index.PARTS:
        assert any(f"/{part}." in address for address in named), part


def test_the_first_screens_files_are_asked_for_ahead_in_its_language_alone_and_on_no_other_screen(html, library):
    files = {"board": {"board.js": b"", "body.svg": b"", "table-en.json": b"", "table-cy.json": b""}}
    text = index.html(Site(), library, index.needed(files, "en"))
    assert '<link rel="modulepreload" fetchpriority="low" crossorigin href="./board/board.js">' in text
    assert '<link rel="preload" as="fetch" fetchpriority="low" crossorigin href="./board/body.svg">' in text
    assert "board/table-en.json" in text
    assert "table-cy" not in text
    app = Starlette(routes=index.routes({"en": html()}, ("find", "topics"), {"en": text}))
    assert "board/board.js" in asked(app, "/").body
    assert "board/board.js" not in asked(app, "/topics").body


def test_the_page_is_the_same_packed_and_plain(html):
    app = Starlette(routes=index.routes({"en": html()}, ("find", "topics")))
    plain, small = asked(app), asked(app, accept_encoding="gzip")
    assert plain.body == html() == gzip.decompress(small.content).decode()
    assert ("content-encoding" in plain.headers, small.headers["content-encoding"]) == (False, "gzip")
    assert plain.headers["vary"] == small.headers["vary"] == "Accept-Encoding"


def test_a_changed_streamlit_is_noticed_in_a_sentence(library, monkeypatch):
    monkeypatch.setattr(index, "_original", lambda: "<!DOCTYPE html><html><head></head><body></body></html>")
    with pytest.raises(ValueError, match=r"index\.html:1: '<html lang=\"' is not there once; was Streamlit changed\?"):
        index.html(Site(), library)


def test_the_icon_is_the_same_before_the_app_and_in_it(root):
    assert root / "server/assets/icon.svg" == frame.ICON
    assert not list((root / "views").rglob("icon.svg"))
