"""The tick board in a real Chromium: it answers at once, as Python does, by mouse, touch and keyboard."""

import json
import random
import re
from itertools import combinations

import pytest
from playwright.sync_api import expect

import rules
from tests.scenarios.expectations import people

SIZES = {"desktop": (1366, 768), "phone": (390, 844), "kiosk": (1080, 1920)}
EMERGENCY = "Call your emergency number now"


def ready(page):
    page.locator(".tick-board[data-ready]").wait_for()
    return page.locator(".tick-board")


def confirmed(page, changes: int) -> None:
    page.locator(f'.tick-board[data-confirmed="{changes}"]').wait_for()


def forward(page, steps: int = 1) -> None:
    for _ in range(steps):
        page.get_by_role("button", name="Continue").locator("visible=true").click()


def line(result: rules.Result) -> str:
    """The outcome as the board writes it."""
    return ", ".join(
        [*(f"{found.topic} {found.reading}" for found in result.topics), *(sign.id for sign in result.warnings)]
    )


def test_the_boards_one_line_agrees_with_python_for_all_singles_all_pairs_and_ten_thousand_sets(visitor, rulebook):
    ticks = list(rulebook.ticks)
    chance = random.Random(20261121)
    sets = [(), *((tick,) for tick in ticks), *combinations(ticks, 2)]
    sets += [tuple(chance.sample(ticks, chance.randint(3, 40))) for _ in range(10_000)]
    sets += [tuple(scenario.ticks) for scenario in people()]
    page = visitor()
    ready(page)
    told = page.evaluate(  # as text both ways: the driver takes half a minute to pass so many lists
        """async (sets) => {
          const { answer, outcome } = await import(new URL("board/answer.js", document.baseURI).href)
          const table = await (await fetch("board/table-en.json")).json()
          return JSON.stringify(JSON.parse(sets).map((ticks) => {
            const found = answer(table, new Set(ticks))
            return [outcome(found), found.topics.map(({ because }) => because)]
          }))
        }""",
        json.dumps(sets),
    )
    differing = []
    for ticks, (outcome, reasons) in zip(sets, json.loads(told), strict=True):
        result = rules.match(rulebook, ticks)
        if outcome != line(result) or reasons != [list(found.because) for found in result.topics]:
            differing.append(ticks)
    assert not differing
    assert len(sets) > 17_000


def test_a_tick_shows_its_topics_in_the_same_frame_and_python_confirms_them(visitor):
    page = visitor()
    board = ready(page)
    shown_at_once = page.evaluate(
        """() => {
          document.querySelector("#box-loc_shoulder").click()
          document.querySelector("#box-sx_stiff").click()
          return document.querySelector(".found").textContent
        }"""
    )
    assert "Calcium in a tendon" in shown_at_once
    assert "Shown because you ticked “Stiff joint, or stiff around it” and “Shoulder”." in shown_at_once
    confirmed(page, 2)
    assert board.get_attribute("data-differs") == "no"


def test_where_python_answers_otherwise_its_answer_is_shown(visitor):
    page = visitor()
    board = ready(page)
    page.locator("#box-loc_knee").check()
    confirmed(page, 1)
    page.evaluate(
        """() => {
          const topics = [{ topic: "heart-valve", reading: "main", because: ["loc_knee"] }]
          return import(new URL("board/visit.js", document.baseURI).href)
            .then(({ visit }) => visit.board.confirm({ topics, signs: [] }))
        }"""
    )
    page.locator('.tick-board[data-differs="yes"]').wait_for()
    assert board.locator(".found .matched li").get_attribute("data-topic") == "heart-valve"


def test_twenty_quick_ticks_all_arrive(visitor, rulebook):
    page = visitor()
    ready(page)
    ids = [tick.id for tick in rulebook.group("symptom")][:20]
    page.evaluate("ids => ids.forEach((id) => document.getElementById(`box-${id}`).click())", ids)
    confirmed(page, 20)
    page.get_by_role("button", name="Show my topics").locator("visible=true").click()
    page.get_by_role("heading", name="What you ticked", exact=True).wait_for()
    assert page.locator(".st-key-what-was-ticked li").count() == 20


def test_the_map_and_the_boxes_are_one(visitor):
    page = visitor()
    ready(page)
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


def test_every_place_is_on_the_map_and_in_words(visitor, rulebook, library):
    page = visitor()
    ready(page)
    for tick in rulebook.group("location"):
        region = page.locator(f'.region[data-tick="{tick.id}"][data-main]')
        assert region.get_attribute("aria-label") == library.ticks[tick.id].label
        assert page.get_by_role("checkbox", name=library.ticks[tick.id].label, exact=True).count() == 1


