"""What the server adds, as a browser sees it: the look, the first page, the policy."""

from urllib.parse import urlparse

import pytest

from tests.browser.checker import DARK, LIGHT, PAPER, wait_for

STORED = "[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]"
LATE = "document.querySelector('#first .late').getAnimations()[0]"
"""The style's own clock: a script may be what does not run. Here it is put forward."""
SIZE = "getComputedStyle(document.documentElement).fontSize"


@pytest.fixture
def window(blank, server):
    """A window of its own, with wishes of its device: window("/", color_scheme="dark")."""

    def opened(path: str = "/", ready: str = "#root h1", blocked: str = "", **device):
        page = blank(**device)
        page.said, page.asked = [], []
        page.on("console", lambda line: page.said.append(line.text) if line.type == "error" else None)
        page.on("request", lambda request: page.asked.append(request.url))
        if blocked:
            page.route(blocked, lambda route: route.abort())
        page.goto(server + path)
        page.locator(ready).first.wait_for()
        return page

    return opened


def test_a_choice_of_colours_turns_the_page_at_once_both_ways_without_a_reload(window):
    page = window()
    page.evaluate("window.here = true; window.heard = []; addEventListener('look', e => heard.push(e.detail.shown))")
    for scheme, paper in (("dark", DARK), ("light", LIGHT), ("dark", DARK)):
        page.evaluate(f"look.set({{ scheme: '{scheme}' }})")
        wait_for(page, PAPER, paper)
        assert page.evaluate("document.documentElement.dataset.scheme") == scheme
    page.evaluate("look.set({ scheme: 'contrast' })")
    assert page.evaluate("document.documentElement.dataset.scheme") == "contrast"
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"), "high contrast is a dark theme"
    page.evaluate("look.reset()")
    wait_for(page, PAPER, LIGHT)
    assert page.evaluate("window.heard") == ["dark", "light", "dark", "contrast", "light"]
    assert page.evaluate("window.here"), "the page was never left"


def test_the_look_stays_for_the_tab_and_nothing_else_is_kept(window):
    page = window("/topics?topic=tendon")
    assert page.evaluate(STORED) == [[], [], ""]
    for size, pixels in ((1, "18px"), (2, "22px"), (3, "27px")):
        page.evaluate(f"look.set({{ size: {size} }})")
        assert page.evaluate(SIZE) == pixels
    page.evaluate("look.set({ scheme: 'dark', size: 3 })")
    page.reload()
    page.locator("#root h1").first.wait_for()
    wait_for(page, PAPER, DARK)
    assert page.evaluate(SIZE) == "27px"
    assert page.evaluate(STORED) == [[], ["look"], ""]
    page.evaluate("look.reset()")
    assert page.evaluate(STORED) == [[], [], ""]
    assert page.evaluate(SIZE) == "18px"


def test_a_broken_memory_of_the_look_is_no_fault(seat, server):
    page = seat()
    for kept in ("{", '{"scheme": "pink", "size": 9}', "null", "[]", '"dark"'):
        page.goto(f"{server}/status")
        page.evaluate("kept => sessionStorage.setItem('look', kept)", kept)
        page.goto(f"{server}/about", wait_until="commit")
        wait_for(page, "window.look?.get()", {"scheme": "auto", "size": 1})
        page.locator("#first .help").wait_for()


def test_what_the_device_prefers_is_followed_until_the_visitor_chooses(window):
    page = window(color_scheme="dark")
    wait_for(page, PAPER, DARK)
    page.emulate_media(color_scheme="light")
    wait_for(page, PAPER, LIGHT)
    page.emulate_media(contrast="more")
    wait_for(page, "document.documentElement.dataset.scheme", "contrast")
    page.evaluate("look.set({ scheme: 'light' })")
    wait_for(page, PAPER, LIGHT)
    page.emulate_media(color_scheme="dark", contrast="no-preference")
    wait_for(page, "matchMedia('(prefers-contrast: more)').matches", False)
    assert page.evaluate("document.documentElement.dataset.scheme") == "light"
    assert page.evaluate(PAPER) == LIGHT


