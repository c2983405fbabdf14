"""Words we use and do not use: the findings of a careful copy editor about one page, as sentences.

The reasons are in docs/authoring/words.md. Numbers follow the NHS house style, skin colours need every skin.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from content.model import Block, Page, Sentence

MAX_WORDS = 20
MAX_SENTENCES = 3

BANNED = {
    r"(?<!if )(?<!when )(?<!whether )(?<!do )(?<!that )(?<!who )\byou (may |might |could )?have\b": (
        "tells the reader what they have; write 'some people have' or 'if you have'"
    ),
    r"\b(un)?likely\b|\blikelihood\b": "speaks of odds; write 'often', 'most' or 'in a few people'",
    r"\brisks?\b|\brisky\b": "is a word we leave out; write 'a higher chance of' or 'can lead to'",
    r"\bdiagnos\w+": "is a doctor's word; write 'find out' or 'the name of the problem'",
    r"(?<!test )(?<!scan )\bresults?\b": "is kept for 'test results'; write 'what it shows' or 'so'",
    r"\bassess(ment|ed|es)?\b": "is a clinic's word; write 'check'",
    r"\bshould\b": "is preaching; write 'you can', or use a direct verb",
    r"\bexperts?\b": "claims authority; write 'specialist'",
    r"\bclinicians?\b": "is a clinic's word; write 'doctor'",
    r"\bchronic\b": "is unclear to most readers; write 'long-lasting'",
    r"\b(deadly|killer|terrible|terrifying|horrible|alarming|shocking|time bomb)\b": "frightens",
    r"\bdon't ignore\b|\bdo not ignore\b": "frightens; say what to do",
    r"\b(utili[sz]e|prior to|commence|in order to|via|e\.g\.|i\.e\.|etc)\b": "is not plain English",
    r"\b(?<!\d,)(999|911|000|112|111|988|811|116 123)\b": "is a number to call; only regions.yaml may hold one",
    r"\d\s?%|\bper ?cent\b": "is a percentage; write '1 in 7'",
    r"\d\s?[-–]\s?\d": "is a range with a dash; write '2 to 4'",
    r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\b": "is a short month; write it out",
    r"[;—]|\s–\s": "is a semicolon or a dash; write two sentences",
}
_DOSE = re.compile(r"\b\d+(\.\d+)?\s?(mg|mcg|micrograms?|milligrams?|grams?|g|ml|IU)\b", re.IGNORECASE)
_LIMIT = re.compile(r"\b(not|no|never)\b.* more than \d", re.IGNORECASE)
"""A safe upper limit that a public body publishes is a fact and no dose."""
_HEDGED = re.compile(r"\b(usually|often|most|mostly|many|can be|may be|nearly all|almost all)\b", re.IGNORECASE)
_SKIN_COLOUR = re.compile(r"\b(red|redness|redder|pale|blue|purple)\b", re.IGNORECASE)
_DARK_SKIN = re.compile(r"\bbrown (or|and) black skin\b", re.IGNORECASE)


MEDICAL = (
    *("calcific tendinopathy", "ossification", "myositis ossificans", "calcinosis cutis", "nephrocalcinosis"),
    *("phlebolith", "dystrophic", "metastatic", "idiopathic", "iatrogenic", "psammoma", "granuloma", "plaque"),
    *("hyperparathyroidism", "hypoparathyroidism", "arthroscop", "barbotage", "lavage", "excision", "tenotomy"),
    *("bursectomy", "contracture", "calciphylaxis", "CPPD", "fibrodysplasia", "biopsy"),
)
"""Words that a page first uses in brackets behind a plain word, or in a sentence that explains them."""

_EXPLAINS = re.compile(r"\b(is|are|means?|call(ed)?|names?|named|words?|term|illness|rare)\b|:", re.IGNORECASE)
_DONT = re.compile(r"(never|avoid|don't)\b", re.IGNORECASE)


def findings(page: Page) -> Iterator[str]:
    """Yield each fault of style in a page as `file:line: sentence`."""
    for sentence in page.sentences:
        for fault in sentence_faults(sentence.text):
            yield f"{page.file}:{sentence.line}: {fault}"
    for section in page.sections:
        for block in section.blocks:
            yield from (f"{page.file}:{line}: {fault}" for line, fault in _block_faults(block))
    for faults in (_skin_faults(page.sentences), _medical_faults(page), _order_faults(page)):
        yield from (f"{page.file}:{line}: {fault}" for line, fault in faults)


def sentence_faults(text: str) -> Iterator[str]:
    """Yield what is wrong with one sentence: its length, its words, its numbers."""
    count = len(text.split())
    if count > MAX_WORDS:
        yield f"{count} words in one sentence, {MAX_WORDS} at most: '{text}'"
    for pattern, reason in BANNED.items():
        if found := re.search(pattern, text, re.IGNORECASE):
            yield f"'{found[0]}' {reason}: '{text}'"
    if (found := _DOSE.search(text)) and not _LIMIT.search(text):
        yield f"'{found[0]}' is a dose; we print none but a safe upper limit, 'not more than ...': '{text}'"
    if re.search(r"\bharmless\b", text, re.IGNORECASE) and not _HEDGED.search(text):
        yield f"'harmless' promises too much; write 'usually harmless': '{text}'"


def _block_faults(block: Block) -> Iterator[tuple[int, str]]:
    if len(block.sentences) > MAX_SENTENCES:
        first = block.sentences[0]
        yield first.line, f"{len(block.sentences)} sentences in one paragraph, {MAX_SENTENCES} at most"


def _skin_faults(sentences: tuple[Sentence, ...]) -> Iterator[tuple[int, str]]:
    """A page that names a skin colour says how it looks on brown or black skin too."""
    named = next((sentence for sentence in sentences if _SKIN_COLOUR.search(sentence.text)), None)
    if named and not any(_DARK_SKIN.search(sentence.text) for sentence in sentences):
        yield named.line, f"a skin colour is named, but no sentence says 'brown or black skin': '{named.text}'"


def _medical_faults(page: Page) -> Iterator[tuple[int, str]]:
    """The first use of a medical word comes after a plain one, in brackets, or in a sentence that explains it."""
    for term in MEDICAL:
        pattern = re.compile(re.escape(term), re.IGNORECASE)
        sentence = next((sentence for sentence in page.sentences if pattern.search(sentence.text)), None)
        if not sentence or pattern.search(page.title) or _EXPLAINS.search(sentence.text):
            continue
        before = pattern.split(sentence.text, maxsplit=1)[0]
        if before.count("(") <= before.count(")"):
            yield sentence.line, f"'{term}' is first used without a plain word before it: '{sentence.text}'"


def _order_faults(page: Page) -> Iterator[tuple[int, str]]:
    """What to do comes before what not to do, and a line of the second kind starts with 'Do not'."""
    for section in page.sections:
        firsts = [block.sentences[0] for block in section.blocks if block.is_item and section.id == "do"]
        for sentence, after in pairwise(firsts):
            if sentence.text.startswith("Do not") and not after.text.startswith("Do not"):
                yield after.line, f"this stands after a line with 'Do not'; put it before: '{after.text}'"
        for sentence in firsts:
            if _DONT.match(sentence.text):
                yield sentence.line, f"start with 'Do not': '{sentence.text}'"
