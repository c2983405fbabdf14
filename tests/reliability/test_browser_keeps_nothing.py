"""What a real browser still has on its disk, in its storage and in its addresses after a visit."""

import re
from pathlib import Path

import pytest

from tests.browser.test_journey import show_topics, tick
from tests.reliability.conftest import aside, window

pytestmark = pytest.mark.browser
MARKS = ("sx_blood_pee", "loc_injection_site", "bg_leg_veins")
STORED = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state, caches && null])"


@pytest.fixture(scope="module")
def visited(chromium, house, tmp_path_factory):
    """Tick and read in a browser with a profile on disk; return what was asked, answered, stored and written."""
    profile = tmp_path_factory.mktemp("profile")

    def scene() -> dict[str, object]:
        with window(chromium, profile) as context:
            return visit(context, house.address)

    seen = aside(scene)
    return seen | {"written": {str(path.relative_to(profile)): path.read_bytes() for path in files(profile)}}


def visit(context, address: str) -> dict[str, object]:
    page, asked, pages = context.new_page(), [], []
    context.on("request", lambda request: asked.append(request.url))
    context.on("response", lambda answer: pages.append(answer) if is_page(answer) else None)
    page.goto(address)
    tick(page, *MARKS)
    show_topics(page)
    return {
        "addresses": [*asked, *(frame.url for frame in page.frames)],
        "stored": page.evaluate(STORED),
        "cookies": context.cookies(),
        "kept": [answer.all_headers()["cache-control"] for answer in pages],
    }


def is_page(answer) -> bool:
    return "text/html" in answer.headers.get("content-type", "")


def files(profile: Path) -> list[Path]:
    return [path for path in profile.rglob("*") if path.is_file() and not path.is_symlink()]


def test_no_address_storage_or_cookie_names_a_tick(visited):
    told = [visited["stored"], *visited["addresses"]]
    assert not [words for words in told for mark in MARKS if mark in words]
    assert visited["cookies"] == []


def test_no_page_of_the_visit_may_be_kept(visited):
    assert visited["kept"]
    assert set(visited["kept"]) == {"no-store"}


def test_the_browsers_disk_holds_the_table_that_all_get_and_nothing_that_was_ticked(visited):
    """The ids are in the table's own file, the same for all; a set that was sent would stand as a list."""
    lists = re.compile(rb'"on\\*":\s*\[\\*"|"attempt')
    named = [name for name, text in visited["written"].items() if all(mark.encode() in text for mark in MARKS)]
    assert [name for name in named if not re.search(r"(^|/)(Cache|Code Cache)/", name)] == []
    assert [name for name, text in visited["written"].items() if lists.search(text)] == []
