"""The QR code as a phone reads it: topics and nothing else, small enough for paper, whole or honest about the rest."""

import pytest
import segno
import typst

from press import qr
from tests.press.conftest import BASE, scanned

ADDRESS_OF_THREE = f"{BASE}/?topics=tendon,kidneys,cause-diabetes"
NAMES_OF_TWO = (
    "Show this to a doctor. Topics about calcium in soft tissue:\n- Calcium in a tendon\n- Kidneys and stones"
)


def drawn(svg: str) -> list[str]:
    """What a phone reads when an SVG picture, 40 mm wide, is shown to it."""
    page = '#image(bytes(sys.inputs.svg), format: "svg", width: 40mm)'
    return scanned(typst.compile(page.encode(), sys_inputs={"svg": svg}))


def version(text: str) -> int:
    return int(segno.make(text, error="m", micro=False, encoding="utf-8").version)


def test_a_phone_opens_the_topics_at_the_address_of_the_site(library):
    code = qr.code(library, ["tendon", "kidneys", "cause-diabetes"], BASE)
    assert drawn(code.svg) == [ADDRESS_OF_THREE]


def test_where_the_site_has_no_address_a_phone_reads_the_names_of_the_topics(library):
    code = qr.code(library, ["tendon", "kidneys"])
    assert drawn(code.svg) == [NAMES_OF_TWO]


def test_letters_from_other_alphabets_survive():
    words = "Kalk in der Schulter – für Ärzte: “Sehne”, κόκαλο"
    assert drawn(qr.svg(words)) == [words]


@pytest.mark.parametrize("base", [BASE, f"{BASE}/", "http://192.168.4.1:8501", "https://a.org/calcium"])
def test_an_address_is_joined_with_one_slash(base: str):
    assert qr.address(base, ["tendon", "kidneys"]) == f"{base.rstrip('/')}/?topics=tendon,kidneys"


def test_without_topics_the_code_opens_the_topic_finder_itself(library):
    code = qr.code(library, [], BASE)
    assert code.text == f"{BASE}/"
    assert "opens" not in code.alt
    assert "It holds the address only." in code.caption


def test_with_neither_topics_nor_an_address_there_is_no_code(library):
    assert qr.code(library, []) is None


@pytest.mark.parametrize("base", ["", BASE, f"https://{'long-' * 40}name.example.org"])
def test_of_too_many_topics_the_code_holds_the_first_and_says_how_many(library, base: str):
    topics = list(library.topics)
    code = qr.code(library, topics, base)
    if base:
        kept, names = code.text.partition("?topics=")[2].split(","), topics
    else:
        lines, names = code.text.split("\n"), [library.topics[id].title for id in topics]
        kept = [line.removeprefix("- ") for line in lines if line.startswith("- ")]
        assert lines[-1] == f"and {len(topics) - len(kept)} more"
    assert 8 <= len(kept) <= len(topics)
    assert kept == names[: len(kept)]
    assert (f"the first {len(kept)} of {len(topics)}" in code.caption) == (len(kept) < len(topics))
    assert version(code.text) <= 15
    assert drawn(code.svg) == [code.text]


def test_the_most_that_a_code_may_hold_is_what_version_15_holds():
    assert version("ä" * (qr.COMFORTABLE // 2)) == 15
    assert version("x" * (qr.COMFORTABLE + 1)) == 16


def test_a_screen_reader_is_told_what_the_code_is_for(library):
    code = qr.code(library, ["tendon"], BASE)
    assert code.alt == f"QR code. {code.caption}"


def test_there_is_a_quiet_zone_on_every_side():
    assert f'viewBox="0 0 {21 + 2 * qr.QUIET} {21 + 2 * qr.QUIET}"' in qr.svg("a")
