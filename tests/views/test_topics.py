"""All topics: open to everyone, with or without ticks, whatever the address says."""

import dataclasses
import random
import string

import pytest

from tests.views.conftest import shown
from views import resources, topics
from views.components.links import TOPIC


def titles(test) -> list[str]:
    return [title.value for title in test.title]


def links(test) -> list[str]:
    return [element.proto.label for element in test.get("page_link")]


def test_the_list_holds_every_topic_in_editorial_order(page, rulebook, library):
    assert links(page("topics")) == [library.topics[id].title for id in rulebook.topics]


def test_a_short_address_opens_a_topic_too(page):
    assert titles(page("find", topic="tendon")) == ["Calcium in a tendon"]


def test_every_topic_opens_without_a_tick(page, library):
    for topic in library.topics.values():
        test = page("topics", topic=topic.id)
        assert not test.exception, topic.id
        assert titles(test) == [topic.title]


def test_a_page_has_its_cards_before_its_text_and_says_that_nobody_signed_it(page):
    test = page("topics", topic="tendon")
    headers = [header.value for header in test.header]
    assert headers == [
        "When to get help",
        "What it is",
        "Who gets it and why",
        "What it can feel like",
        "How it is found",
        "What can help",
        "What you can do",
        "Questions to ask a doctor",
    ]
    assert "**Not clinically reviewed.** Last checked against its sources: 21 November 2026." in shown(test)


def test_every_source_of_a_page_stands_in_its_list(page, library):
    text = shown(page("topics", topic="arteries"))
    for id in library.topics["arteries"].sources:
        assert library.sources[id].address in text


def test_the_page_on_help_shows_all_warning_signs(page, rulebook):
    cards = "".join(element.proto.body for element in page("topics", topic="when-to-get-help").get("html"))
    assert cards.count("<li") == len(rulebook.warnings)


def test_a_ticked_sign_is_marked_on_the_page_of_its_topic(page):
    assert "You ticked:" in shown(page("topics", ticks=("rf_hot_joint_fever",), topic="tendon"))
    assert "You ticked:" not in shown(page("topics", topic="tendon"))


def test_a_page_reached_by_ticks_says_why(page):
    text = shown(page("topics", ticks=("sx_stiff", "loc_shoulder"), topic="tendon"))
    assert "Shown because you ticked “Stiff joint, or stiff around it” and “Shoulder”." in text


@pytest.mark.parametrize(
    "asked", ["nonsense", "../../etc/passwd", "<script>alert(1)</script>", "tendon ", "TENDON", "x" * 5000]
)
def test_an_unknown_topic_gives_a_calm_page_with_the_list(page, rulebook, asked: str):
    test = page("topics", topic=asked)
    assert not test.exception
    assert "There is no topic at this address." in shown(test)
    assert len(links(test)) == len(rulebook.topics)
    assert "script" not in shown(test)


def test_search_finds_a_word_and_is_calm_when_it_finds_none(page):
    test = page("topics")
    test.text_input(key="search").set_value("kidney stones").run()
    assert links(test) == ["Kidneys and stones"]
    test.text_input(key="search").set_value("zzz").run()
    assert not links(test)
    assert "No topic has these words." in shown(test)


def test_ten_thousand_odd_addresses_never_raise(monkeypatch, library):
    """The page's own way of reading an address, driven without Streamlit so that 10,000 fit into a second."""
    draw, opened = random.Random(2026), []
    alphabet = string.printable + "äß中\u202e\x00"
    monkeypatch.setattr(topics, "_page", lambda topic: opened.append(topic.id))
    monkeypatch.setattr(topics, "_list", opened.append)
    for _ in range(10_000):
        name = draw.choice([TOPIC, "".join(draw.choices(alphabet, k=5))])
        value = draw.choice([*library.topics, "".join(draw.choices(alphabet, k=draw.randint(0, 40)))])
        monkeypatch.setattr(topics.st, "query_params", {name: value})
        topics.show()
    assert len(opened) == 10_000
    assert set(library.topics) <= set(opened)


def test_some_odd_addresses_on_the_real_page(page):
    draw = random.Random(7)
    for _ in range(12):
        name = "".join(draw.choices(string.ascii_letters, k=6))
        test = page("topics", **{name: "".join(draw.choices(string.printable, k=30))})
        assert not test.exception


def test_a_page_that_a_clinician_has_signed_names_them(page, library, monkeypatch):
    signed = dataclasses.replace(library.topics["tendon"], reviewer="Dr A. Example, GP")
    topics_with_it = {**library.topics, "tendon": signed}
    monkeypatch.setattr(resources, "library", lambda: dataclasses.replace(library, topics=topics_with_it))
    text = shown(page("topics", topic="tendon"))
    assert "**Clinically reviewed by Dr A. Example, GP.**" in text
    assert "Not clinically reviewed" not in text
