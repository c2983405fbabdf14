"""The static edition from a folder, as from a stick: a browser with scripts off, small screens, the dark, and paper."""

import re

import pytest

from press import edition
from tests.browser.checker import faults

KINDS = (
    "index.html",
    "topics/tendon.html",
    "cards/test-ct.html",
    "look-up.html",
    "rule-table.html",
    "about.html",
)
WIDE = "document.documentElement.scrollWidth"
LISTS = ("catalogue.html", "words.html", "questions.html", "sources.html", "posters.html")


@pytest.fixture(scope="module")
def folder(tmp_path_factory, library, rulebook):
    out = tmp_path_factory.mktemp("stick") / "any" / "sub folder"
    edition.publish(out, library, rulebook, "uk")
    return out


@pytest.fixture
def reader(browser, folder):
    """A reader of the files: reader(path, width=..., dark=...) opens a page; scripts are off unless asked for."""
    contexts = []

    def opened(path: str, width: int = 1280, dark: bool = False, scripts: bool = False):
        kind = {"color_scheme": "dark" if dark else "light", "java_script_enabled": scripts}
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **kind))
        page = contexts[-1].new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto((folder / path).as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


def test_every_kind_of_page_has_no_fault_that_axe_can_see(reader):
    for path, dark in ((KINDS[0], True), (KINDS[1], True), *((path, False) for path in (*KINDS, *LISTS))):
        page = reader(path, dark=dark, scripts=True)
        assert faults(page) == [], path


def test_a_reader_without_scripts_finds_help_topics_and_the_way_back(reader):
    page = reader("index.html")
    assert page.get_by_role("heading", name="Call 999 now if:").is_visible()
    page.get_by_role("link", name="Look up by hand").first.click()
    page.locator("#sx_stiff").get_by_role("link", name="Calcium in a tendon").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Calcium in a tendon"
    page.locator(".show-sources").check()
    page.locator(".numbers a").first.click()
    assert re.search(r"#source-\d+$", page.url)
    page.get_by_role("link", name="Start page").first.click()
    assert page.url.endswith("sub%20folder/index.html")
    assert all(address.startswith(("file://", "data:")) for address in page.asked)


def test_drawings_and_style_are_found_from_a_sub_folder(reader):
    page = reader("topics/tendon.html", scripts=True)
    drawing = page.locator("figure img")
    assert drawing.evaluate("image => image.complete && image.naturalWidth > 100")
    heading = page.locator(".care-card.emergency h3").first
    assert heading.evaluate("e => getComputedStyle(e).color") == "rgb(255, 255, 255)"


def test_no_page_moves_sideways_on_a_small_screen_or_with_large_letters_or_asks_outside(reader):
    for path in (*KINDS, *LISTS, "topics/basics.html"):
        page = reader(path, width=320, scripts=True)
        assert page.evaluate(WIDE) <= 320, path
        page.set_viewport_size({"width": 640, "height": 900})
        page.add_style_tag(content="html { font-size: 200% !important }")
        assert page.evaluate(WIDE) <= 640, path
        assert page.asked
        assert all(address.startswith(("file://", "data:")) for address in page.asked)


def test_the_first_stop_of_a_keyboard_is_the_way_to_the_page(reader):
    page = reader("topics/tendon.html", scripts=True)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_rule_table_prints_as_a_table_across_the_paper(reader):
    page = reader("rule-table.html")
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    width, height = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed).groups()
    assert float(width) > float(height)
    assert len(re.findall(rb"/Type /Page\b", printed)) < 30
