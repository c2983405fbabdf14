"""The body map: every place can be found, reached by a finger and by keyboard, and seen in any theme; and the icons."""

import itertools
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

FOLDER = Path(__file__).parent.parent.parent / "views" / "components" / "tick_board"
SVG = "{http://www.w3.org/2000/svg}"
WIDTH = 360
"""CSS pixels: the map on a phone held upright."""
FINGER, POINTER = 44, 24
"""The least side of a target in CSS pixels: of each place, and of a second way to the same place."""
SHARED = 0.25
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(", re.IGNORECASE)
NAMED = re.compile(r"(?:fill|stroke|color)\s*[:=]\s*[\"']?\s*(?!none|currentColor|var\()[a-z]+", re.IGNORECASE)


class Box(NamedTuple):
    """Where a finger may land, in CSS pixels from the corner of the map."""

    tick: str
    main: bool
    figure: str
    chip: bool
    left: float
    top: float
    right: float
    bottom: float

    @property
    def least(self) -> float:
        return min(self.right - self.left, self.bottom - self.top)

    def overlap(self, other: "Box") -> float:
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        area = min((box.right - box.left) * (box.bottom - box.top) for box in (self, other))
        return max(wide, 0) * max(high, 0) / area


@pytest.fixture(scope="module")
def drawing() -> Element:
    return ElementTree.parse(FOLDER / "body.svg").getroot()


@pytest.fixture(scope="module")
def hits(drawing: Element) -> list[Box]:
    return list(boxes(drawing))


def boxes(drawing: Element):
    scale = WIDTH / float(drawing.get("viewBox", "").split()[2])
    for figure in drawing.findall(f"{SVG}g[@data-figure]"):
        across, down = map(float, (re.findall(r"[-\d.]+", figure.get("transform", "")) or [0, 0])[:2])
        for region in figure.findall(f"{SVG}g[@data-tick]"):
            for shape in region.findall(f"{SVG}rect[@class='hit']"):
                x, y, wide, high = (float(shape.get(name, "nan")) for name in ("x", "y", "width", "height"))
                corners = (x + across, y + down, x + wide + across, y + high + down)
                main, chip = region.get("data-main") is not None, region.find(f"{SVG}rect[@class='chip']") is not None
                place = (region.get("data-tick"), main, figure.get("data-figure"), chip)
                yield Box(*place, *(scale * corner for corner in corners))


def test_each_place_has_one_button_on_the_map_and_a_second_drawing_of_it_is_no_second_stop(drawing, rulebook):
    drawn = [region for region in drawing.iter() if region.get("data-tick")]
    main = Counter(region.get("data-tick") for region in drawn if region.get("data-main") is not None)
    assert main == Counter(tick.id for tick in rulebook.group("location"))
    others = [region for region in drawn if region.get("data-main") is None]
    assert others
    assert {region.get("data-tick") for region in others} <= main.keys()
    assert all(region.get("aria-hidden") == "true" for region in others)


def test_every_target_lies_where_it_is_measured(drawing, hits):
    """A target that moved into a nested group, or became another shape, would escape the measurements below."""
    assert len(hits) == sum("hit" in shape.get("class", "").split() for shape in drawing.iter())
    high = float(drawing.get("viewBox", "").split()[3])
    assert all(box.left >= 0 and box.top >= 0 and box.right <= WIDTH and box.bottom <= high for box in hits)


def test_a_finger_finds_every_place_and_places_do_not_take_touches_from_each_other(hits, rulebook):
    found = {box.tick for box in hits if box.main and box.least >= FINGER}
    assert found == {tick.id for tick in rulebook.group("location")}
    assert min(box.least for box in hits) >= POINTER
    pairs = itertools.combinations(hits, 2)
    assert not [(a.tick, b.tick) for a, b in pairs if a.tick != b.tick and a.overlap(b) >= SHARED]


def test_the_keyboard_goes_from_head_to_foot_front_first(hits):
    """A place beside the body is reached where its line ends on the body; among themselves these go down too."""
    stops = {box.tick: box for box in hits if box.main and box.least >= FINGER}
    figures = [box.figure for box in stops.values()]
    assert figures == sorted(figures, key=["front", "back", "anywhere"].index)
    for figure, chip in itertools.product(set(figures), (True, False)):
        tops = [box.top for box in stops.values() if (box.figure, box.chip) == (figure, chip)]
        assert tops == sorted(tops)


def test_the_drawing_holds_no_words(drawing):
    said = [(part.text or "") + (part.tail or "") for part in drawing.iter() if part.tag != f"{SVG}style"]
    assert not "".join(said).strip()
    spoken = {"aria-label", "title", "alt", "aria-description"}
    assert not any(spoken & set(part.keys()) or part.tag in {f"{SVG}title", f"{SVG}desc"} for part in drawing.iter())
    sides = [text.get("data-side") for text in drawing.iter(f"{SVG}text")]
    assert sides == ["front", "back"]


@pytest.mark.parametrize("name", ["body.svg", "icons.svg"])
def test_the_theme_gives_every_colour(name: str):
    text = (FOLDER / name).read_text(encoding="utf-8").replace("http://www.w3.org", "")
    system = re.sub(r"@media \(forced-colors: active\) \{.*?\n    \}\n", "", text, flags=re.DOTALL)
    own = re.sub(r"var\(--[a-z-]+, #[0-9a-f]{6}\)|url\(#[a-z-]+\)|href=\"#[a-z-]+\"", "var()", system)
    assert not COLOUR.findall(own)
    assert not NAMED.findall(own)


def test_each_icon_is_drawn_by_the_board_or_for_a_chapter_and_all_look_alike(rulebook):
    symbols = {symbol.get("id"): symbol for symbol in ElementTree.parse(FOLDER / "icons.svg").getroot()}
    drawn = re.search(r"const ICONS = \{(.+?)\}", (FOLDER / "questions.js").read_text(encoding="utf-8"))
    by_board = set(re.findall(r': "([\w-]+)"', drawn[1]))
    assert set(symbols) == by_board | {f"topic-{topic.chapter}" for topic in rulebook.topics.values()}
    pens = {(symbol.get("viewBox"), symbol.get("stroke"), symbol.get("stroke-width")) for symbol in symbols.values()}
    assert pens == {("0 0 24 24", "currentColor", "2")}
    assert all(len(symbol) and not "".join(symbol.itertext()).strip() for symbol in symbols.values())
