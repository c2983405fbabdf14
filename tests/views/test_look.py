"""The colours of each scheme can be told apart, by the figures of WCAG 2.2."""

import re
import tomllib

import pytest

READ = (
    *(
        "ink/paper",
        "quiet/paper",
        "blue/paper",
        "on-blue/blue",
        "on-red/red",
        "on-deep/deep",
        "on-bar/bar",
        "on-mark/mark",
    ),
    *("ink/blue-wash", "quiet/blue-wash", "region-on-mark/region-on"),
)
SEEN = ("line/paper", "focus/paper", "region-line/region", "region-on/region")
"""Text, and lines or shapes, each on its ground."""


@pytest.fixture(scope="module")
def schemes(root) -> dict[str, dict[str, str]]:
    text = (root / "pen" / "styles" / "tokens.css").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = {}
    for name, body in re.findall(r':root(?:\[data-scheme="(\w+)"\])? \{(.*?)\}', text, re.DOTALL):
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", body))
        found[name or "light"] = {**found.get("light", {}), **colours}
    return found


def light(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, brighter = sorted((light(one), light(other)))
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_what_is_read_and_pressed_stands_out(schemes, scheme: str):
    for pair in (*READ, *SEEN):
        front, ground = pair.split("/")
        least = 7 if scheme == "contrast" else 4.5 if pair in READ else 3
        assert contrast(schemes[scheme][front], schemes[scheme][ground]) >= least, pair


def test_every_scheme_gives_every_colour_or_takes_it_from_the_light_one(schemes):
    assert list(schemes) == ["light", "dark", "contrast"]
    assert set(schemes["dark"]) == set(schemes["contrast"]) == set(schemes["light"])


def test_a_page_without_scripts_is_as_dark_as_one_that_was_chosen_dark(root):
    text = (root / "pen" / "styles" / "tokens.css").read_text(encoding="utf-8")
    chosen, device = (
        re.findall(r"(--[\w-]+): (#[0-9a-f]{6})", text.partition(mark)[2].partition("}")[0])
        for mark in (':root[data-scheme="dark"] {', ":root:not([data-scheme]) {")
    )
    assert len(chosen) > 15
    assert chosen == device


def test_streamlits_own_themes_have_our_colours(root, schemes):
    themes = tomllib.loads((root / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    ours = {"primaryColor": "blue", "textColor": "ink", "backgroundColor": "paper", "linkColor": "blue"}
    ours |= {"secondaryBackgroundColor": "wash", "borderColor": "line"}
    for scheme in ("light", "dark"):
        assert themes[scheme] == {name: schemes[scheme][token] for name, token in ours.items()}


def test_a_picture_drawn_from_the_table_has_our_colours(root, schemes):
    text = (root / "pen" / "templates" / "pictures.html").read_text(encoding="utf-8")
    assert {*re.findall(r"#[0-9a-f]{6}", text)} <= {*schemes["light"].values(), *schemes["dark"].values()}
