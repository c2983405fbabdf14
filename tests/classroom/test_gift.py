"""A quiz for Moodle, read back by the rules of the GIFT format: what is a sign of the format is marked as text."""

import re

import pytest

from classroom.gift import gift
from classroom.item import Item, Option
from classroom.quiz import quiz

ANSWER = re.compile(r"(?<!\\)([=~])")


def plain(text: str) -> str:
    return re.sub(r"\\([\\~=#{}:])", r"\1", text).strip()


def split(text: str, sign: str) -> list[str]:
    return re.split(rf"(?<!\\){re.escape(sign)}", text)


def parsed(text: str) -> list[tuple[str, str, list[tuple[bool, str, str]]]]:
    """Read GIFT: questions are parted by blank lines; a title stands in '::', answers in braces with '=', '~', '#'."""
    found = []
    for part in re.split(r"\n\s*\n", text.strip()):
        _, title, rest = split(part, "::")
        question, answers = split(rest, "{")
        body, after = split(answers, "}")
        assert not after.strip()
        assert question.startswith("[plain]")
        signs, texts = ANSWER.findall(body), ANSWER.split(body)[2::2]
        options = []
        for sign, option in zip(signs, texts, strict=True):
            texts_of_option = [part.strip() for part in split(option, "#")]
            assert all(part.startswith("[plain]") for part in texts_of_option)
            answer, feedback = (plain(part.removeprefix("[plain]")) for part in texts_of_option)
            options.append((sign == "=", answer, feedback))
        found.append((plain(title), plain(question.removeprefix("[plain]")), options))
    return found


def test_a_whole_quiz_comes_back_as_it_went_out(rulebook, library):
    for seed in (1, 2, 3):
        items = quiz(rulebook, library, seed)
        expected = [
            (item.id, item.question, [(option.is_right, option.text, option.feedback) for option in item.options])
            for item in items
        ]
        assert parsed(gift(items)) == expected


def test_a_line_break_in_a_text_cannot_end_a_question():
    item = Item("quiz-1-odd-1", "odd", "kettle", "one\n\ntwo", (Option("a\n\nb", True, "c\r\n\r\nd"),))
    ((_, question, options),) = parsed(gift([item]))
    assert (question, options) == ("one two", [(True, "a b", "c d")])


SIGNS = "a = b ~ c # d {e} ::f:: \\n // g"


@pytest.mark.parametrize("odd", [SIGNS, "%50% more", "[html] <b>x</b>", "T", "####x", "// c", "$CATEGORY: x"])
def test_an_answer_that_begins_like_a_sign_of_the_format_is_text(odd: str):
    """gift-pegjs 1.0.2 read the first as a weight and the second as HTML before each text said that it is plain."""
    item = Item("quiz-1-odd-1", "odd", "kettle", odd, (Option(odd, True, odd), Option("other", False, odd)))
    ((_, question, options),) = parsed(gift([item]))
    assert (question, options) == (odd, [(True, odd, odd), (False, "other", odd)])


def test_an_arrow_of_two_signs_makes_no_pairs_to_match():
    item = Item("quiz-1-odd-1", "odd", "kettle", "a -> b", (Option("a -> b", True, "a -> b"),))
    assert "->" not in gift([item])
    assert "a → b" in gift([item])
