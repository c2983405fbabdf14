"""Builders that every test may use: the shipped tables and texts, read once, and small copies to break."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import content
import rules
from content import Library
from rules import Rulebook
from tests.running import build

ROOT = Path(__file__).parent.parent

REGIONS = (
    *("uk", "northern-ireland", "us", "eu", "canada", "australia", "india", "new-zealand", "ireland"),
    "other",
)
"""The parts of the world that regions.yaml has numbers for, and where none was named."""


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return rules.load()


@pytest.fixture(scope="session")
def library() -> Library:
    return content.load("en")


TABLES = {
    "ticks.csv": "id,group,area,warning\n"
    "sx_stiff,symptom,moving,\nsx_pain,symptom,moving,\nloc_shoulder,location,arm,\n"
    "bg_older,background,about,\nrf_chest_pain,warning,chest,rf_chest_pain\nsx_chest,symptom,chest,rf_chest_pain\n",
    "warnings.csv": "id,card,action,gate,sources,confidence\nrf_chest_pain,emergency,call,chest,S115,H\n",
    "topics.csv": "id,chapter\nheart,places\ntendon,places\nageing,causes\nbasics,basics\n",
    "rules.csv": "id,topics,reading,symptoms,locations,background,all_of,why,sources,reviewed_on,reviewer\n"
    "everyone-01,basics,more,,,,,for all,S001,2026-11-21,\n"
    "tendon-01,tendon,main,sx_stiff; sx_pain,loc_shoulder,,,usual place,S002,2026-11-21,\n"
    "tendon-02,tendon,more,sx_stiff; sx_pain,,,,a sign,S002,2026-11-21,\n"
    "place-01,tendon,more,,loc_shoulder,,,a place,S002,2026-11-21,\n"
    "age-01,ageing,more,,,bg_older,,age,S077,2026-11-21,\n"
    "heart-01,heart,main,,,,sx_chest; bg_older,both,S077,2026-11-21,\n"
    "heart-02,heart,more,sx_chest,,,,a sign,S077,2026-11-21,\n",
}
"""A complete table of seven rows, small enough to keep in the head."""


@pytest.fixture
def tables(tmp_path: Path) -> Callable[..., Path]:
    """Write the small tables, some of them replaced, and return their folder: tables(rules="...")."""

    def write(**replaced: str | bytes) -> Path:
        for name, text in TABLES.items():
            new = replaced.get(name.removesuffix(".csv"), text)
            (tmp_path / name).write_bytes(new if isinstance(new, bytes) else new.encode())
        return tmp_path

    return write


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Return a copy of the shipped texts that a test may break."""
    for name in ("sources.yaml", "en"):
        source = ROOT / "content" / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        (tmp_path / "content").mkdir(exist_ok=True)
        copy(source, tmp_path / "content" / name)
    return tmp_path / "content"


ARABIC = {
    'name: "English"': 'name: "العربية"',
    "Touch to start": "المس للبدء",
    "For learning only. This screen cannot say what is wrong with you. A doctor can.": "للتعلّم فقط.",
    '"Emergency? Tell the staff now, or {call}."': '"اتصل: {call}."',
    "All topics": "كل المواضيع",
}
"""Words of the interface in a second language, enough to tell it from the first: it is written the other way round."""


def second_language(texts: Path) -> Path:
    """Add Arabic to a folder of texts, a few of its words translated, and return the folder."""
    shutil.copytree(texts / "en", texts / "ar")
    path = texts / "ar" / "interface.yaml"
    words = path.read_text(encoding="utf-8")
    for english, arabic in ARABIC.items():
        assert english in words
        words = words.replace(english, arabic)
    every_form = "".join(rf"    {form}: \1" + "\n" for form in ("zero", "two", "few", "many", "other"))
    words = re.sub(r'^    other: (".*")\n', every_form, words, flags=re.MULTILINE)
    path.write_text(words, encoding="utf-8")
    return texts


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project that a test may change."""
    return build(tmp_path)
