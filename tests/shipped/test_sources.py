"""One publication has one id, so that nobody counts one witness as two.

A publication is known by its address, and by its DOI, PubMed or PubMed Central number where the address holds one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pytest

NUMBERS = (
    re.compile(r"\b(10\.\d{4,9}/[^\s?#]+?)(?:/(?:full|abstract|abs|pdf|tables/\d+))?/?(?:[?#].*)?$"),
    re.compile(r"\b(pmc\d+)\b"),
    re.compile(r"(?:pubmed\.ncbi\.nlm\.nih\.gov|pubmed\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d+)"),
)


def bare(address: str) -> str:
    """An address without what changes nothing: the scheme, `www.`, capital letters, a slash at the end."""
    return re.sub(r"^https?://(www\.)?", "", address.lower()).rstrip("/")


def marks(address: str) -> Iterator[str]:
    """By what an address knows its publication: itself, and the numbers in it."""
    yield bare(address)
    for pattern in NUMBERS:
        if found := pattern.search(bare(address)):
            yield found[1]


def twins(addresses: Mapping[str, str]) -> dict[str, list[str]]:
    """Map each mark that stands under more than one id to these ids."""
    ids = defaultdict(list)
    for id, address in addresses.items():
        for mark in set(marks(address)):
            ids[mark].append(id)
    return {mark: of_mark for mark, of_mark in ids.items() if len(of_mark) > 1}


def cited_twice(sentences: Iterable[tuple[str, tuple[str, ...]]], addresses: Mapping[str, str]) -> list[str]:
    """The sentences that name one publication more than once, under one id or under two."""
    found = []
    for text, ids in sentences:
        known = [mark for id in ids for mark in set(marks(addresses[id]))]
        if len(known) > len(set(known)):
            found.append(text)
    return found


@pytest.fixture(scope="module")
def addresses(library) -> dict[str, str]:
    return {id: source.address for id, source in library.sources.items()}


def test_no_publication_stands_under_two_ids(addresses):
    assert not twins(addresses)


def test_no_sentence_and_no_row_of_the_tables_names_one_publication_twice(rulebook, library, addresses):
    pages = [*library.reading, *(case.page for case in library.cases.values())]
    read = ((f"{page.file}: {part.text}", part.sources) for page in pages for part in page.sentences)
    rows = ((row.id, row.sources) for row in (*rulebook.rules, *rulebook.warnings.values()))
    assert not cited_twice([*read, *rows], addresses)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://www.nhs.uk/conditions/lumps/", "http://nhs.uk/conditions/lumps"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC4805635", "http://www.ncbi.nlm.nih.gov/pmc/articles/PMC4805635/"),
        ("https://pubmed.ncbi.nlm.nih.gov/25870115/", "http://www.pubmed.gov/25870115"),
        ("https://doi.org/10.1007/s00403-021-02264-5", "https://link.springer.com/article/10.1007/s00403-021-02264-5"),
        (
            "https://doi.org/10.3389/fmed.2024.1327715",
            "https://frontiersin.org/articles/10.3389/fmed.2024.1327715/full",
        ),
    ],
)
def test_a_publication_under_two_spellings_of_its_address_would_be_noticed(first: str, second: str):
    addresses = {"S901": first, "S902": second}
    assert twins(addresses)
    assert cited_twice([("One paper, two marks.", ("S901", "S902"))], addresses)


def test_two_papers_of_one_journal_are_two():
    assert not twins({"S901": "https://doi.org/10.1007/s1", "S902": "https://doi.org/10.1007/s2"})
