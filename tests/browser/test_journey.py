"""One visitor from the first page to the last, in a real Chromium."""

from urllib.parse import urlparse

import pytest

EMERGENCY = "Call your local emergency number or go to an emergency department now"
PAGES = (
    "/",
    "/topics",
    "/topics?topic=arteries",
    "/topics?topic=nonsense",
    "/catalogue",
    "/catalogue?card=test-xray",
    "/questions",
    "/words",
    "/sources",
    "/rule-table",
    "/about",
)
SIZES = {"desktop": (1366, 768), "phone": (390, 844), "kiosk": (1080, 1920)}


def tick(page, tab: str, *labels: str) -> None:
    page.get_by_role("tab", name=tab).click()
    for label in labels:
        page.get_by_role("tabpanel", name=tab).locator("label", has_text=label).first.click()
        page.get_by_role("tabpanel", name=tab).get_by_role("checkbox", name=label, checked=True).first.wait_for()


def test_tick_read_and_start_again(visitor, artefact):
    page = visitor()
    tick(page, "2. Places", "Shoulder")
    tick(page, "3. Symptoms", "Stiff joint", "Pain or soreness")
    page.get_by_text("Shown because you ticked “Pain or soreness, mostly when I move” and “Shoulder”.").first.wait_for()
    page.screenshot(path=artefact("journey-ticked.png"))

    page.get_by_role("link", name="Read: Calcium in a tendon").click()
    page.get_by_role("heading", level=1, name="Calcium in a tendon").wait_for()
    assert page.get_by_text("Shown because you ticked").first.is_visible()
    assert page.get_by_text("Not clinically reviewed.", exact=True).is_visible()
    page.screenshot(path=artefact("journey-read.png"), full_page=True)

    page.get_by_role("link", name="Find topics").click()
    page.get_by_role("tab", name="3. Symptoms").click()
    stiff = page.get_by_role("checkbox", name="Stiff joint, or stiff around it")
    assert stiff.is_checked(), "ticks survive a page of reading"

    page.get_by_role("button", name="Start again").click()
    page.get_by_text("Nothing is ticked yet.").wait_for()
    page.get_by_role("tab", name="3. Symptoms").click()
    assert not stiff.is_checked()
    page.get_by_role("tab", name="2. Places").click()
    assert not page.get_by_role("tabpanel", name="2. Places").get_by_role("checkbox", checked=True).count()
    page.screenshot(path=artefact("journey-start-again.png"))


@pytest.mark.parametrize("size", SIZES)
def test_the_emergency_card_is_in_sight_after_chest_pain_is_ticked(visitor, artefact, size: str):
    """The strip says so wherever the visitor is; the card itself is the first thing on the page."""
    width, height = SIZES[size]
    page = visitor(width, height)
    tick(page, "1. Warning signs", "Tight, heavy or squeezing pain in the chest")
    strip = page.get_by_text(f"You ticked an emergency sign. {EMERGENCY}.")
    strip.wait_for()
    box = strip.bounding_box()
    assert 0 <= box["y"] <= height - box["height"]
    card = page.locator(".care-card.emergency")
    card.wait_for()
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    page.wait_for_timeout(300)
    place, foot = card.bounding_box(), page.locator(".st-key-help-strip-ticked").bounding_box()
    assert place["y"] >= 0
    assert place["y"] + place["height"] <= foot["y"]
    assert place["y"] < page.get_by_role("heading", level=1).bounding_box()["y"]
    assert "You ticked:" in card.inner_text()
    page.screenshot(path=artefact(f"emergency-{size}.png"))


@pytest.mark.parametrize("path", PAGES)
def test_no_page_asks_another_host_for_anything(visitor, path: str):
    page = visitor(path=path)
    page.wait_for_timeout(1000)
    hosts = {urlparse(address).hostname for address in page.asked} - {None}
    assert hosts == {"127.0.0.1"}


def test_ticks_never_stand_in_an_address_or_in_the_browsers_storage(visitor):
    page = visitor()
    tick(page, "3. Symptoms", "Stiff joint")
    page.get_by_text("Shown because you ticked").first.wait_for()
    assert not [address for address in [page.url, *page.asked] if "stiff" in address]
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert "stiff" not in stored


def test_every_box_is_a_row_of_at_least_44_pixels(visitor):
    page = visitor(390, 844)
    for tab in ("1. Warning signs", "2. Places", "3. Symptoms", "4. Background"):
        page.get_by_role("tab", name=tab).click()
        rows = page.get_by_role("tabpanel", name=tab).locator('[data-testid="stCheckbox"] label')
        rows.first.wait_for()
        heights = rows.evaluate_all("rows => rows.map(row => row.getBoundingClientRect().height)")
        assert heights
        assert min(heights) >= 44


def test_a_narrow_phone_never_scrolls_sideways(visitor):
    for path in PAGES:
        page = visitor(320, 640, path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, path


def test_an_unknown_topic_gives_a_calm_page(visitor):
    page = visitor(path="/topics?topic=../../etc/passwd")
    assert page.get_by_text("There is no topic at this address.").is_visible()
    page.get_by_role("link", name="Calcium in a tendon").wait_for()


def test_a_reader_goes_from_a_topic_to_a_test_and_back_and_keeps_the_ticks(visitor):
    page = visitor()
    tick(page, "2. Places", "Shoulder")
    tick(page, "3. Symptoms", "Stiff joint")
    page.get_by_role("link", name="Read: Calcium in a tendon").click()
    page.get_by_text("Tests, treatments and care for this topic").click()
    page.get_by_role("link", name="X-ray").first.click()
    page.get_by_role("heading", level=1, name="X-ray").wait_for()
    assert "card=test-xray" in page.url
    page.get_by_role("link", name="Calcium in a tendon").click()
    page.get_by_role("heading", level=1, name="Calcium in a tendon").wait_for()
    page.get_by_text("Why am I seeing this?").wait_for()


def test_a_row_is_reached_from_the_reason_and_the_proof_stands_on_its_page(visitor):
    page = visitor()
    tick(page, "2. Places", "Shoulder")
    tick(page, "3. Symptoms", "Stiff joint")
    page.get_by_text("Why am I seeing this?").first.click()
    page.get_by_role("link", name="See row tendon-01 in the table").click()
    assert "holds now" in page.locator("table.rules tbody tr").first.inner_text()
    page.get_by_role("heading", name="Row tendon-01").wait_for()
    page.get_by_text("What is proved about this table").wait_for()
    assert page.get_by_text("PASS.").count() == 8
    assert page.locator(".st-key-coverage img").get_attribute("alt")
