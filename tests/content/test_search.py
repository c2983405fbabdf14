"""Search finds what a reader means, in spite of slips, order, endings and other names; and nothing unsettles it."""

import pytest

from content.search import KINDS, LONGEST, Index, read


@pytest.fixture(scope="module")
def index(library) -> Index:
    return Index(library)


def first(index: Index, words: str, kind: str) -> str:
    hits = index.find(words, 1, (kind,))
    return hits[0].id if hits else ""


MEANT = {
    "topic": {
        "basics": ("calcification", "calcifcation"),
        "tendon": ("tendn", "tendons", "sholder pain", "calcific tendonitis"),
        "kidneys": ("kidny stone", "stones kidney"),
        "heart-valve": ("hart valve",),
        "arteries": ("artery", "artry", "CAC score"),
        "breast": ("brest", "DCIS"),
        "pregnancy": ("pregnent",),
        "children": ("child",),
        "joint-crystals": ("pseudogout",),
        "incidental": ("scan report",),
        "gallbladder": ("gallstones", "galstones", "porcelain gallbladder"),
        "main-arteries": ("aneurysm", "carotid", "dental X-ray"),
        "mouth-throat": ("tonsil stone", "my salivary stone"),
        "eye": ("drusen", "optician"),
        "pxe": ("PXE",),
        "fop": ("stone man",),
        "pleura": ("asbestos",),
        "pancreas": ("pancreatitis",),
        "large-masses": ("tumoral calcinosis",),
        "fillers": ("silicone",),
        "womb-ovary": ("fibroid", "dermoid"),
        "penis-testicles": ("Peyronie",),
    },
    "card": {
        "treatment-shock-wave": ("shockwave",),
        "medicine-bisphosphonates": ("bisfosfonates",),
        "test-xray": ("x ray", "xray"),
        "treatment-dialysis": ("dialisys",),
        "test-blood-pth": ("PTH",),
    },
    "word": {"barbotage": ("needle wash",), "apatite-crystals": ("hydroxyapatite",)},
    "source": {"S049": ("louwrens",)},
}


def test_a_reader_finds_what_is_meant(index):
    meant = [(typed, kind, id) for kind, of in MEANT.items() for id, some in of.items() for typed in some]
    assert not [(typed, id) for typed, kind, id in meant if first(index, typed, kind) != id]


def test_every_topic_card_and_word_is_found_first_by_its_own_name(index, library):
    """A title comes before what people call another page."""
    names = {("topic", id): topic.title for id, topic in library.topics.items()}
    names |= {("card", id): card.title for id, card in library.cards.items()}
    names |= {("word", id): term.term for id, term in library.glossary.items()}
    assert not [name for (kind, id), name in names.items() if first(index, name, kind) != id]


def test_every_title_is_still_found_with_one_letter_left_out_of_its_longest_word(index, library):
    missed = []
    for id, topic in library.topics.items():
        longest = max(topic.title.split(), key=len)
        slip = topic.title.replace(longest, longest[:2] + longest[3:])
        if id not in [hit.id for hit in index.find(slip, 3, ("topic",))]:
            missed.append(slip)
    assert not missed


def test_a_beginning_another_name_and_one_of_two_words_are_enough(index):
    words = {hit.id for hit in index.find("calci", 60, ("word",))}
    assert words >= {"calcification", "calciphylaxis", "calcinosis-cutis"}
    assert "tendon" in [hit.id for hit in index.find("barbotage", 10, ("topic",))]
    assert first(index, "zzz tendon", "topic") == "tendon"
    assert index.find("TENDÓN", 3) == index.find("tendon", 3)


def test_a_word_spelled_right_is_not_mistaken_for_another(index):
    assert not index.spelled("bone pain")
    assert index.spelled("calcifcation tendon") == "calcification tendon"
    assert not index.spelled("zzz")


def test_no_word_that_stands_in_a_text_or_on_the_list_of_what_people_say_is_corrected(index, library):
    said = {word for names in library.said.values() for name in names for word in read(name)}
    written = {word for page in library.reading for sentence in page.sentences for word in read(sentence.text)}
    assert not [word for word in said | written if index.spelled(word)]


def test_what_people_call_a_page_leads_to_it_first(index, library):
    """A name that two pages share may lead to either."""
    lost = []
    for id, names in library.said.items():
        for name in names if id in library.topics else ():
            shared = [other for other, own in library.said.items() if name in own]
            if first(index, name, "topic") not in shared:
                lost.append((id, name, first(index, name, "topic")))
    assert not lost


def test_what_no_page_covers_is_said_and_not_read_as_something_else(index, library):
    for typed in ("toothache", "Broken wrist", "my migraine", "thin bones"):
        assert index.outside(typed)
        assert not index.spelled(typed)
    covered = [*(topic.title for topic in library.topics.values()), "kidney stones"]
    assert not [title for title in covered if index.outside(title)]


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
