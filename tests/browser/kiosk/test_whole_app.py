"""The whole app in the kiosk's shell: what is left of a visit, where its links lead, what a phone can take along."""

import io
from urllib.parse import urlparse

import pytest
import zxingcpp
from PIL import Image

PAGES = ("", "topics", "topics?topic=arteries", "catalogue", "questions", "words", "sources", "rule-table", "about")
OURS = {"find", "matches", *(path.partition("?")[0] for path in PAGES)}
PRESSED = "a[href], button, summary, [role=button], [role=tab], [role=link]"
PRESS_ALL = """async selector => {
  for (const thing of document.querySelectorAll(selector)) {
    if (!thing.isConnected || thing.getAttribute("href") || !thing.checkVisibility()) continue
    thing.click ? thing.click() : thing.dispatchEvent(new MouseEvent("click", { bubbles: true }))
    await new Promise((later) => setTimeout(later, 30))
  }
}"""
WAYS_TO_PAPER = (
    ".print-sheet button, [data-testid=stDownloadButton] button, [data-testid=stElementToolbar]:visible, a[download]"
)
START_AGAIN = "document.getElementById('start-again').click()"
"""As at a fault: no touch closes what is open."""


CONFIRMED = '.tick-board[data-confirmed="1"]'


def test_the_real_app_starts_at_a_touch_and_start_again_gives_a_fresh_visit(stand, real):
    kiosk = stand(real)
    first = kiosk.settled()
    kiosk.tick().locator(CONFIRMED).wait_for()
    kiosk.press("Start again")
    kiosk.wiped()
    assert kiosk.settled() == first
    app = kiosk.tick(1)
    app.locator(CONFIRMED).wait_for()
    assert app.get_by_role("checkbox", checked=True).count() == 1, "the last one's tick does not come back with mine"


def documents(kiosk) -> int:
    """How many documents the browser holds, once it has thrown away what nobody needs."""
    inside = kiosk.page.context.new_cdp_session(kiosk.page)
    inside.send("Performance.enable")
    for _ in range(3):
        inside.send("HeapProfiler.collectGarbage")
    return next(
        each["value"] for each in inside.send("Performance.getMetrics")["metrics"] if each["name"] == "Documents"
    )


@pytest.mark.parametrize("left", ["a list open", "a page half drawn"])
def test_the_browser_holds_no_document_of_a_visit_that_has_ended(stand, real, left: str):
    kiosk = stand(real)
    before = documents(kiosk)
    kiosk.start()
    if left == "a list open":
        app = kiosk.turn_to("questions")
        app.locator("button[data-rac]").first.tap()
        app.get_by_role("option").first.wait_for()
    else:
        kiosk.app.get_by_role("link", name="All topics").tap()
    kiosk.page.evaluate(START_AGAIN)
    kiosk.ready()
    for _ in range(20):  # a frame goes in its own time
        if documents(kiosk) == before:
            break
        kiosk.page.evaluate("new Promise((later) => setTimeout(later, 100))")
    assert documents(kiosk) == before


def path_of(address: str) -> str:
    return urlparse(address).path.strip("/")


def test_whatever_is_pressed_in_the_real_app_nothing_leaves_the_kiosk(stand, real):
    """Every link leads to a page of ours and opens in place; every button is pressed."""
    kiosk = stand(real)
    kiosk.start()
    for path in PAGES:
        app = kiosk.turn_to(path)
        links = app.locator("a[href]").evaluate_all("links => links.map((link) => [link.href, link.target])")
        assert links
        for address, target in links:
            assert address.startswith(f"{real.address}/"), address
            assert path_of(address) in OURS, address
            assert target == "", address
        kiosk.app.locator("h1").first.tap()
        app.evaluate(PRESS_ALL, PRESSED)
        app.locator('[data-test-script-state="notRunning"]').wait_for()
        assert not kiosk.left
        assert kiosk.page.url == f"{real.address}/kiosk"
        assert {urlparse(address).hostname for address in kiosk.asked} <= {"127.0.0.1", None}
        assert path_of(app.url) in OURS
        assert kiosk.screen == "visit"


def test_a_link_of_the_app_turns_its_page_and_not_the_kiosks(stand, real):
    kiosk = stand(real)
    app, length = kiosk.start(), kiosk.page.evaluate("history.length")
    app.get_by_role("link", name="All topics").tap()
    app.get_by_role("link", name="Calcium in a tendon").first.tap()
    app.get_by_role("heading", level=1, name="Calcium in a tendon").wait_for()
    assert kiosk.page.url == f"{real.address}/kiosk"
    assert kiosk.page.evaluate("history.length") == length
    assert kiosk.screen == "visit"


def test_nobody_can_print_or_download_at_a_kiosk(stand, real, visitor):
    """With the settings as shipped, on the pages where a visitor at home is offered both."""
    visitor(path="/matches").locator(WAYS_TO_PAPER).first.wait_for()
    kiosk = stand(real)
    kiosk.tick().locator(CONFIRMED).wait_for()
    for path in ("matches", "?topics=tendon,kidneys", "rule-table", "topics?topic=tendon"):
        app = kiosk.turn_to(path)
        assert app.locator(WAYS_TO_PAPER).count() == 0
        names = " ".join(app.locator("button, summary").all_inner_texts()).lower()
        assert not [word for word in ("print", "pdf", "download") if word in names]
        app.evaluate("() => { addEventListener('beforeprint', () => { document.title = 'printed' }); print() }")
        assert app.title() != "printed"
    assert not kiosk.left


def scanned(picture: bytes) -> list[str]:
    """What a phone reads that is held before the screen."""
    return [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))]


def test_a_source_is_text_with_a_code_that_a_phone_can_read_one_at_a_time_in_each_look(stand, real):
    kiosk = stand(real)
    kiosk.start()
    app = kiosk.turn_to("topics?topic=tendon")
    app.locator(".page-foot .folded > summary").first.tap()
    app.locator(".page-foot ol > li").first.wait_for()
    assert not [address for address in kiosk.asked if "/codes/" in address], "a code is drawn when it is asked for"
    assert app.locator(".page-foot ol a").count() == 0
    for number in (0, 3):
        source = app.locator(".page-foot ol > li").nth(number)
        source.get_by_text("QR code of this address").tap()
        code = source.get_by_role("img", name="QR code of the address that stands below it")
        code.scroll_into_view_if_needed()
        code.evaluate("code => code.decode()")
        assert app.locator(".code[open]").count() == 1
        address = source.locator(".address").first.inner_text()
        assert address.startswith("http")
        assert source.locator(".code .address").inner_text() == address
        assert scanned(code.screenshot()) == [address]
        kiosk.press("High contrast")
    assert not kiosk.left
    app = kiosk.turn_to("sources")
    assert app.locator(".sources > li").count() == app.locator(".sources .code").count() > 300
