"""The pen takes words for words, whatever they look like, and a name that nobody gave for a fault of ours."""

import pytest
from jinja2 import UndefinedError

import pen
from content import calls

HOSTILE = '<script>alert("x")</script> & <b>'


def test_words_are_never_taken_for_html():
    drawn = pen.part("plain_parts", "paragraph", HOSTILE)
    assert drawn == "<p>&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; &lt;b&gt;</p>"
    assert "<script" not in pen.part("care", "line", HOSTILE, HOSTILE, HOSTILE, HOSTILE)


@pytest.mark.parametrize("write", [pen.bold, pen.called])
def test_what_is_bold_or_a_link_is_escaped_all_the_same(write):
    drawn = write("**<i>** [999] <https://a.org/?x=1> <script>")
    assert "<strong>&lt;i&gt;</strong>" in drawn
    assert "<script" not in drawn


def test_what_a_macro_drew_is_not_escaped_again():
    inner = pen.part("plain_parts", "paragraph", "**Stop**")
    assert inner == "<p><strong>Stop</strong></p>"
    assert inner in pen.part("first", "late", [inner])


def test_a_name_that_nobody_gave_is_a_fault_of_ours():
    with pytest.raises(UndefinedError):
        pen.draw("plain.html", language="en")


MARKED = {
    "[999]": ('<a class="number" href="tel:999">999</a>', "999"),
    "[9-1-1]": ('<a class="number" href="tel:911">9-1-1</a>', "9-1-1"),
    "[1800 633 422]": ('<a class="number" href="tel:1800633422">1800 633 422</a>', "1800 633 422"),
    "[sms:50808]": ('<a class="number" href="sms:50808">50808</a>', "50808"),
    "([000])": ('(<a class="number" href="tel:000">000</a>)', "(000)"),
}


def test_a_marked_number_is_a_link_or_text_and_words_round_it_are_never_read_as_html():
    for marked, (link, text) in MARKED.items():
        assert (str(pen.called(marked)), calls.plain(marked)) == (link, text)
    assert pen.called('<b>A&E</b> [999]" onclick="') == (
        '&lt;b&gt;A&amp;E&lt;/b&gt; <a class="number" href="tel:999">999</a>&#34; onclick=&#34;'
    )


def test_every_number_of_every_region_is_a_link_and_no_mark_is_left_in_its_words(library):
    for id, region in library.regions.items():
        words = " ".join(map(str, (region.emergency_call, region.urgent, region.call, region.crisis, region.note)))
        assert "[" not in words, id
        linked = pen.called(" ".join(region.marks.values()))
        assert all(f">{number}</a>" in linked for number in region.numbers), id
        assert "[" not in linked, id
