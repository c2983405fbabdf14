"""The rule table page: the whole table in words, what holds now, and a copy to take away."""

import dataclasses
import re

from subject.door import Opened
from subject.site import Site
from tests.views.conftest import shown
from views import table_coverage, table_graph
from views.visit import without_visitor


def table(test) -> str:
    return next(part.proto.body for part in test.get("html") if "<table" in part.proto.body)


def test_every_row_stands_on_the_page(page, rulebook):
    body = table(page("rule_table"))
    assert all(f"<td>{rule.id}</td>" in body for rule in rulebook.rules)
    assert "holds now" not in body
    assert page("rule_table").get("download_button")[0].proto.label == "Download the table (CSV)"


def test_rows_that_hold_now_come_first_and_are_marked(page):
    body = table(page("rule_table", ticks=("sx_stiff", "loc_shoulder")))
    assert body.count("holds now") == 4
    marked = re.findall(r"<td>([a-z-]+-\d\d)</td>\s*<td>(holds now)?</td>", body)
    assert [mark for _, mark in marked[:4]] == ["holds now"] * 4
    assert {"tendon-02", "everyone-01"} <= {id for id, mark in marked if mark}


def test_the_filter_keeps_rows_with_all_words_and_one_that_fits_nothing_is_calm(page):
    test = page("rule_table")
    test.text_input(key="filter").set_value("warfarin dark").run()
    rows = table(test).split("<tr>")[2:]
    assert 0 < len(rows) < 10
    assert all("dark" in part.lower() and "warfarin" in part.lower() for part in rows)
    assert not test.text_input(key="filter").set_value("(.*[").run().exception


def test_one_row_has_an_address_of_its_own_and_an_unknown_one_a_calm_sentence(page):
    assert "When “Swelling or a lump”, “Thigh or upper-arm muscle”" in shown(page("rule_table", row="muscle-01"))
    test = page("rule_table", row="nonsense")
    assert not test.exception
    assert "There is no row with this name." in shown(test)


def test_rows_can_be_chosen_by_tick_topic_chapter_and_source(page, rulebook):
    for name, chosen, row in (
        ("tick", "Shoulder", "places-01"),
        ("topic", "Calcium in the brain", "places-15"),
        ("chapter", "When to get help", "help-01"),
        ("source", "S033", "brain-03"),
    ):
        test = page("rule_table")
        test.selectbox(key=f"choice:{name}").select(chosen).run()
        found = re.findall(r"<td>([a-z-]+-\d\d)</td>", table(test))
        assert row in found
        assert len(found) < len(rulebook.rules)


def test_labels_are_different_so_that_a_choice_means_one_thing(library):
    labels = [words.label for words in library.ticks.values()]
    titles = [topic.title for topic in library.topics.values()]
    assert len(set(labels)) == len(labels)
    assert len(set(titles)) == len(titles)


def test_every_law_stands_on_the_page_with_its_verdict_and_what_is_not_proved(page, rulebook):
    text = shown(page("rule_table"))
    assert text.count("**PASS.**") == 9
    assert f"all 2^{len(rulebook.ticks)} tick sets" in text
    assert "that a row is medically right" in text
    assert rulebook.version in text


def test_a_broken_law_is_told_with_labels_and_its_tick_set(page, rulebook, house):
    broken = dataclasses.replace(rulebook, rules=tuple(rule for rule in rulebook.rules if rule.id != "life-03"))
    house.opened = Opened(Site(), {"en": dataclasses.replace(house.opened.first, rulebook=broken)})
    text = shown(page("rule_table"))
    assert "**FAIL.** Every symptom, place and background tick alone leads somewhere." in text
    assert "“I am worried or fed up about it” alone leads nowhere" in text


def test_the_coverage_picture_says_the_same_in_words(page, rulebook, library, house):
    visit = without_visitor(house.opened, "en")
    picture = table_coverage.picture(visit, table_coverage.dots(visit))
    pairs = {(tick, topic) for rule in rulebook.rules for tick in rule.ticks for topic in rule.topics}
    assert picture.count("<circle") == len(pairs)
    assert "<title>" in picture
    assert "<desc>" in picture
    assert "- **Calcium in the brain**: " in shown(page("rule_table"))


def test_the_graph_of_a_topic_has_every_row_that_leads_there_and_every_group_of_its_ticks(rulebook, house):
    for topic in rulebook.topics:
        drawn = table_graph.picture(without_visitor(house.opened, "en"), topic)
        rows = [rule for rule in rulebook.rules if topic in rule.topics]
        assert all(f"{rule.id}: {rule.reading}" in drawn for rule in rows)
        assert drawn.count("<rect") == 1 + len(rows) + sum(len(rule.needs) for rule in rows)


def test_the_graph_appears_when_a_topic_is_chosen(page):
    test = page("rule_table")
    assert "Rows that lead to: Calcium in the brain" not in shown(test)
    test.selectbox(key="choice:topic").select("Calcium in the brain").run()
    assert "Rows that lead to: Calcium in the brain" in shown(test)