OF_EACH = {"warning": "rf_chest_pain", "location": "loc_knee", "symptom": "sx_stiff", "background": "bg_diabetes"}
FLOWS = {"whole page": (1366, 768), "phone": (390, 844)}


def each_question(page, flow: str):
    """Tick something in each question, then yield one after the other, in sight."""
    ready(page)
    page.evaluate("ids => ids.forEach((id) => document.getElementById(`box-${id}`).click())", list(OF_EACH.values()))
    for group, tick in OF_EACH.items():
        yield group, tick
        if flow == "phone":
            forward(page)


def ticked(page) -> set[str]:
    return set(page.locator(".tick-board input:checked").evaluate_all("boxes => boxes.map((box) => box.dataset.tick)"))


@pytest.mark.parametrize("flow", FLOWS)
def test_not_sure_takes_no_tick_away_and_a_tick_does_not_take_it_away(visitor, flow: str):
    page = visitor(*FLOWS[flow])
    for group, tick in each_question(page, flow):
        before = ticked(page)
        page.locator(f'[id="box-unsure:{group}"]').check()
        page.locator(f"#box-{tick}").uncheck()
        page.locator(f"#box-{tick}").check()
        assert ticked(page) == before | {f"unsure:{group}"}


@pytest.mark.parametrize("flow", FLOWS)
def test_none_of_these_beside_a_tick_asks_first_and_is_answered_by_keyboard_and_heard(visitor, flow: str):
    page = visitor(*FLOWS[flow])
    for group, tick in each_question(page, flow):
        before = ticked(page)
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
        assert ticked(page) == before - {tick} | {f"none:{group}"}


def test_a_tick_takes_none_of_these_away_and_the_two_ways_not_to_answer_take_each_other_away(visitor):
    page = visitor()
    ready(page)
    none, unsure = (page.locator(f'[id="box-{way}:symptom"]') for way in ("none", "unsure"))
    none.check()
    unsure.check()
    assert ticked(page) == {"unsure:symptom"}
    none.check()
    assert ticked(page) == {"none:symptom"}
    page.locator("#box-sx_weak").check()
    assert ticked(page) == {"sx_weak"}


def test_the_question_goes_with_the_next_tick_and_the_next_step(visitor):
    page = visitor(390, 844)
    ready(page)
    page.locator("#box-rf_chest_pain").check()
    for act in (lambda: page.locator('[id="box-unsure:warning"]').check(), lambda: forward(page)):
        page.locator('[id="box-none:warning"]').click()
        page.locator(".asking").wait_for()
        act()
        assert page.locator(".asking").count() == 0
    assert page.locator(".help-strip.is-ticked").count() == 1


def test_one_polite_message_for_each_tick(visitor):
    page = visitor()
    ready(page)
    page.evaluate(
        """() => {
          window.said = []
          const status = document.querySelector(".tick-board [role=status]")
          new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true })
        }"""
    )
    for id in ("loc_knee", "sx_chest_pain", "bg_none_other"):
        if page.locator(f"#box-{id}").count():
            page.locator(f"#box-{id}").check()
    page.wait_for_timeout(500)
    said = page.evaluate("window.said")
    assert len(said) == 2
    assert said[-1].endswith("Emergency advice is shown.")
    assert page.locator("[role=alert]").count() == 0


def test_steps_lead_from_question_to_question_and_the_browsers_back_keeps_the_ticks(visitor, artefact):
    page = visitor(390, 844)
    ready(page)
    assert page.locator(".question:visible").count() == 1
    forward(page)
    assert page.evaluate("document.activeElement.textContent") == "2. Places"
    page.locator("#box-loc_shoulder").check()
    forward(page)
    page.go_back()
    page.get_by_role("heading", name="2. Places").wait_for()
    assert page.locator("#box-loc_shoulder").is_checked()
    forward(page, 3)
    page.get_by_role("heading", name="What you ticked", exact=True).wait_for()
    page.get_by_role("button", name="Change: 3. Symptoms").click()
    assert page.evaluate("document.activeElement.textContent") == "3. Symptoms"
    page.locator("#box-sx_stiff").check()
    forward(page, 2)
    assert page.get_by_role("link", name="Calcium in a tendon").is_visible()
    page.screenshot(path=artefact("steps-ticked.png"))
    page.get_by_role("button", name="Show my topics").locator("visible=true").first.click()
    page.get_by_role("heading", level=1, name="Topics that match what you ticked").wait_for()
    page.locator("h1:focus").wait_for()
    assert "stiff" not in page.url
    assert "shoulder" not in page.url


