"""Nothing that can be touched, pressed or typed leads out of the kiosk; what is there can be reached and hit."""

from itertools import pairwise
from urllib.parse import urlparse

from tests.browser.checker import faults
from tests.browser.kiosk.machine import LANDSCAPE, PORTRAIT

OUT = ("paper", "bare", "file", "mail", "script", "picture")
LET_THROUGH = """() => {
  const at = document.querySelector("h1") ?? document.body;
  const all = { bubbles: true, cancelable: true, composed: true };
  const pointed = ["contextmenu", "selectstart", "dragstart", "dragover", "drop", "auxclick"];
  const made = pointed.map((name) => new MouseEvent(name, all));
  made.push(new WheelEvent("wheel", { ...all, ctrlKey: true }));
  const press = (key, held) => made.push(new KeyboardEvent("keydown", { ...all, key, ...held }));
  for (const key of ["p", "s", "n", "r", "u", "+", "-", "0"]) press(key, { ctrlKey: true });
  for (const key of ["ArrowLeft", "ArrowRight", "Home"]) press(key, { altKey: true });
  for (const key of ["F5", "F11", "F12", "BrowserBack", "ContextMenu"]) press(key, {});
  return made.filter((event) => at.dispatchEvent(event)).map((event) => event.key ?? event.type);
}"""
"""Try what a browser would answer with a menu, a selection, a zoom or a window; name what nobody cancelled."""


def test_links_that_lead_out_are_text_with_their_address(stand, small):
    app = stand(small).start()
    app.locator("#later").tap()
    app.locator("#new:not([href])").wait_for()
    for name in OUT:
        assert app.locator(f"#{name}").get_attribute("href") is None, name
    after = "link => getComputedStyle(link, '::after').content"
    assert "https://example.org/paper" in app.locator("#paper").evaluate(after)
    assert app.locator("#bare").evaluate(after) == "none"


def test_nothing_that_can_be_pressed_leads_out(stand, small):
    kiosk = stand(small)
    app = kiosk.start()
    for name in (*OUT, "inner", "open", "print", "top", "save"):
        app.locator(f"#{name}").tap()
    app.locator("#window").click(modifiers=["Control"])
    app.locator("#window").click(button="middle")
    app.locator("#window").click(modifiers=["Shift"])
    assert kiosk.page.title() != "scripted"
    assert kiosk.frame.evaluate("document.body.dataset.opened") == "false"
    app.locator("#window").tap()
    kiosk.frame.wait_for_url("**/other")  # a page of ours opens in place; by then all else has had its time
    assert not kiosk.left
    assert kiosk.page.url == f"{small.address}/kiosk"
    assert {urlparse(address).hostname for address in kiosk.asked} <= {"127.0.0.1", None}


def test_menus_selection_drag_and_dangerous_keys_are_cancelled(stand, small):
    kiosk = stand(small)
    kiosk.start()
    for document in (kiosk.page.main_frame, kiosk.frame):
        assert document.evaluate(LET_THROUGH) == []


def test_two_fingers_and_a_double_tap_do_not_zoom_and_a_long_press_opens_no_menu_and_selects_nothing(stand, small):
    kiosk = stand(small)
    place = kiosk.start().locator("#paper").bounding_box()
    session = kiosk.page.context.new_cdp_session(kiosk.page)
    finger = {"x": place["x"] + 5, "y": place["y"] + 5, "gestureSourceType": "touch"}
    session.send("Input.synthesizeTapGesture", finger | {"duration": 1500})
    assert kiosk.frame.evaluate("String(getSelection())") == ""
    session.send("Input.synthesizePinchGesture", finger | {"y": 1000, "scaleFactor": 3})
    session.send("Input.synthesizeTapGesture", finger | {"y": 1000, "tapCount": 2})
    kiosk.page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    assert kiosk.page.evaluate("visualViewport.scale") == 1
    assert not kiosk.left


def test_every_control_is_20_mm_high_and_stands_apart(stand, small):
    """The screen of the settings is 24 inches and 1080 x 1920: 72 pixels are 20 mm, and 9 are 2.5 mm."""
    kiosk = stand(small)
    kiosk.start()
    for width, height in (PORTRAIT, LANDSCAPE):
        kiosk.page.set_viewport_size({"width": width, "height": height})
        boxes = kiosk.page.locator("#bar button").evaluate_all(
            "all => all.map((one) => one.getBoundingClientRect().toJSON())"
        )
        assert len(boxes) == 6
        assert all(box["height"] >= 72 and box["width"] >= 72 and box["right"] <= width for box in boxes)
        rows = sorted(boxes, key=lambda box: (box["top"], box["left"]))
        pairs = [pair for pair in pairwise(rows) if pair[0]["top"] == pair[1]["top"]]
        assert all(right["left"] - left["right"] >= 9 for left, right in pairs)


def test_a_visit_goes_by_keyboard_alone(stand, small):
    kiosk = stand(small, clock=True)
    assert kiosk.page.evaluate("document.activeElement.className") == "start huge"
    kiosk.page.keyboard.press("Enter")
    kiosk.shows("visit")
    kiosk.page.locator("#hide").focus()
    for key, focused in (("Enter", "choose"), ("Enter", "carry-on"), ("Tab", "clear")):
        kiosk.page.keyboard.press(key)
        assert kiosk.page.evaluate("document.activeElement.id") == focused
    kiosk.page.keyboard.press("Enter")
    kiosk.ready()
    kiosk.page.keyboard.press("Enter")
    kiosk.shows("visit")
    kiosk.warned()
    kiosk.page.keyboard.press("Enter")
    kiosk.shows("visit")


def faults_in_both_looks(kiosk) -> list[str]:
    found = faults(kiosk.page, frames=False)
    kiosk.page.evaluate("document.documentElement.dataset.scheme = 'contrast'")
    found += faults(kiosk.page, frames=False)
    kiosk.page.evaluate("document.documentElement.dataset.scheme = 'auto'")
    return found


def test_no_screen_of_the_shell_has_a_fault_that_axe_finds(stand, small):
    kiosk = stand(small, clock=True)
    assert faults_in_both_looks(kiosk) == []
    kiosk.tick()
    assert faults_in_both_looks(kiosk) == []
    for button in ("Hide my screen", "Touch to go on"):
        kiosk.press(button)
        assert faults_in_both_looks(kiosk) == []
    kiosk.warned()
    assert faults_in_both_looks(kiosk) == []
    with small.without("health"):
        kiosk.shows("offline")
        assert faults_in_both_looks(kiosk) == []
