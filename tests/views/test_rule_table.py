"""The rule table page: the whole table in words, what holds now, and a copy to take away."""

import re

from views.rule_table import sentence


def table(test) -> str:
    return next(part.proto.body for part in test.get("html") if "<table" in part.proto.body)


def test_every_row_stands_on_the_page(page, rulebook):
    body = table(page("rule_table"))
    assert all(f"<td>{rule.id}</td>" in body for rule in rulebook.rules)
    assert "holds now" not in body


def test_rows_that_hold_now_come_first_and_are_marked(page):
    body = table(page("rule_table", ticks=("sx_stiff", "loc_shoulder")))
    assert body.count("holds now") == 5
    marked = re.findall(r"<td>([a-z-]+-\d\d)</td>\s*<td>(holds now)?</td>", body)
    assert [mark for _, mark in marked[:5]] == ["holds now"] * 5
    assert {"tendon-01", "everyone-01"} <= {id for id, mark in marked if mark}


def test_the_filter_keeps_rows_with_all_words(page):
    test = page("rule_table")
    test.text_input(key="filter").set_value("warfarin dark").run()
    found = re.findall(r"<td>([a-z-]+-\d\d)</td>", table(test))
    assert found
    assert len(found) < 10
    assert all("dark" in part.lower() and "warfarin" in part.lower() for part in table(test).split("<tr>")[2:])


def test_a_filter_that_fits_nothing_is_calm(page):
    test = page("rule_table")
    test.text_input(key="filter").set_value("(.*[").run()
    assert not test.exception


def test_a_condition_reads_as_a_sentence(rulebook):
    rule = next(rule for rule in rulebook.rules if rule.id == "muscle-01")
    assert sentence(rule) == (
        "“Swelling or a lump”, “Thigh or upper-arm muscle” and “A knock, bruise, burn or operation in the last months”"
    )


def test_the_table_can_be_taken_away(page):
    assert page("rule_table").get("download_button")[0].proto.label == "Download the table (CSV)"
