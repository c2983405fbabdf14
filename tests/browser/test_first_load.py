"""The first load: words before anything of Streamlit's has come, nothing asked for late or twice, every icon drawn."""

import base64
from urllib.parse import urlparse

import pytest

from server.packed import FOLDER, ICONS
from tests.server.cut_icons import STATIC, named

PAINTED = "performance.getEntriesByName('first-contentful-paint').length"
WIDTHS = """
async (names) => {
  await document.fonts.load("24px Small");
  return Object.fromEntries(names.map((name) => {
    const icon = document.body.appendChild(Object.assign(document.createElement("span"), { textContent: name }));
    return [name, Math.round(icon.getBoundingClientRect().width)];
  }));
}
"""


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    yield context.new_page()
    context.close()


def test_the_first_words_are_painted_while_all_of_streamlit_is_still_on_its_way(page, server):
    page.route("**/static/**", lambda route: None)
    page.goto(server, wait_until="commit")
    page.locator("#first .help").wait_for()
    for _ in range(100):
        if page.evaluate(PAINTED):
            break
        page.wait_for_timeout(50)
    assert page.evaluate(PAINTED) == 1
    assert page.evaluate("document.querySelector('#first .help').getBoundingClientRect().bottom") == 768, (
        "it has its style"
    )


def test_every_script_of_the_first_page_is_named_in_it_and_none_is_asked_for_twice(page, server):
    asked = []
    page.on("request", lambda request: asked.append(urlparse(request.url).path))
    text = page.goto(server).text()
    page.locator("#root h1").first.wait_for()
    scripts = [path for path in asked if path.startswith("/static/js/")]
    late = [path for path in scripts if f'"./{path.lstrip("/")}"' not in text]
    assert not late, "add the part of Streamlit's that draws with these to PARTS in server/index.py"
    assert len(scripts) == len(set(scripts))
    assert set(scripts) == {f"/static/js/{name.name}" for name in STATIC.glob("js/*.js") if f'/{name.name}"' in text}


def test_every_icon_that_is_named_anywhere_is_drawn_by_the_small_font_as_by_the_large_one(page):
    large = next(STATIC.glob("media/MaterialSymbols-Rounded.*.woff2"))
    names, drawn = sorted(named()), []
    for font in (FOLDER / ICONS, large):
        data = base64.b64encode(font.read_bytes()).decode()
        face = f"@font-face {{ font-family: Small; src: url(data:font/woff2;base64,{data}) }}"
        page.set_content(f"<style>{face} span {{ font: 24px Small; display: inline-block }}</style><body></body>")
        drawn.append(page.evaluate(WIDTHS, names))
    small, whole = drawn
    assert {name: small[name] for name in names if whole[name] == 24} == dict.fromkeys(set(names) - {"star_filled"}, 24)
