"""What stands round every page, and the words that the views ask for."""

import ast
import re

import pytest

from content.plurals import FORMS
from subject.site import Site
from tests.views.conftest import shown
from views import frame
from views.modes import MODES


def test_the_frame_says_what_this_is_not_and_where_to_get_help(visit):
    text = shown(visit())
    assert "**For learning only.** This page cannot say what is wrong with you. A doctor can." in text
    assert "<strong>Emergency? Call your emergency number now.</strong>" in text
    assert '<a class="to-help" data-turn href="topics?topic=when-to-get-help">When to get help</a>' in text


def test_the_first_page_says_that_no_country_was_named_and_says_nothing_where_one_was(visit, site):
    assert "This site has not named its country" in shown(visit())
    site(region="uk")
    assert "not named its country" not in shown(visit())


def test_a_mode_of_the_views_has_links_to_call_where_the_site_of_its_name_has():
    assert {mode: Site(mode=mode).calls for mode in ("web", "kiosk", "classroom")} == {
        mode: MODES[mode].calls for mode in ("web", "kiosk", "classroom")
    }
    assert not MODES["projector"].calls


def test_help_stands_before_the_page_so_that_a_fault_of_ours_cannot_take_it_away(visit, monkeypatch):
    monkeypatch.setitem(frame.PAGES, "find", (lambda visit: 1 / 0, "find.nav"))
    assert "Emergency? " in shown(visit())


@pytest.mark.parametrize("name", ["topics", "rule_table", "about"])
def test_all_warning_signs_can_be_unfolded_on_pages_that_are_not_about_one_topic(page, rulebook, name: str):
    cards = [part.proto.body for part in page(name).main.get("html") if "care-card" in part.proto.body]
    assert sum(card.count("<li") for card in cards) == len(rulebook.warnings)
    levels = [level for card in cards for level in ("call", "go", "urgent", "soon") if f' {level}">' in card]
    assert levels == ["call", "go", "urgent", "soon"]


def test_the_about_page_says_who_has_signed_and_which_versions_these_are(page, rulebook):
    text = shown(page("about"))
    assert "Topics: 59, signed by a clinician: 0." in text
    assert rulebook.version in text


def test_every_word_that_a_view_asks_for_is_there_and_every_word_there_is_used(root, library):
    """Words are asked for as say("group.key"), or as say(f"group.{id}") for a family of ids; in templates by key."""
    asked, families = set(), set()
    for path in (root / "pen" / "templates").rglob("*.html"):
        asked |= set(re.findall(r"""["']([a-z]+\.[a-z_]+)["']""", path.read_text(encoding="utf-8")))
        families |= set(re.findall(r'"([a-z]+\.[a-z_]*)" ~', path.read_text(encoding="utf-8")))
    for path in (
        path
        for room in ("classroom", "content", "pen", "press", "server", "views")
        for path in (root / room).rglob("*.py")
    ):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch(r"[a-z]+\.[a-z_]+", str(node.value)):
                asked.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                families.add(str(node.values[0].value))
    groups = {key.partition(".")[0] for key in library.interface}
    files = {".csv", ".yaml", ".css", ".md", ".py", ".html", ".js", ".svg", ".json"}
    wanted = {key for key in asked if key.partition(".")[0] in groups and not key.endswith((*files, "_"))}
    written = {re.sub(rf"\.({'|'.join(FORMS)})$", "", key) for key in library.interface}
    assert wanted <= written
    whole = {family for family in families if family.partition(".")[0] in groups and family.endswith((".", "_"))}
    idle = {key for key in written if key not in wanted and not key.startswith(tuple(whole))}
    headings = ("sections.", "card_sections.", "cases.note", "cases.discuss")
    assert not [key for key in idle if not key.startswith(headings)], "only headings of pages are asked for otherwise"
