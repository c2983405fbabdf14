"""The guides for authors speak of the real fields, columns, settings, files and commands."""

import re
from dataclasses import fields

import pytest

from content.model import DIRECTIONS, KINDS, STRENGTHS, Card, Source, Topic
from content.pages import NOT_IN_FRONT_MATTER
from rules.reader import COLUMNS
from server.site import VARIABLE, Site

GUIDES = ("write-a-topic", "add-a-card", "add-a-source", "review-and-sign", "translate", "words", "add-a-rule")


def read(root, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def keys(text: str, indent: str = "") -> set[str]:
    return set(re.findall(rf"^{indent}([a-z_]+):", text, re.MULTILINE))


def front_matter(kind: type) -> set[str]:
    return {field.name for field in fields(kind) if field.name not in NOT_IN_FRONT_MATTER}


@pytest.mark.parametrize("guide", GUIDES)
def test_every_guide_is_short_and_names_only_files_that_exist(root, guide: str):
    text = read(root, f"docs/authoring/{guide}.md")
    assert len(text.splitlines()) <= 60
    for path in re.findall(r"`((?:content|rules|docs|tests|views)/[\w/.-]+\.(?:md|csv|yaml|py))`", text):
        if "/es/" not in path:
            assert (root / path).exists(), path


def test_the_example_of_a_topic_has_the_real_fields(root):
    assert keys(read(root, "content/README.md")) == front_matter(Topic)


def test_the_example_of_a_card_has_the_real_fields_and_every_choice(root):
    text = read(root, "docs/authoring/add-a-card.md")
    assert keys(text) == front_matter(Card)
    assert all(choice in text for choice in (*KINDS, *STRENGTHS, *DIRECTIONS))


def test_the_example_of_a_source_has_the_real_fields(root):
    real = {field.name for field in fields(Source) if field.name != "id"}
    assert keys(read(root, "docs/authoring/add-a-source.md"), "  ") == real


def test_every_column_of_every_table_is_explained(root):
    text = read(root, "rules/README.md")
    for file, columns in COLUMNS.items():
        assert file in text
        assert all(column in text for column in columns)


def test_the_example_of_a_rule_stands_in_the_table_as_it_is(root):
    example = re.search(r"```csv\n\s*(.+?)\n", read(root, "docs/authoring/add-a-rule.md"))
    assert example[1] in read(root, "rules/tables/rules.csv").splitlines()


def test_every_setting_is_explained_in_the_sites_own_file(root):
    settings = {field.name for field in fields(Site) if field.name != "places"}
    assert keys(read(root, "site.yaml")) == settings
    assert VARIABLE in read(root, "site.yaml")
    assert VARIABLE in read(root, "README.md")


def test_the_readmes_picture_links_and_folders_exist(root):
    text = read(root, "README.md")
    for path in re.findall(r"\]\(([\w/.-]+)\)", text):
        assert (root / path).exists(), path
    tree = re.search(r"## What is where\s+```\n(.*?)```", text, re.DOTALL)[1]
    for line in tree.splitlines():
        assert (root / line.split()[0]).exists(), line