@pytest.mark.parametrize("path", ["/status", "/ruler", "/help"])
def test_no_plain_page_breaks_the_policy_asks_another_host_or_asks_for_what_is_not_there(window, path: str):
    page = window(path, ready="h1")
    assert page.said == []
    asked = [urlparse(address) for address in page.asked if address.startswith("http")]
    assert {address.hostname for address in asked} == {"127.0.0.1"}
    assert {address.path for address in asked[1:]} <= {"/icon.svg", "/favicon.png", "/look.css", "/look.js"}


def test_a_part_that_never_comes_does_not_keep_the_rest_of_the_page_back(window):
    page = window(ready="html:not([data-waiting]) #root p", blocked="**/board/board.js")
    assert "For learning only." in page.locator("#root").inner_text()
    assert page.locator("#first").count() == 0


def test_without_a_script_a_reader_learns_why_and_where_to_get_help(window, artefact):
    page = window(ready="#without-script", java_script_enabled=False)
    said = page.locator("#without-script").inner_text()
    assert "These pages need JavaScript." in said
    assert "Emergency? Call your emergency number now." in said
    assert not page.locator("#first").is_visible()
    page.screenshot(path=artefact("without-script.png"))


def test_the_lines_of_the_ruler_are_as_long_as_the_screen_makes_them(window, artefact):
    page = window("/ruler", ready="h1")
    lengths = [line.bounding_box()["width"] for line in page.locator("main p > span").all()]
    assert lengths == pytest.approx([mm * 3.6137 for mm in (10, 20, 50, 100)], abs=0.5)
    page.screenshot(path=artefact("ruler.png"), full_page=True)


REWRITTEN = ('"use strict";', '"use strict"; ')
"""What an edge does that rewrites scripts: the policy no longer knows them."""


def rewrite(route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace(*REWRITTEN))


HINDRANCES = {
    "a browser that cannot read Streamlit": lambda page: page.route(
        "**/static/js/index*", lambda route: route.fulfill(body="/(/v", content_type="text/javascript")
    ),
    "a network without web sockets": lambda page: page.route_web_socket("**", lambda socket: socket.close()),
    "a proxy with another Host": lambda page: page.route("**/s*/**", lambda route: route.fulfill(status=403)),
    "no script lives": lambda page: (
        page.route("**/static/js/**", lambda route: route.abort()),
        page.route(lambda address: urlparse(address).path == "/", rewrite),
    ),
}


@pytest.mark.parametrize("hindrance", HINDRANCES)
def test_a_page_that_cannot_start_says_so_within_20_seconds_and_leads_to_all_warning_signs(
    blank, server, rulebook, hindrance
):
    page = blank()
    HINDRANCES[hindrance](page)
    page.goto(server, wait_until="commit")
    way = page.get_by_role("link", name="Read all warning signs, and what to do")
    page.locator("#first .late").wait_for(state="attached")
    assert not way.is_visible()
    assert page.evaluate(f"{LATE}.effect.getComputedTiming().endTime") < 20_000
    page.evaluate(f"{LATE}.finish()")
    way.wait_for()
    assert "cannot open the page" in page.locator("#first").inner_text()
    way.click()
    page.get_by_role("heading", name="When to get help").wait_for()
    assert page.locator("li").count() == len(rulebook.warnings)
    assert "Call your emergency number now" in page.locator(".care-card.call h2").inner_text()
    page.get_by_role("link", name="Go to the first page").click()
    assert urlparse(page.url).path == "/"


def test_an_edge_that_rewrites_our_scripts_does_not_hide_the_finished_page(blank, server):
    page = blank(permissions=["local-network-access"])  # Chromium does not know where a changed page came from
    page.route(lambda address: urlparse(address).path == "/", rewrite)
    page.goto(server)
    page.locator("#root h1").first.wait_for()
    page.locator("#first").wait_for(state="hidden")
    assert page.evaluate("document.elementFromPoint(400, 300).closest('#root') !== null")


def test_a_wrong_address_leads_back_to_the_first_page(window):
    page = window("/nonsense/deeper", ready="h1")
    page.get_by_role("link", name="Go to the first page").click()
    page.locator("#root h1").first.wait_for()
    assert urlparse(page.url).path == "/"
