"""The tick board in a real Chromium: it answers at once, as Python does, by mouse, touch and keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import KIOSK, show_topics, tick

SIZES = {"desktop": (1366, 768), "phone": (390, 844), "kiosk": (1080, 1920)}
EMERGENCY = "Call your emergency number now"

STEP = ".tick-board[data-step='{}']"
FOCUSED = "document.activeElement.textContent"


@pytest.fixture
def board(visitor):
    """Open the board as a visitor does: board(390, 844)."""
    return lambda width=1366, height=768, path="/": ready(visitor(width, height, path=path))


def ready(page):
    page.locator(".tick-board[data-ready]").wait_for()
    return page


def forward(page, steps: int = 1) -> None:
    for _ in range(steps):
        page.get_by_role("button", name="Continue").locator("visible=true").click()


def back(page, *steps: str) -> None:
    """Go back with the browser's own button, through these steps."""
    for step in steps:
        page.go_back()
        page.locator(STEP.format(step)).wait_for()


def click(page, *ids: str) -> None:
    """Tick many boxes in one moment."""
    page.evaluate("ids => ids.forEach((id) => document.getElementById(`box-${id}`).click())", ids)


def confirmed(page, changes: int) -> None:
    page.locator(f'.tick-board[data-confirmed="{changes}"]').wait_for()


def ticked(page) -> set[str]:
    return set(page.locator(".tick-board input:checked").evaluate_all("boxes => boxes.map((box) => box.dataset.tick)"))


TICK_TWO = """() => {
  document.querySelector("#box-loc_shoulder").click()
  document.querySelector("#box-sx_stiff").click()
  return document.querySelector(".found").textContent
}"""
ANSWER_OTHERWISE = """async () => {
  const topics = [{ topic: "heart-valve", reading: "main", because: ["loc_shoulder"] }]
  const { visit } = await import(new URL("board/visit.js", document.baseURI).href)
  visit.board.confirm({ topics, signs: [] })
}"""


def test_a_tick_shows_its_topics_in_the_same_frame_and_python_confirms_them(board):
    page = board()
    shown_at_once = page.evaluate(TICK_TWO)
    assert "Calcium in a tendon" in shown_at_once
    assert "Shown because you ticked “Stiff joint, or stiff around it” and “Shoulder”." in shown_at_once
    confirmed(page, 2)
    assert page.locator(".tick-board").get_attribute("data-differs") == "no"


def test_where_python_answers_otherwise_its_answer_is_shown(board):
    page = board()
    tick(page, "loc_shoulder")
    page.evaluate(ANSWER_OTHERWISE)
    page.locator('.tick-board[data-differs="yes"]').wait_for()
    assert page.locator(".found .matched li").get_attribute("data-topic") == "heart-valve"


def test_twenty_quick_ticks_all_arrive(board, rulebook):
    page = board()
    ids = [tick.id for tick in rulebook.group("symptom")][:20]
    click(page, *ids)
    confirmed(page, 20)
    show_topics(page)
    expect(page.locator(".what-was-ticked li")).to_have_count(20)


def test_the_map_and_the_boxes_are_one(board):
    page = board()
    region = page.locator('.region[data-tick="loc_knee"][data-main]')
    region.click()
    assert page.locator("#box-loc_knee").is_checked()
    page.locator("#box-loc_knee").uncheck()
    assert region.get_attribute("aria-pressed") == "false"
    region.focus()
    assert page.locator(".map-name").inner_text() == "Knee"
    page.keyboard.press("Space")
    assert page.locator("#box-loc_knee").is_checked()
    assert page.locator(".map-name").inner_text() == "Knee: ticked"
    page.keyboard.press("Enter")
    assert not page.locator("#box-loc_knee").is_checked()


OF_EACH = {"warning": "rf_chest_pain", "location": "loc_knee", "symptom": "sx_stiff", "background": "bg_diabetes"}
FLOWS = {"whole page": (1366, 768), "phone": (390, 844)}


def each_question(page, flow: str):
    """Tick something in each question, then yield one after the other, in sight."""
    click(page, *OF_EACH.values())
    for group, box in OF_EACH.items():
        yield group, box
        if flow == "phone":
            forward(page)


@pytest.mark.parametrize("flow", FLOWS)
def test_not_sure_takes_no_tick_away_and_none_of_these_asks_first_and_is_answered_by_keyboard(board, flow: str):
    page = board(*FLOWS[flow])
    for group, box in each_question(page, flow):
        before = ticked(page)
        unsure = page.locator(f'[id="box-unsure:{group}"]')
        unsure.check()
        page.locator(f"#box-{box}").uncheck()
        page.locator(f"#box-{box}").check()
        assert ticked(page) == before | {f"unsure:{group}"}, "not sure of others takes no tick away, nor the other way"
        unsure.uncheck()
        none = page.locator(f'[id="box-none:{group}"]')
        none.focus()
        page.keyboard.press("Space")
        no = page.get_by_role("button", name="Keep what I ticked")
        expect(no).to_be_focused()
        expect(no).to_be_in_viewport()
        expect(no).to_have_accessible_description(re.compile("^You ticked “.+” here. “None of these” takes that "))
        page.keyboard.press("Enter")
        assert ticked(page) == before, "nothing is lost before it is answered, nor by a no"
        expect(none).to_be_focused()
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert ticked(page) == before - {box} | {f"none:{group}"}