@pytest.mark.parametrize("query", ["?utm_source=newsletter", "?fbclid=x", "?language=en", "?question=warning"])
def test_the_browsers_back_leads_to_the_question_before_whatever_the_address_asks(visitor, query: str):
    page = visitor(390, 844, path=f"/{query}")
    ready(page)
    forward(page, 2)
    for step in ("location", "warning"):
        page.go_back()
        page.locator(f'.tick-board[data-step="{step}"]').wait_for()
    assert page.locator(".question:visible").count() == 1


def test_the_way_back_to_a_question_leads_on_from_there_and_each_back_leads_one_step_back(visitor):
    page = visitor(390, 844)
    ready(page)
    page.locator("#box-rf_chest_pain").check()
    confirmed(page, 1)
    page.locator(".tick-board .onwards button").evaluate("button => button.click()")
    page.get_by_role("link", name="Change: 1. Warning signs").click()
    page.locator('.tick-board[data-step="warning"]').wait_for()
    forward(page, 2)
    for step in ("location", "warning"):
        page.go_back()
        page.locator(f'.tick-board[data-step="{step}"]').wait_for()
    page.go_back()
    page.get_by_role("heading", level=1, name="Topics that match what you ticked").wait_for()


def test_the_next_step_begins_with_the_emergency_card_and_the_steps_after_it_with_their_question(visitor, artefact):
    page = visitor(390, 844)
    ready(page)
    page.locator("#box-rf_chest_pain").check()
    forward(page)
    card, foot = page.locator(".ticked-cards .care-card.emergency"), page.locator(".help-strip")
    place = card.bounding_box()
    assert page.locator('[data-testid="stHeader"]').bounding_box()["height"] <= place["y"] + 1
    assert place["y"] + place["height"] < foot.bounding_box()["y"]
    assert page.evaluate("document.activeElement.textContent") == "2. Places"
    page.screenshot(path=artefact("steps-emergency.png"))
    forward(page)
    expect(page.get_by_role("heading", name="3. Symptoms")).to_be_in_viewport()
    assert card.bounding_box()["y"] < 0


@pytest.mark.parametrize(("mode", "links"), [("web", 1), ("kiosk", 0)])
def test_the_card_of_a_ticked_sign_calls_at_a_touch_but_not_at_a_kiosk(blank, servers, mode: str, links: int):
    page = blank(390, 844)
    page.goto(servers(region="uk", mode=mode))
    ready(page)
    page.locator("#box-rf_mental_health_crisis").check()
    page.locator("#box-rf_chest_pain").check()
    confirmed(page, 2)
    forward(page)
    card = page.locator(".ticked-cards .care-card.go")
    assert "Samaritans on 116 123" in card.inner_text()
    assert card.locator('a[href="tel:116123"]').count() == links
    assert bool(page.locator('a[href^="tel:"]').count()) == bool(links)
    card = page.locator(".ticked-cards .care-card.call")
    for button in card.get_by_role("link", name="Call 999").all():
        assert button.bounding_box()["height"] >= 44
        assert button.bounding_box()["width"] > 0.75 * card.bounding_box()["width"]


