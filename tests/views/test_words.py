"""Words, questions and sources: complete, escaped, and found with a slip in the spelling."""

from html import unescape

import pytest

from tests.views.conftest import headings, shown


def test_every_word_every_question_and_every_source_stands_on_its_page(page, library):
    words, questions, sources = (
        unescape(shown(page(f"words.{name}"))) for name in ("glossary", "questions", "sources")
    )
    assert all(f">{term.term}</dt><dd>{term.meaning}</dd>" in words for term in library.glossary.values())
    assert all(entry.question in questions for entry in library.questions.values())
    assert all(f'href="{source.address}"' in sources for source in library.sources.values())
    assert len(library.glossary) >= 40
    assert len(library.questions) >= 25


def test_questions_can_be_chosen_by_topic_and_every_topic_has_some(page, library):
    for topic in library.topics:
        assert sum(topic in entry.topics for entry in library.questions.values()) >= 2, topic
    test = page("words.questions")
    test.selectbox(key="choice:ask").select("Calcium in a tendon").run()
    kept = [entry.question for entry in library.questions.values() if "tendon" in entry.topics]
    assert test.get("html")[-1].proto.body.count("<li>") == len(kept)


@pytest.mark.parametrize("typed", ["Louwerens", "Louwerns", "S049"])
def test_a_source_is_found_and_says_which_pages_cite_it(page, typed: str):
    test = page("words.sources")
    test.text_input(key="search").set_value(typed).run()
    assert "<strong>S049</strong>" in shown(test)
    assert "Cited by: " in shown(test)
    assert "Calcium in a tendon" in shown(test)


def test_a_word_is_found_first_on_the_page_of_words(page, library):
    test = page("words.glossary")
    test.text_input(key="search").set_value("tendn").run()
    assert headings(test)[0] == "Words"
    assert library.glossary["tendon"].meaning in shown(test)
    assert library.glossary["abscess"].meaning not in shown(test)


def test_elsewhere_an_address_outside_opens_beside_the_app(page):
    html = shown(page("words.sources"))
    assert html.count('href="http') == html.count('target="_blank"') > 100