def test_the_question_goes_with_the_next_tick_and_the_next_step(board):
    page = board(390, 844)
    page.locator("#box-rf_chest_pain").check()
    for act in (lambda: page.locator('[id="box-unsure:warning"]').check(), lambda: forward(page)):
        page.locator('[id="box-none:warning"]').click()
        page.locator(".asking").wait_for()
        act()
        assert page.locator(".asking").count() == 0
    assert page.locator(".help-strip.is-ticked").count() == 1


def test_one_polite_message_for_each_tick(board):
    page = board()
    page.evaluate(
        """() => {
          window.said = []
          const status = document.querySelector(".tick-board [role=status]")
          new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true })
        }"""
    )
    tick(page, "loc_knee", "sx_chest_pain")
    said = page.evaluate("window.said")
    assert len(said) == 2
    assert said[-1].endswith("Emergency advice is shown.")
    assert page.locator("[role=alert]").count() == 0


@pytest.mark.parametrize("query", ["", "?utm_source=newsletter", "?question=warning"])
def test_steps_lead_on_and_the_browsers_back_leads_back_with_every_tick_whatever_the_address_asks(board, query: str):
    page = board(390, 844, path=f"/{query}")
    assert page.locator(".question:visible").count() == 1
    forward(page)
    assert page.evaluate(FOCUSED) == "2. Places"
    page.locator("#box-loc_shoulder").check()
    forward(page)
    back(page, "location", "warning")
    forward(page, 4)
    page.get_by_role("button", name="Change: 3. Symptoms").click()
    assert page.evaluate(FOCUSED) == "3. Symptoms"
    page.locator("#box-sx_stiff").check()
    forward(page, 2)
    page.get_by_role("link", name="Calcium in a tendon").click()
    page.get_by_role("heading", level=1, name="Calcium in a tendon").wait_for()
    back(page, "ticked")
    assert page.locator('.region[data-tick="loc_shoulder"]').first.get_attribute("aria-pressed") == "true"
    show_topics(page)
    page.locator("h1:focus").wait_for()
    assert not [word for word in ("stiff", "shoulder") if word in page.url]
    page.get_by_role("link", name="Change: 2. Places").click()
    page.locator(STEP.format("location")).wait_for()
    forward(page, 2)
    back(page, "symptom", "location")
    page.go_back()
    page.get_by_role("heading", level=1, name="Topics that match what you ticked").wait_for()


def test_the_next_step_begins_with_the_emergency_card_and_the_steps_after_it_with_their_question(board, artefact):
    page = board(390, 844)
    page.locator("#box-rf_chest_pain").check()
    forward(page)
    card, foot = page.locator(".ticked-cards .care-card.emergency"), page.locator(".help-strip")
    place = card.bounding_box()
    assert place["y"] >= 0
    assert place["y"] + place["height"] < foot.bounding_box()["y"]
    assert page.evaluate(FOCUSED) == "2. Places"
    page.screenshot(path=artefact("steps-emergency.png"))
    forward(page)
    expect(page.get_by_role("heading", name="3. Symptoms")).to_be_in_viewport()
    assert card.bounding_box()["y"] < 0


@pytest.mark.parametrize(("site", "links"), [({"region": "uk"}, 1), (KIOSK, 0)], ids=["web", "kiosk"])
def test_the_card_of_a_ticked_sign_calls_at_a_touch_but_not_at_a_kiosk(blank, servers, site: dict, links: int):
    page = blank(390, 844)
    page.goto(servers(**site))
    tick(page, "rf_mental_health_crisis", "rf_chest_pain")
    forward(page)
    card = page.locator(".ticked-cards .care-card.go")
    assert "Samaritans on 116 123" in card.inner_text()
    assert card.locator('a[href="tel:116123"]').count() == links
    assert bool(page.locator('a[href^="tel:"]').count()) == bool(links)
    card = page.locator(".ticked-cards .care-card.call")
    for button in card.get_by_role("link", name="Call 999").all():
        assert button.bounding_box()["height"] >= 44
        assert button.bounding_box()["width"] > 0.75 * card.bounding_box()["width"]


def test_start_again_empties_the_board_and_an_old_tick_never_returns(board):
    page = board()
    tick(page, "sx_stiff", "rf_chest_pain")
    page.get_by_role("button", name="Start again").click()
    page.locator(".tick-board input:checked").first.wait_for(state="detached")
    page.locator("#box-loc_knee").check()
    expect(page.locator(".tick-board input:checked")).to_have_count(1)
    assert not page.locator(".help-strip.is-ticked").count()
    show_topics(page)
    expect(page.locator(".what-was-ticked li")).to_have_text("Knee")