def test_the_way_to_help_in_the_strip_keeps_the_ticks(visitor):
    page = visitor(390, 844)
    ready(page)
    page.locator("#box-rf_chest_pain").check()
    confirmed(page, 1)
    page.get_by_role("link", name="When to get help", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("When to get help")
    expect(page.locator(".help-strip")).to_have_class("help-strip is-ticked is-call")


def test_ticks_step_and_map_are_there_again_after_reading_a_topic(visitor):
    page = visitor(390, 844)
    ready(page)
    forward(page)
    page.locator("#box-loc_shoulder").check()
    forward(page, 3)
    page.get_by_role("link", name="Calcium in a tendon").click()
    page.get_by_role("heading", level=1, name="Calcium in a tendon").wait_for()
    page.go_back()
    ready(page)
    assert page.get_by_role("heading", name="What you ticked", exact=True).is_visible()
    assert page.locator('.region[data-tick="loc_shoulder"]').first.get_attribute("aria-pressed") == "true"


def test_start_again_empties_the_board_and_an_old_tick_never_returns(visitor):
    page = visitor()
    ready(page)
    page.locator("#box-sx_stiff").check()
    page.locator("#box-rf_chest_pain").check()
    confirmed(page, 2)
    page.get_by_role("button", name="Start again").click()
    page.locator(".tick-board input:checked").first.wait_for(state="detached")
    page.locator("#box-loc_knee").check()
    confirmed(page, 1)
    assert page.locator(".tick-board input:checked").count() == 1
    assert not page.locator(".help-strip.is-ticked").count()


def test_the_strip_follows_the_board_also_after_reading_and_starting_again(visitor):
    page = visitor()
    ready(page)
    page.locator("#box-rf_chest_pain").check()
    page.locator(".help-strip.is-ticked").wait_for()
    page.locator(".found").get_by_role("link", name="What calcification is").first.click()
    page.get_by_role("heading", level=1, name="What calcification is").wait_for()
    assert page.locator(".help-strip.is-ticked").count() == 1
    page.go_back()
    ready(page)
    page.locator("#box-rf_chest_pain").uncheck()
    page.locator(".help-strip:not(.is-ticked)").wait_for()
    page.locator("#box-rf_chest_pain").check()
    page.get_by_role("button", name="Show my topics").locator("visible=true").click()
    page.get_by_role("heading", level=1, name="Topics that match what you ticked").wait_for()
    page.get_by_role("button", name="Start again").click()
    page.locator(".help-strip:not(.is-ticked)").wait_for()


@pytest.mark.parametrize("size", SIZES)
def test_the_emergency_card_is_in_sight_without_scrolling_on_the_page_of_topics(visitor, artefact, size: str):
    width, height = SIZES[size]
    page = visitor(width, height)
    ready(page)
    page.locator("#box-rf_chest_pain").check()
    strip = page.get_by_text(f"You ticked an emergency sign. {EMERGENCY}.")
    strip.wait_for()
    assert strip.bounding_box()["y"] < height
    if page.locator(".tick-board").get_attribute("data-flow") == "steps":
        forward(page, 4)
    page.get_by_role("button", name="Show my topics").locator("visible=true").first.click()
    page.get_by_role("heading", level=1, name="Topics that match what you ticked").wait_for()
    card = page.locator(".st-key-ticked-warnings .care-card.emergency")
    card.wait_for()
    page.locator("h1:focus").wait_for()  # the page is turned
    place, foot = card.bounding_box(), page.locator(".help-strip").bounding_box()
    sign = card.locator("li.ticked").bounding_box()
    assert place["y"] >= 0
    assert sign["y"] + sign["height"] <= foot["y"], "what to do, whom to call, and the sign that was ticked"
    assert place["y"] < page.get_by_role("heading", level=1).bounding_box()["y"]
    assert "You ticked:" in card.inner_text()
    page.screenshot(path=artefact(f"emergency-{size}.png"))


@pytest.mark.parametrize(("width", "height"), [(1080, 1920), (700, 900), (390, 844)])
def test_the_strip_at_the_foot_never_covers_the_buttons_of_a_step(visitor, width: int, height: int):
    page = visitor(width, height)
    ready(page)
    if page.locator(".tick-board").get_attribute("data-flow") == "page":
        page.get_by_role("button", name="Show one question at a time").click()
    strip = page.locator(".help-strip")
    button = page.get_by_role("button", name="Continue").locator("visible=true")
    for size in ("100%", "150%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        page.locator(".question.now h2").evaluate("heading => heading.scrollIntoView()")
        page.wait_for_timeout(300)
        place = button.bounding_box()
        assert place["y"] + place["height"] <= strip.bounding_box()["y"], size


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844), (320, 640)])
def test_every_row_and_button_is_at_least_44_pixels_high(visitor, width: int, height: int):
    page = visitor(width, height)
    ready(page)
    if page.locator(".tick-board").get_attribute("data-flow") == "steps":
        page.get_by_role("button", name="Show all questions on one page").click()
    sizes = page.locator(".tick-board .tick-row, .tick-board button:not(.skip):visible").evaluate_all(
        "parts => parts.map((part) => [part.textContent, part.getBoundingClientRect().height])"
    )
    assert len(sizes) > 118
    assert [words for words, height in sizes if height < 44] == []


def test_a_keyboard_alone_goes_from_the_first_question_to_a_topic(visitor):
    page = visitor(390, 844)
    ready(page)
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
    assert page.get_by_role("link", name="Calcium in a tendon").is_visible()
    page.get_by_text("The connection is lost.").wait_for()
    lonely_server.start()
    page.get_by_text("The connection is lost.").wait_for(state="hidden", timeout=60_000)
    assert page.locator("#box-sx_stiff").is_checked()
    expect(page.locator(".tick-board")).not_to_have_attribute("data-confirmed", "0", timeout=30_000)
    page.close()
