"""What the open page remembers of a visit: it loses no tick that was made, and keeps none of a visit that ended."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import drawn, still, tick

MARKS = ("bg_leg_veins", "loc_injection_site", "sx_blood_pee")
"""Three ticks that no row of the table has together: where they stand together, a visit stood."""
EMERGENCY = "rf_chest_pain"
TURNS = 20
LISTS = """function (marks) {
  const list = (kept) => { try { return [...kept] } catch { return [] } }
  return this.map(list).filter((kept) => kept.length < 60 && marks.every((mark) => kept.includes(mark)))
}"""
ADDRESS = "address => { history.pushState(null, '', address); dispatchEvent(new PopStateEvent('popstate')) }"
TRANSLATE = """() => {
  const kind = (text) => (text.data.trim() && !text.parentElement.closest("script, style") ? 1 : 3)
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, kind)
  const all = []
  while (texts.nextNode()) all.push(texts.currentNode)
  for (const text of all) text.replaceWith(Object.assign(document.createElement("font"), { textContent: text.data }))
}"""
"""What a browser's translator does to a page, but for the other language."""


def turn(page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).locator("visible=true").first.click()
    expect(page.locator(".tick-board[data-ready]")).to_have_count(int(name == "Find topics"))
    still(page)


def listeners(session) -> int:
    session.send("HeapProfiler.collectGarbage")
    return session.send("Memory.getDOMCounters")["jsEventListeners"]


def held(page) -> list[object]:
    """Return what in the memory of the page has all marks: sets, lists, and what was sent to and fro as text."""
    session = page.context.new_cdp_session(page)  # let go again: what was looked at would be held by the looking
    found = [thing for kind in ("Set", "Array") for thing in _all(session.send, kind)]
    parts: list[str] = []
    session.on("HeapProfiler.addHeapSnapshotChunk", lambda part: parts.append(part["chunk"]))
    session.send("HeapProfiler.takeHeapSnapshot")
    session.detach()
    texts = json.loads("".join(parts))["strings"]
    return found + [text for text in texts if "attempt" in text and all(mark in text for mark in MARKS)]


def _all(ask, kind: str) -> list[object]:
    prototype = ask("Runtime.evaluate", {"expression": f"{kind}.prototype"})["result"]["objectId"]
    objects = ask("Runtime.queryObjects", {"prototypeObjectId": prototype})["objects"]["objectId"]
    asked = {"objectId": objects, "returnByValue": True, "functionDeclaration": LISTS}
    return ask("Runtime.callFunctionOn", asked | {"arguments": [{"value": list(MARKS)}]})["result"]["value"]


