"""The first page that a browser gets, before the app is there, or without it."""

import dataclasses

import pytest

from server import index, plain
from server.site import Site


@pytest.fixture
def html(library):
    return lambda **settings: index.html(Site(**settings), library)


def test_the_page_has_its_language_and_its_title(html, library):
    assert '<html lang="en" dir="ltr">' in html()
    assert f"<title>{library.say('app.name')}</title>" in html()
    arabic = dataclasses.replace(library, language="ar")
    assert '<html lang="ar" dir="rtl">' in index.html(Site(), arabic)


def test_nothing_of_streamlits_own_words_and_pointers_is_left(html):
    text = html()
    for word in ("<title>Streamlit", "agent", "service-desc", "favicon.png", "You need to enable"):
        assert word not in text


@pytest.mark.parametrize(
    "region", ["uk", "us", "eu", "canada", "australia", "india", "new-zealand", "ireland", "other"]
)
def test_help_stands_on_every_first_page_in_the_words_of_its_region(html, library, region: str):
    text = html(region=region)
    said = library.regions[region].emergency.replace("&", "&amp;")
    assert text.count(f"<strong>{said}</strong> if an emergency sign fits") == 2, "with and without a script"
    assert said in plain.html(Site(region=region), library, "x", "")


def test_what_it_is_not_stands_there_before_the_app_and_without_a_script(html):
    assert html().count("<strong>For learning only.</strong> This page cannot say what is wrong with you.") == 2


def test_the_name_of_the_clinic_is_text_and_never_a_tag(html):
    text = html(clinic="<b>Hill & Dale</b>")
    assert "&lt;b&gt;Hill &amp; Dale&lt;/b&gt;" in text
    assert "<b>Hill" not in text


def test_the_look_is_there_before_streamlit_starts_and_all_addresses_are_relative(html):
    text = html()
    assert text.index("./start.js") < text.index("./look.js") < text.index('<script type="module"')
    assert 'src="/' not in text
    assert 'href="/' not in text


def test_a_changed_streamlit_is_noticed_in_a_sentence(library, monkeypatch):
    monkeypatch.setattr(index, "_original", lambda: "<!DOCTYPE html><html><head></head><body></body></html>")
    with pytest.raises(ValueError, match=r"index\.html:1: '<html lang=\"' is not there once; was Streamlit changed\?"):
        index.html(Site(), library)


def test_the_icon_is_the_same_before_the_app_and_in_it(root):
    assert (root / "server/assets/icon.svg").read_bytes() == (root / "views/icon.svg").read_bytes()
