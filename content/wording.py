"""Words we use and do not use: the findings of a careful copy editor about one page, as sentences.

Which words those are says each language for itself, in its `words.yaml`; the reasons are in docs/authoring/words.md.
What holds in every language stands here.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from content.model import Block, Page, Sentence, Words

MAX_WORDS = 20
MAX_SENTENCES = 3

EVERYWHERE = {
    r"\b(?<!\d,)(999|911|000|112|111|988|811|116 123)\b": "is a number to call; only regions.yaml may hold one",
    r"\d\s?[-–]\s?\d": "is a range with a dash; write '2 to 4'",
    r"[;—]|\s–\s": "is a semicolon or a dash; write two sentences",
}
_WORD = re.compile(r"[\w-]+")


def findings(page: Page, words: Words) -> Iterator[str]:
    """Yield each fault of style in a page as `file:line: sentence`."""
    for sentence in page.sentences:
        for fault in sentence_faults(sentence.text, words):
            yield f"{page.file}:{sentence.line}: {fault}"
    for section in page.sections:
        for block in section.blocks:
            yield from (f"{page.file}:{line}: {fault}" for line, fault in _block_faults(block))
    for faults in (_skin_faults(page.sentences, words), _medical_faults(page, words), _order_faults(page, words)):
        yield from (f"{page.file}:{line}: {fault}" for line, fault in faults)


def sentence_faults(text: str, words: Words) -> Iterator[str]:
    """Yield what is wrong with one sentence: its length, its words, its numbers."""
    count = len(text.split())
    if count > MAX_WORDS:
        yield f"{count} words in one sentence, {MAX_WORDS} at most: '{text}'"
    for pattern, reason in {**words.avoid, **EVERYWHERE}.items():
        if found := re.search(pattern, text, re.IGNORECASE):
            yield f"'{found[0]}' {reason}: '{text}'"
    if (found := _search(words.dose, text)) and not _search(words.limit, text):
        yield f"'{found[0]}' is a dose; we print none but a safe upper limit, 'not more than ...': '{text}'"
    if (found := _search(words.promise, text)) and not _search(words.hedge, text):
        yield f"'{found[0]}' promises too much; write 'usually {found[0]}': '{text}'"


def medicines(text: str, names: Iterable[str]) -> list[str]:
    """Return the names of medicines in a text, in reading order."""
    return [word for word in _WORD.findall(text.casefold()) if word in names]


def without(text: str, names: Iterable[str]) -> str:
    """Put one short word for each name, so that a text can be graded by the words that its writer chose."""
    return _WORD.sub(lambda word: "this" if word[0].casefold() in names else word[0], text)


def _search(pattern: str, text: str) -> re.Match[str] | None:
    """Look for a pattern of a language; one that it does not have is found nowhere."""
    return re.search(pattern, text, re.IGNORECASE) if pattern else None


def _block_faults(block: Block) -> Iterator[tuple[int, str]]:
    if len(block.sentences) > MAX_SENTENCES:
        first = block.sentences[0]
        yield first.line, f"{len(block.sentences)} sentences in one paragraph, {MAX_SENTENCES} at most"


def _skin_faults(sentences: tuple[Sentence, ...], words: Words) -> Iterator[tuple[int, str]]:
    """A page that names a skin colour says how it looks on brown or black skin too."""
    named = next((sentence for sentence in sentences if _search(words.skin_colour, sentence.text)), None)
    if named and not any(_search(words.skin_shade, sentence.text) for sentence in sentences):
        yield named.line, f"a skin colour is named, but no sentence says 'brown or black skin': '{named.text}'"


def _medical_faults(page: Page, words: Words) -> Iterator[tuple[int, str]]:
    """The first use of a medical word comes after a plain one, in brackets, or in a sentence that explains it."""
    for term in words.medical:
        pattern = re.compile(re.escape(term), re.IGNORECASE)
        sentence = next((sentence for sentence in page.sentences if pattern.search(sentence.text)), None)
        if not sentence or pattern.search(page.title) or _search(words.explains, sentence.text):
            continue
        before = pattern.split(sentence.text, maxsplit=1)[0]
        if before.count("(") <= before.count(")"):
            yield sentence.line, f"'{term}' is first used without a plain word before it: '{sentence.text}'"


def _order_faults(page: Page, words: Words) -> Iterator[tuple[int, str]]:
    """What to do comes before what not to do, and a line of the second kind starts as the language has it."""
    if not words.do_not:
        return
    for section in page.sections:
        firsts = [block.sentences[0] for block in section.blocks if block.is_item and section.id == "do"]
        for sentence, after in pairwise(firsts):
            if sentence.text.startswith(words.do_not) and not after.text.startswith(words.do_not):
                yield after.line, f"this stands after a line with '{words.do_not}'; put it before: '{after.text}'"
        for sentence in firsts:
            if re.match(words.do_not_otherwise or "(?!)", sentence.text, re.IGNORECASE):
                yield sentence.line, f"start with '{words.do_not}': '{sentence.text}'"