def test_however_often_the_page_is_turned_there_is_one_board_and_start_again_leaves_nothing_ticked_in_memory(visitor):
    page = visitor()
    tick(page, *MARKS)
    turn(page, "All topics")
    turn(page, "Find topics")
    session = page.context.new_cdp_session(page)
    before = listeners(session)
    for _ in range(TURNS // 2):
        turn(page, "All topics")
        turn(page, "Find topics")
    assert listeners(session) <= before + 150, "one page that is not collected yet, and no more"
    session.detach()
    assert page.locator(".tick-board").count() == 1
    assert page.locator("#box-sx_blood_pee").is_checked()
    assert held(page), "this test sees a visit while it lasts"
    page.get_by_role("button", name="Start again").click()
    page.locator(".tick-board[data-ready] input:checked").first.wait_for(state="detached")
    for _ in range(10):  # what draws the page keeps the page before until it draws again
        still(page)
        if not (left := held(page)):
            break
    assert left == []


@pytest.mark.parametrize("is_early", [True, False])
def test_a_tick_counts_also_where_the_page_is_turned_in_the_same_moment(visitor, is_early: bool):
    page = visitor()
    page.locator(".tick-board[data-ready]").wait_for()
    still(page)
    page.evaluate(
        """([box, isEarly]) => {
          const parts = [box, ".onwards button"]
          for (const part of isEarly ? parts : parts.reverse()) document.querySelector(part).click()
        }""",
        [f"#box-{EMERGENCY}", is_early],
    )
    page.get_by_role("heading", level=1, name="Topics that match what you ticked").wait_for()
    page.locator(".ticked-warnings .care-card.emergency").wait_for()
    page.locator(".help-strip.is-ticked").wait_for()
    still(page)
    expect(page.locator(".what-was-ticked li")).to_have_count(1)


PLACES = {
    "matches": ".ticked-warnings .care-card.emergency",
    "topics?topic=heart-valve": ".care-card.emergency",
    "catalogue?card=test-xray": ".help-strip.is-ticked",
}
"""Pages to be asleep on, each with a part that stays to be seen."""


def is_covered(page, selector: str) -> bool:
    """Whether something lies over the middle of an element, or it is out of sight."""
    return page.locator(selector).first.evaluate(
        """part => {
          part.scrollIntoView({ block: "center" })
          const { left, top, width, height } = part.getBoundingClientRect()
          return !part.contains(document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20)))
        }"""
    )


@pytest.fixture
def window(browser):
    """A window with a clock that can be put forward: window(address)."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.clock.install()
    yield lambda address: page.goto(address) and page
    page.close()


def lose(page, server) -> None:
    server.kill()
    page.get_by_text("The connection is lost.").wait_for()


def find_again(page, server) -> None:
    server.start()
    page.get_by_text("The connection is lost.").wait_for(state="hidden", timeout=60_000)


@pytest.mark.parametrize(("place", "part"), PLACES.items())
def test_ticks_outlive_a_lost_server_on_every_page(lonely_server, window, place: str, part: str):
    """A telephone that sleeps comes back to a server that has forgotten the visit, as one that was started anew has."""
    page = window(lonely_server.address)
    tick(page, EMERGENCY, "loc_shoulder")
    page.evaluate(ADDRESS, f"/{place}")
    page.locator(".tick-board").wait_for(state="detached")  # it has such a card too
    page.locator(part).first.wait_for()
    still(page)
    lose(page, lonely_server)
    page.clock.run_for(4000)  # by now Streamlit's own window would be there
    assert page.locator("[role=dialog]").count() == 0
    assert not is_covered(page, part)
    find_again(page, lonely_server)
    turn(page, "Sources")
    page.get_by_role("heading", level=1, name="Sources").wait_for()
    page.locator(".help-strip.is-ticked").wait_for()
    turn(page, "Find topics")
    assert page.locator(".tick-board input:checked").count() == 2


def test_start_again_takes_the_ticks_from_everywhere_also_where_the_server_is_lost_afterwards(lonely_server, window):
    page = window(lonely_server.address)
    tick(page, EMERGENCY, "loc_shoulder")
    page.get_by_role("button", name="Start again").click()
    page.locator(".tick-board[data-ready] input:checked").first.wait_for(state="detached")
    still(page)
    lose(page, lonely_server)
    find_again(page, lonely_server)
    turn(page, "My topics")
    page.get_by_text("Nothing is ticked.").first.wait_for()
    assert page.locator(".help-strip.is-ticked").count() == 0


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("topics?topic=tendon", "topics?topic=kidneys"),
        ("catalogue?card=test-xray", "catalogue?card=test-mri"),
        ("topics?letter=c", "topics?letter=t"),
        ("class?case=sore-shoulder", "class?case=sore-shoulder&step=table"),
    ],
)
def test_a_page_that_a_browser_has_translated_leaves_nothing_on_the_next_one(visitor, first: str, then: str):
    page = visitor(path=f"/{then}")
    still(page)
    wanted = page.inner_text("body")
    drawn(page, page.url.replace(then, first))
    page.evaluate(TRANSLATE)
    page.evaluate(ADDRESS, f"/{then}")
    page.wait_for_function("wanted => document.body.innerText === wanted", arg=wanted)