def test_the_strip_follows_the_board_also_after_reading_and_starting_again_and_leads_to_help(board):
    page, on, off = board(), ".help-strip.is-ticked", ".help-strip:not(.is-ticked)"
    tick(page, "rf_chest_pain")
    page.locator(on).wait_for()
    page.locator(".found").get_by_role("link", name="What calcification is").first.click()
    page.get_by_role("heading", level=1, name="What calcification is").wait_for()
    assert page.locator(on).count() == 1
    page.locator(".help-strip").get_by_role("link", name="When to get help").click()
    page.get_by_role("heading", level=1, name="When to get help").wait_for()
    expect(page.locator(".help-strip")).to_have_class("help-strip is-ticked is-call")
    page.go_back()
    page.go_back()
    ready(page).locator("#box-rf_chest_pain").uncheck()
    page.locator(off).wait_for()
    page.locator("#box-rf_chest_pain").check()
    show_topics(page)
    page.get_by_role("button", name="Start again").click()
    page.locator(off).wait_for()


@pytest.mark.parametrize("size", SIZES)
def test_the_emergency_card_is_in_sight_without_scrolling_on_the_page_of_topics(board, artefact, size: str):
    width, height = SIZES[size]
    page = board(width, height)
    page.locator("#box-rf_chest_pain").check()
    strip = page.get_by_text(f"You ticked an emergency sign. {EMERGENCY}.")
    strip.wait_for()
    assert strip.bounding_box()["y"] < height
    if page.locator(".tick-board").get_attribute("data-flow") == "steps":
        forward(page, 4)
    show_topics(page)
    card = page.locator(".ticked-warnings .care-card.emergency")
    card.wait_for()
    page.locator("h1:focus").wait_for()  # the page is turned
    place, foot = card.bounding_box(), page.locator(".help-strip").bounding_box()
    sign = card.locator("li.ticked").bounding_box()
    assert place["y"] >= 0
    assert sign["y"] + sign["height"] <= foot["y"], "what to do, whom to call, and the sign that was ticked"
    assert place["y"] < page.get_by_role("heading", level=1).bounding_box()["y"]
    assert "You ticked:" in card.inner_text()
    page.screenshot(path=artefact(f"emergency-{size}.png"))


def test_the_strip_at_the_foot_never_covers_the_buttons_of_a_step(board):
    page = board(1080, 1920)
    if page.locator(".tick-board").get_attribute("data-flow") == "page":
        page.get_by_role("button", name="Show one question at a time").click()
    strip = page.locator(".help-strip")
    button = page.get_by_role("button", name="Continue").locator("visible=true")
    for width, height in ((1080, 1920), (700, 900), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        for size in ("100%", "150%"):
            page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
            page.locator(".question.now h2").evaluate("heading => heading.scrollIntoView()")
            page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
            place = button.bounding_box()
            assert place["y"] + place["height"] <= strip.bounding_box()["y"], (width, size)


def test_every_row_and_button_is_at_least_44_pixels_high(board):
    page = board(390, 844)
    page.get_by_role("button", name="Show all questions on one page").click()
    for width, height in ((390, 844), (320, 640), (1366, 768)):
        page.set_viewport_size({"width": width, "height": height})
        sizes = page.locator(".tick-board .tick-row, .tick-board button:not(.skip):visible").evaluate_all(
            "parts => parts.map((part) => [part.textContent, part.getBoundingClientRect().height])"
        )
        assert len(sizes) > 118
        assert [words for words, height in sizes if height < 44] == [], width


def test_a_keyboard_alone_goes_from_the_first_question_to_a_topic(board):
    page = board(390, 844)
    page.locator(".question.now h2").focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator(".tick-board input:checked").count() == 1
    for _ in range(4):
        page.get_by_role("button", name="Continue").locator("visible=true").focus()
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Show my topics").locator("visible=true").first.focus()
    page.keyboard.press("Enter")
    page.locator("h1:focus").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement !== document.body")


def test_the_board_keeps_answering_when_the_connection_is_lost(lonely_server, browser):
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(lonely_server.address)
    ready(page)
    lonely_server.kill()
    page.locator("#box-loc_shoulder").check()
    page.locator("#box-sx_stiff").check()
    assert page.locator(".found").get_by_role("link", name="Calcium in a tendon").is_visible()
    page.get_by_text("The connection is lost.").wait_for()
    lonely_server.start()
    page.get_by_text("The connection is lost.").wait_for(state="hidden", timeout=60_000)
    assert page.locator("#box-sx_stiff").is_checked()
    expect(page.locator(".tick-board")).not_to_have_attribute("data-confirmed", "0", timeout=30_000)
    page.close()


def test_from_the_front_door_a_page_about_a_place_is_offered_after_two_clicks_and_read_after_three(board):
    page = board()
    page.get_by_role("link", name="Show where it is").click()
    expect(page.locator(".door")).to_have_count(0)
    page.locator("#box-loc_shoulder").check()
    page.locator(".found").get_by_role("link", name="Calcium in a tendon").click()
    page.get_by_role("heading", level=1, name="Calcium in a tendon").wait_for()
