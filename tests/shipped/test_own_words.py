"""Our texts share no run of eight words with the two articles that the product grew from.

The articles are not in the repository; `seed-shingles.txt` holds a short hash of each of their runs of eight words.
"""

import csv
import hashlib
import re
from pathlib import Path

RUN = 8
SHINGLES = frozenset(Path(__file__).with_name("seed-shingles.txt").read_text(encoding="ascii").split())


def runs(text: str) -> set[str]:
    words = re.findall(r"[a-z0-9']+", text.lower())
    return {" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def shared(text: str) -> set[str]:
    return {run for run in runs(text) if hashlib.sha256(run.encode()).hexdigest()[:10] in SHINGLES}


def test_no_page_shares_eight_words_in_a_row_with_the_seeds(library):
    for page in library.reading:
        assert not shared(" ".join(sentence.text for sentence in page.sentences)), page.file


def test_no_other_text_shares_eight_words_in_a_row_with_the_seeds(root):
    for path in [*(root / "content" / "en").glob("*.*"), root / "README.md"]:
        assert not shared(path.read_text(encoding="utf-8")), path.name


def test_the_coverage_table_says_claims_in_our_words_and_only_names_headings(root):
    """The headings are long enough to share a run: this shows that the hashes find one where there is one."""
    with (root / "docs" / "seed-coverage.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        assert not shared(row["item"]), row["id"]
        assert not shared(row["changed"]), row["id"]
    assert any(shared(row["heading"]) for row in rows)
