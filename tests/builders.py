"""What tests build on and break: an edit of a file by its words, and the faults that its author then reads."""

from pathlib import Path

import pytest

import content


def change(path: Path, old: str, new: str) -> int:
    """Replace the first `old` in a file and return the line it stands on."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def faults(texts: Path, language: str = "en") -> tuple[str, ...]:
    """Return what an author is told of texts that cannot be used."""
    with pytest.raises(content.ContentError) as caught:
        content.load(language, texts)
    return caught.value.problems
