"""What a real browser still has on its disk, in its storage and in its addresses after visits, one after the other."""

import os
import re
from pathlib import Path

import pytest

from tests.browser.conftest import show_topics, tick
from tests.reliability.conftest import window
from tests.running import aside

pytestmark = pytest.mark.browser
MARKS = ("sx_blood_pee", "loc_injection_site", "bg_leg_veins")
VISITS = int(os.environ.get("BROWSER_VISITS", "3"))
"""Two hundred take some minutes; docs/reliability.md tells what they showed."""
STORED = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state, caches && null])"


@pytest.fixture(scope="module")
def visited(chromium, house, tmp_path_factory):
    """Tick and read in a browser with a profile on disk; return what was asked, answered, stored and written."""
    profile = tmp_path_factory.mktemp("profile")
    seen = {"addresses": [], "stored": [], "cookies": []}

    def scene() -> None:
        with window(chromium, profile) as context:
            context.on("request", lambda request: seen["addresses"].append(request.url))
            for _ in range(VISITS):
                visit(context, house.address, seen)

    aside(scene)
    return seen | {"written": {str(path.relative_to(profile)): path.read_bytes() for path in files(profile)}}


def visit(context, address: str, seen: dict[str, list]) -> None:
    page = context.new_page()
    page.goto(address)
    tick(page, *MARKS)
    show_topics(page)
    seen["addresses"] += [frame.url for frame in page.frames]
    seen["stored"].append(page.evaluate(STORED))
    seen["cookies"] += context.cookies()
    page.close()


def files(profile: Path) -> list[Path]:
    return [path for path in profile.rglob("*") if path.is_file() and not path.is_symlink()]


def test_no_address_storage_or_cookie_names_a_tick(visited):
    told = [*visited["stored"], *visited["addresses"]]
    assert len(visited["stored"]) == VISITS
    assert not [words for words in told for mark in MARKS if mark in words]
    assert visited["cookies"] == []


def test_the_browsers_disk_holds_the_table_that_all_get_and_nothing_that_was_ticked(visited):
    """The ids are in the table's own file, the same for all; a set that was sent would stand as a list."""
    lists = re.compile(rb'"on\\*":\s*\[\\*"|"attempt')
    named = [name for name, text in visited["written"].items() if all(mark.encode() in text for mark in MARKS)]
    assert [name for name in named if not re.search(r"(^|/)(Cache|Code Cache)/", name)] == []
    assert [name for name, text in visited["written"].items() if lists.search(text)] == []
