"""Words of the glossary in a text and the index from A to Z."""

from content import terms
from content.letters import by_letter, look_up_words
from content.model import Term

GLOSSARY = {
    "calcification": Term("calcification", "Hard spots.", ()),
    "dystrophic": Term("dystrophic calcification", "Spots in hurt tissue.", ()),
    "fop": Term("FOP (fibrodysplasia)", "A rare illness.", ()),
    "artery": Term("artery", "A blood vessel.", ()),
}


def found(text: str) -> list[tuple[str, str]]:
    return [(text[use.start : use.end], use.term) for use in terms.uses(text, GLOSSARY)]


def test_the_longer_of_two_words_every_name_and_the_plural_count_but_no_part_of_a_word():
    both = [("Dystrophic calcification", "dystrophic"), ("calcification", "calcification")]
    assert found("Dystrophic calcification is a calcification.") == both
    names = [("Fibrodysplasia", "fop"), ("FOP", "fop"), ("arteries", "artery")]
    assert found("Fibrodysplasia or FOP; arteries; recalcification") == names


def test_a_word_is_first_used_once_in_all_texts():
    first, second = terms.first_uses(["An artery. An artery.", "Arteries and FOP."], GLOSSARY)
    assert [use.term for use in first] == ["artery"]
    assert [use.term for use in second] == ["fop"]


def test_a_title_is_looked_up_by_its_first_word_and_the_last_of_each_phrase():
    assert look_up_words("Calcium in a tendon") == ("calcium", "tendon")
    assert look_up_words("Hot and sore: flare or infection?") == ("hot", "sore", "infection")
    assert look_up_words("X-ray") == ("x-ray",)


def test_everything_stands_in_the_index_and_no_letter_lists_a_thing_twice(library):
    lines = [line for of_letter in by_letter(library).values() for line in of_letter]
    listed = {(line.kind, line.id) for line in lines}
    assert listed == {
        *(("topic", id) for id in library.topics),
        *(("card", id) for id in library.cards),
        *(("word", id) for id in library.glossary),
    }
    for letter, of_letter in by_letter(library).items():
        assert len({(line.kind, line.id, line.name) for line in of_letter}) == len(of_letter), letter
        assert not [line for line in of_letter if line.name and line._replace(name="") in of_letter], letter
        assert [line.word for line in of_letter] == sorted(line.word for line in of_letter), letter
