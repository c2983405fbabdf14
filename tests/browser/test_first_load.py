"""The first load: words before anything of Streamlit's has come, nothing asked for late or twice."""

from urllib.parse import urlparse

import pytest

from server import index
from tests.browser.checker import wait_for

STATIC = index._folder() / "static"
PAINTED = "performance.getEntriesByName('first-contentful-paint').length"


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    yield context.new_page()
    context.close()


def test_the_first_words_are_painted_while_all_of_streamlit_is_still_on_its_way(page, server):
    page.route("**/static/**", lambda route: None)
    page.goto(server, wait_until="commit")
    page.locator("#first .help").wait_for()
    wait_for(page, PAINTED, 1)
    bottom = page.evaluate("document.querySelector('#first .help').getBoundingClientRect().bottom")
    assert bottom == pytest.approx(768, abs=1), "it has its style"
    assert "This page cannot say what is wrong with you. A doctor can." in page.locator("#first").inner_text()
    assert "Emergency? Call your emergency number now." in page.locator("#first .help").inner_text()


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
