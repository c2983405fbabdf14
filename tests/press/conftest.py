"""Sheets to take away, and how to read back what was printed: the words of a PDF, and the QR code in a picture."""

from collections.abc import Callable

import pypdfium2
import pytest
import zxingcpp

from press import sheet as sheets
from press.sheet import Sheet

BASE = "https://calcium.example.org"


@pytest.fixture(scope="session")
def sheet(library, rulebook) -> Callable[..., Sheet]:
    """Make one: sheet(["tendon"], ["rf_chest_pain"], region="uk", base="https://...")."""

    def made(topics=(), signs=(), region: str = "other", base: str = "") -> Sheet:
        return sheets.compose(library, rulebook, library.regions[region], topics, signs, base=base)

    return made


@pytest.fixture(scope="session")
def longest(library) -> Callable[..., Sheet]:
    """The fullest sheet that is promised to fit on one page: five topics and a warning sign, all as wordy as can be."""
    topics = sorted(library.topics.values(), key=lambda topic: -len(topic.title + topic.summary.text))
    words = library.warnings.items()
    sign = max(words, key=lambda entry: len(entry[1].sign + entry[1].why + entry[1].faster))[0]
    return {"topics": [topic.id for topic in topics[:5]], "signs": [sign], "region": "canada", "base": BASE}


def text_of(pdf: bytes) -> str:
    """All words of a PDF in order, with every gap as one blank."""
    return " ".join(words_on(page) for page in pypdfium2.PdfDocument(pdf))


def words_on(page: pypdfium2.PdfPage) -> str:
    """All words of a page; where a row ends with a hyphen of the word's own, the reader tells that by a sign."""
    return " ".join(page.get_textpage().get_text_bounded().replace("\x02", "-").split())


def scanned(pdf: bytes) -> list[str]:
    """What a phone reads on the first page, printed at 200 dots an inch."""
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=200 / 72).to_pil()
    return [code.text for code in zxingcpp.read_barcodes(picture)]
