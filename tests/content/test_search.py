"""Search finds what a reader means, in spite of slips, order, endings and other names; and nothing unsettles it."""

import pytest

from content.search import KINDS, LONGEST, Index, read


@pytest.fixture(scope="module")
def index(library) -> Index:
    return Index(library)


def first(index: Index, words: str, kind: str) -> str:
    hits = index.find(words, 1, (kind,))
    return hits[0].id if hits else ""


@pytest.mark.parametrize(
    ("typed", "kind", "found"),
    [
        ("calcification", "topic", "basics"),
        ("calcifcation", "topic", "basics"),
        ("tendn", "topic", "tendon"),
        ("tendons", "topic", "tendon"),
        ("kidny stone", "topic", "kidneys"),
        ("stones kidney", "topic", "kidneys"),
        ("hart valve", "topic", "heart-valve"),
        ("artery", "topic", "arteries"),
        ("artry", "topic", "arteries"),
        ("brest", "topic", "breast"),
        ("pregnent", "topic", "pregnancy"),
        ("child", "topic", "children"),
        ("sholder pain", "topic", "tendon"),
        ("shockwave", "card", "treatment-shock-wave"),
        ("bisfosfonates", "card", "medicine-bisphosphonates"),
        ("x ray", "card", "test-xray"),
        ("xray", "card", "test-xray"),
        ("dialisys", "card", "treatment-dialysis"),
        ("needle wash", "word", "barbotage"),
        ("hydroxyapatite", "word", "apatite-crystals"),
        ("PTH", "card", "test-blood-pth"),
        ("louwrens", "source", "S049"),
    ],
)
def test_a_reader_finds_what_is_meant(index, typed: str, kind: str, found: str):
    assert first(index, typed, kind) == found


def test_every_topic_card_and_word_is_found_by_its_own_name(index, library):
    for kind, things in (("topic", library.topics), ("card", library.cards)):
        for id, page in things.items():
            assert first(index, page.title, kind) == id
    for id, term in library.glossary.items():
        assert first(index, term.term, "word") == id


def test_every_title_is_still_found_with_one_letter_left_out_of_its_longest_word(index, library):
    missed = []
    for id, topic in library.topics.items():
        longest = max(topic.title.split(), key=len)
        slip = topic.title.replace(longest, longest[:2] + longest[3:])
        if id not in [hit.id for hit in index.find(slip, 3, ("topic",))]:
            missed.append(slip)
    assert not missed


def test_the_beginning_of_a_word_is_enough(index):
    assert {hit.id for hit in index.find("calci", 60, ("word",))} >= {
        "calcification",
        "calciphylaxis",
        "calcinosis-cutis",
    }


def test_a_page_is_found_by_the_other_name_of_a_word_on_it(index):
    assert "tendon" in [hit.id for hit in index.find("barbotage", 10, ("topic",))]


def test_a_word_that_is_in_no_text_does_not_hide_what_the_others_find(index):
    assert first(index, "zzz tendon", "topic") == "tendon"


def test_a_word_spelled_right_is_not_mistaken_for_another(index):
    assert not index.spelled("bone pain")
    assert index.spelled("calcifcation tendon") == "calcification tendon"
    assert not index.spelled("zzz")


@pytest.mark.parametrize("typed", ["", "   ", "zzzz", ".*", "(+)+$", "🙂", "\x00\x1b\u202e", "_-'"])
def test_nothing_is_found_for_what_says_nothing(index, typed: str):
    assert index.find(typed) == ()
    assert not index.spelled(typed)


@pytest.mark.parametrize("typed", ["tendon " * 2000, "x" * 10_000, "é\u0301" * 5000, "🙂" * 10_000, "a-" * 5000])
def test_a_very_long_query_is_cut_and_answered(index, typed: str):
    assert sum(map(len, read(typed))) <= LONGEST
    assert index.find(typed) == index.find(typed[:LONGEST])


def test_no_more_of_a_kind_than_asked_for_and_the_best_first(index):
    hits = index.find("calcium", 5)
    assert {hit.kind for hit in hits} == set(KINDS)
    assert all(sum(hit.kind == kind for hit in hits) <= 5 for kind in KINDS)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_accents_and_capitals_make_no_difference(index):
    assert index.find("TENDÓN", 3) == index.find("tendon", 3)
