"""The words of the glossary and the questions for a doctor: what a reader finds who holds a letter in the hand."""

import re

from content.terms import uses
from content.wording import sentence_faults

IN_LETTERS = """
pseudogout; chondrocalcinosis; Agatston score; CAC score; atheroma; aortic stenosis; aortic sclerosis; TAVI; stent;
echo; ABPI; Doppler; DCIS; BI-RADS; U3; TI-RADS; basal ganglia; Fahr's disease; hungry bone syndrome; FHH; enthesophyte;
bone spur; DISH; gadolinium; contrast dye; core biopsy; MDT; off-label; unlicensed; JAK inhibitor; INR; adrenal crisis
""".replace("\n", " ")
"""Words that stand in letters and scan reports, and that nobody explains there."""


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", text)


def test_a_word_from_a_letter_is_explained(library):
    words = [word.strip() for word in IN_LETTERS.split(";")]
    assert not [word for word in words if [use.end for use in uses(word, library.glossary)] != [len(word)]]


def test_the_words_and_the_questions_are_read_as_carefully_as_a_page(library):
    texts = {id: entry.question for id, entry in library.questions.items()}
    texts |= {id: term.meaning for id, term in library.glossary.items()}
    found = {
        id: [*sentence_faults(sentence, library.words)] for id, text in texts.items() for sentence in sentences(text)
    }
    assert not {id: faults for id, faults in found.items() if faults}


def test_a_meaning_with_a_number_names_its_source_and_vitamin_d_the_most_that_is_safe_in_a_day(library):
    """A word such as "high dose" helps nobody: shops sell more than the limit in one capsule."""
    numbers = [term for term in library.glossary.values() if re.search(r"\b\d+\b", term.meaning)]
    assert numbers
    assert all(term.sources for term in numbers)
    term = library.glossary["vitamin-d"]
    assert "100 micrograms (4,000 IU)" in term.meaning
    assert "N467" in term.sources


def test_no_word_and_no_case_says_that_a_spot_clears_by_itself(library):
    """The pain settles in most people; the spot itself can stay for ten years."""
    texts = {id: term.meaning for id, term in library.glossary.items()}
    texts |= {id: " ".join(sentence.text for sentence in case.page.sentences) for id, case in library.cases.items()}
    assert not [id for id, text in texts.items() if re.search(r"\bclears? by (it|them)sel", text)]


def test_no_question_takes_for_granted_what_the_reader_has_or_was_offered(library):
    asked = " ".join(entry.question for entry in library.questions.values())
    assert not re.search(r"exercise alone|\bdo I take for my kidneys\b", asked)
