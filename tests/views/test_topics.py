"""All topics: open to everyone, with or without ticks, whatever the address says."""

import dataclasses
import random
import re
import string

import pytest

from pen.pages import MOST_RELATED, related
from subject.door import Opened
from subject.site import Site
from tests.views.conftest import cards, headings, html_of, links, shown, words_on
from views import topics
from views.visit import without_visitor
from views.ways import TOPIC


def test_the_list_holds_every_topic_in_editorial_order_then_the_letters(page, rulebook, library):
    listed = links(page("topics"))
    assert listed[: len(rulebook.topics)] == [library.topics[id].title for id in rulebook.topics]
    assert "".join(listed[len(rulebook.topics) :]).isalpha()


def test_every_topic_opens_without_a_tick_and_says_what_to_do_before_what_not_to_do(page, library):
    for topic in library.topics.values():
        test = page("topics", topic=topic.id)
        assert not test.exception, topic.id
        assert headings(test, 1) == [topic.title]
        html = html_of(test)
        assert '<ul class="do">' in html, topic.id
        assert not re.search(r'<ul class="dont">.*<ul class="do">', html), topic.id
        assert all(line.startswith("Do not ") for line in re.findall(r'<ul class="dont"><li>([^<]*)', html)), topic.id
    assert headings(page("find", topic="tendon"), 1) == ["Calcium in a tendon"]


def test_a_page_says_what_it_is_before_its_cards_and_under_its_title_that_nobody_signed_it(page):
    test = page("topics", topic="tendon")
    assert headings(test) == [
        *("What it is", "Who gets it and why", "What it can feel like", "When to get help"),
        *("How it is found", "What can help", "What you can do", "Questions to ask a doctor"),
        *("Sources and dates", "What next"),
    ]
    badge = (
        '<p class="badge"><strong>Not clinically reviewed.</strong> <a href="about" data-turn>What that means</a></p>'
    )
    assert html_of(test).index("<h1>") < html_of(test).index(badge) < html_of(test).index('<div class="summary">')
    assert "Last read through by its authors: 21 November 2026. Due again: 21 November 2027." in words_on(test)


def test_a_reader_of_any_page_is_told_what_helps_and_may_help_stand_for_where_the_words_are_used(page, library):
    """Only one page said it, and thirty use the words."""
    said = f'<p class="said">{library.lead("help")}</p>'
    assert f"What can help</h2>{said}" in html_of(page("topics", topic="arteries"))
    assert f"What the proof says</h2>{said}" in html_of(page("catalogue", card="medicine-statins"))


def test_a_page_that_shows_a_card_for_today_says_that_today_means_the_evening_too(page, library):
    assert library.say("topics.today") in html_of(page("topics", topic="tendon"))
    assert library.say("topics.today") not in html_of(page("topics", topic="cause-genes"))


def test_every_page_that_says_to_get_help_today_shows_the_card_for_today(rulebook, library):
    for topic in library.topics.values():
        if topic.id != "when-to-get-help" and any("help today" in sentence.text for sentence in topic.sentences):
            assert any(rulebook.warnings[id].card == "urgent" for id in topic.warnings), topic.id


@pytest.mark.parametrize(("name", "parameters"), [("topics", {"topic": "tests"}), ("catalogue", {"card": "test-ct"})])
def test_every_link_inside_a_page_leads_to_a_place_on_it(page, name: str, parameters: dict[str, str]):
    html = html_of(page(name, **parameters))
    places, targets = re.findall(r' id="([^"]+)"', html), set(re.findall(r'href="#([^"]+)"', html))
    assert len(places) == len(set(places)), "an id stands once on a page"
    assert targets <= set(places)
    assert {"part-what", "part-sources", "part-next", "source-1"} <= targets
    if name == "topics":  # a drawing stands beside the part that speaks of it
        assert html.index("How it is found</h2>") < html.index("<figure") < html.index("What can help</h2>")


def test_a_word_opens_its_meaning_where_it_is_first_used_and_only_there(page, library):
    html = html_of(page("topics", topic="tendon"))
    opened = re.findall(r'<details class="term"><summary>(.*?)</summary><span class="meaning"> \((.*?)\)</span>', html)
    assert opened[0] == ("tendon", library.glossary["tendon"].meaning)
    assert len({meaning for _, meaning in opened}) == len(opened) >= 4
    assert "dotted line" in html


def test_the_way_on_leads_to_close_topics_cards_and_questions(page, rulebook, library):
    test = page("topics", topic="tendon")
    way_on = links(test)
    assert [library.topics[id].title for id in related(rulebook, "tendon")] == way_on[3 : 3 + MOST_RELATED]
    assert way_on[-2:] == ["All questions to ask a doctor", "Back to all topics"]
    assert "More questions to ask a doctor" in shown(test)


def test_close_topics_are_few_and_never_the_page_itself(rulebook):
    order = list(rulebook.topics)
    for topic in rulebook.topics:
        close = related(rulebook, topic)
        assert topic not in close
        assert list(close) == sorted(close, key=order.index)
        assert len(close) <= MOST_RELATED


