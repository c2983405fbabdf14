"""The pen takes words for words, whatever they look like, and a name that nobody gave for a fault of ours."""

import pytest
from jinja2 import UndefinedError

import pen

HOSTILE = '<script>alert("x")</script> & <b>'


def test_words_are_never_taken_for_html():
    drawn = pen.part("plain_parts", "paragraph", HOSTILE)
    assert drawn == "<p>&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; &lt;b&gt;</p>"
    assert "<script" not in pen.part("care", "line", HOSTILE, HOSTILE, HOSTILE, HOSTILE)


@pytest.mark.parametrize("write", [pen.bold, pen.called, pen.marked])
def test_what_is_bold_or_a_link_is_escaped_all_the_same(write):
    drawn = write("**<i>** [999] <https://a.org/?x=1> <script>")
    assert "<strong>&lt;i&gt;</strong>" in drawn
    assert "<script" not in drawn


def test_what_a_macro_drew_is_not_escaped_again():
    inner = pen.part("plain_parts", "paragraph", "**Stop**")
    assert inner == "<p><strong>Stop</strong></p>"
    assert inner in pen.part("plain_parts", "late", [inner])


def test_a_name_that_nobody_gave_is_a_fault_of_ours():
    with pytest.raises(UndefinedError):
        pen.draw("plain.html", language="en")
