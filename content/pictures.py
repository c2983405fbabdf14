"""Where in a page a drawing belongs: beside the part that speaks of what it shows. Knows no screen."""

import re
from collections import Counter

from content.model import Drawing, Page, Section

PICTURED = ("what", "feel", "found")
"""The parts of a topic that a drawing can show: a thing, a sign, a scan; the others are about people and choices."""
STEM = 5
"""Letters by which two words are taken for the same: calcium, calcify; lump, lumps."""


def part_of(drawing: Drawing, page: Page) -> str:
    """Return the id of the part that shares most words with the text of a drawing; a word of many parts counts less."""
    parts = {section.id: _stems(_text(section)) for section in page.sections if section.id in PICTURED}
    spread = Counter(stem for stems in parts.values() for stem in stems)
    shown = _stems(f"{drawing.title} {drawing.alt}")
    return max(parts, key=lambda part: sum(1 / spread[stem] for stem in parts[part] & shown))


def _text(section: Section) -> str:
    return " ".join(sentence.text for block in section.blocks for sentence in block.sentences)


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in re.findall(r"\w{4,}", text.casefold())}