def test_a_letter_lists_what_begins_with_it_and_an_odd_letter_gives_the_list(page, rulebook, library):
    test = page("topics", letter="t")
    assert headings(test, 1) == ["A to Z: T"]
    assert "Tendon: Calcium in a tendon" in links(test)
    assert library.glossary["tendon"].meaning in shown(test)
    for odd in ("", "ß", "tt", "<b>", "1"):
        assert headings(page("topics", letter=odd), 1) == ["All topics"]


def test_the_page_on_help_shows_all_warning_signs(page, rulebook):
    drawn = cards(page("topics", topic="when-to-get-help"))
    assert sum(card.count("<li") for card in drawn) == len(rulebook.warnings)


def test_a_page_reached_by_ticks_says_why_marks_a_ticked_sign_and_leads_back(page):
    ticked = page("topics", ticks=("sx_stiff", "loc_shoulder", "rf_hot_joint_fever"), topic="treatments")
    assert "Shown because you ticked “Stiff joint, or stiff around it” and “Shoulder”." in shown(ticked)
    assert links(ticked)[0] == links(ticked)[-1] == "Back to my topics"
    above = html_of(page("topics", ticks=("rf_hot_joint_fever",), topic="tendon")).partition("<h1>")[0]
    assert above.count("You ticked:") == 1, "whatever page it is, the card of a ticked sign comes first"
    assert "You ticked:" not in shown(page("topics", topic="tendon"))


@pytest.mark.parametrize(
    "asked", ["nonsense", "../../etc/passwd", "<script>alert(1)</script>", "tendon ", "TENDON", "x" * 5000]
)
def test_an_unknown_topic_gives_a_calm_page_with_the_list(page, rulebook, asked: str):
    test = page("topics", topic=asked)
    assert not test.exception
    assert "There is no topic at this address." in shown(test)
    assert set(links(test)) >= {"What calcification is", "Calcium in a tendon"}
    assert "script" not in shown(test)


def search(page, typed: str):
    test = page("topics")
    return test.text_input(key="search").set_value(typed).run()


def test_search_forgives_spelling_says_how_it_read_a_slip_and_what_no_page_covers(page):
    test = search(page, "kidny stone")
    assert links(test)[0] == "Kidneys and stones"
    assert "Places on the body" not in shown(test)
    slip = shown(search(page, "calcifcation"))
    assert "found for “calcifcation”" in slip
    assert "Read as “calcification”." in slip
    assert "This is outside what these pages cover: “migraine”." in shown(search(page, "migraine"))


def test_search_that_finds_nothing_stays_calm_and_says_what_to_do(page):
    test = search(page, "zzzz")
    assert "Nothing here fits “zzzz”." in shown(test)
    assert "get help anyway" in shown(test)
    assert links(test)[0] == "See all warning signs"


@pytest.mark.parametrize(
    "typed",
    ["<img src=x onerror=alert(1)>", "![x](http://example.org/a.png)", "((((a+)+)+$", "\u202e\x00\x1b", "🙂" * 50, " "],
)
def test_odd_queries_are_shown_as_text_and_never_raise(page, typed: str):
    test = search(page, typed)
    assert not test.exception
    assert "<img src=x" not in html_of(test)
    assert not [part for part in test.markdown if "example.org" in part.value]


def test_ten_thousand_odd_addresses_never_raise(monkeypatch, library, house):
    """The page's own way of reading an address, driven without Streamlit so that 10,000 fit into a second."""
    draw, opened, visit = random.Random(2026), [], without_visitor(house.opened, "en")
    alphabet = string.printable + "äß中\u202e\x00"
    monkeypatch.setattr(topics, "_page", lambda _, topic: opened.append(topic.id))
    monkeypatch.setattr(topics, "_list", lambda _, asked: opened.append(asked))
    for _ in range(10_000):
        name = draw.choice([TOPIC, "".join(draw.choices(alphabet, k=5))])
        value = draw.choice([*library.topics, "".join(draw.choices(alphabet, k=draw.randint(0, 40)))])
        monkeypatch.setattr(topics.st, "query_params", {name: value})
        monkeypatch.setattr(topics, "keep_address", lambda: None)
        topics.show(visit)
    assert len(opened) == 10_000
    assert set(library.topics) <= set(opened)


def test_a_page_that_a_clinician_has_signed_names_them(page, library, house):
    signed = dataclasses.replace(library.topics["tendon"], reviewer="Dr A. Example, GP")
    topics_with_it = {**library.topics, "tendon": signed}
    texts = dataclasses.replace(library, topics=topics_with_it)
    house.opened = Opened(Site(), {"en": dataclasses.replace(house.opened.first, library=texts)})
    text = words_on(page("topics", topic="tendon"))
    assert "Clinically reviewed by Dr A. Example, GP." in text
    assert "Not clinically reviewed" not in text
