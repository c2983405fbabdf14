"""A care card looks the same wherever it stands: app, kiosk, class, plain pages, and an edition on a stick."""

import pytest

from press import edition
from tests.browser.conftest import KIOSK, drawn

COLOURS = """() => Object.fromEntries([...document.querySelectorAll('.care-card')].map(card => {
    const [own, head] = [card, card.querySelector('h2, h3')].map(it => getComputedStyle(it));
    return [card.className, [own.backgroundColor, own.color, own.borderTopColor, own.borderTopWidth,
        own.borderTopStyle, head.backgroundColor, head.color, head.fontWeight]];
}))"""
"""What each kind of card on a page is coloured with."""
KINDS = {"care-card emergency call", "care-card emergency go", "care-card urgent", "care-card soon"}


@pytest.fixture(scope="module")
def stick(tmp_path_factory, library, rulebook) -> str:
    folder = tmp_path_factory.mktemp("look") / "edition"
    edition.publish(folder, library, rulebook, "uk")
    return (folder / "index.html").as_uri()


def surfaces(servers, stick: str) -> dict[str, str]:
    web, kiosk, help_page = servers(), servers(**KIOSK), "topics?topic=when-to-get-help"
    return {
        "app": f"{web}/{help_page}",
        "class": f"{web}/{help_page}&mode=projector",
        "app at a kiosk": f"{kiosk}/{help_page}",
        "shell of a kiosk": f"{kiosk}/kiosk",
        "plain page": f"{web}/help",
        "edition": stick,
    }


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_a_care_card_has_the_same_colours_everywhere(seat, servers, stick, look: str):
    page = seat(color_scheme="light" if look == "light" else "dark")
    found = {}
    for name, address in surfaces(servers, stick).items():
        drawn(page, address) if "app" in name or name == "class" else page.goto(address)
        if look == "contrast" or name == "shell of a kiosk":  # which is light until somebody chooses
            page.evaluate("look => { document.documentElement.dataset.scheme = look }", look)
        page.locator(".care-card").first.wait_for(state="attached")
        found[name] = page.evaluate(COLOURS)
    assert set(found["app"]) == KINDS
    assert found["app"]["care-card emergency call"] != found["app"]["care-card urgent"], "an emergency is told apart"
    for name, colours in found.items():
        assert colours == found["app"], name
