"""Break the table in a real browser: break and mend, files in and out without an upload, and never a second visitor."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from classroom import copy_text, exercises


@pytest.fixture
def sandbox(visitor):
    """Open the page in a window of its own: sandbox(width, height)."""

    def opened(width: int = 1366, height: int = 900):
        page = visitor(width, height, "/sandbox")
        page.get_by_text("The copy can be read.").wait_for()
        return page

    return opened


def load(page, field: str, name: str, data: bytes) -> None:
    page.locator(f"#pick-{field}").set_input_files({"name": name, "mimeType": "", "buffer": data})


def test_a_learner_breaks_the_table_and_the_next_visitor_sees_nothing_of_it(sandbox):
    page, other = sandbox(), sandbox()
    page.get_by_role("button", name="Delete this row").click()
    expect(page.get_by_text("Broken promises: 2. Pages shown otherwise: 2.")).to_be_visible()
    expect(page.get_by_text("With nothing ticked no topic is shown at all.")).to_be_visible()
    other.reload()
    expect(other.get_by_text("Broken promises: 0. Pages shown otherwise: 0.")).to_be_visible()
    other.goto(other.url.replace("sandbox", "class?case=hot-knee&step=table"))
    expect(other.get_by_text("Row everyone-01: for everyone").first).to_be_visible()


def named(page, row: str) -> None:
    """Wait until the form is that of a row, and the one before it is gone."""
    expect(page.get_by_label("Name of the row").and_(page.locator(f'[value="{row}"]'))).to_be_visible(timeout=20_000)
    page.get_by_label("Name of the row").nth(1).wait_for(state="detached")


def test_a_learner_mends_an_exercise_row_by_row(sandbox):
    page = sandbox(1920, 1080)
    page.get_by_text("Exercise: Rows that say nothing").click()
    expect(page.get_by_text("Not mended yet.")).to_be_visible()
    for row in ("tendon-04", "lumps-03"):
        page.get_by_role("combobox", name="Which row").click()
        page.keyboard.type(row)
        expect(page.get_by_role("option")).to_have_count(1)
        page.keyboard.press("Enter")
        named(page, row)
        page.get_by_role("button", name="Delete this row").click()
        expect(page.get_by_role("cell", name=row)).to_have_count(0)
        named(page, "everyone-01")
    expect(page.get_by_text("Mended.")).to_be_visible()


def test_a_copy_goes_out_as_a_file_and_comes_back_without_an_upload(sandbox, tmp_path):
    page = sandbox()
    page.get_by_role("tab", name="Files").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the copy (CSV)").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    load(page, "csv-real", "mine.csv", copy_text.without_row(text, "everyone-01").encode())
    expect(page.get_by_text("Broken promises: 2.")).to_be_visible()
    assert not [address for address in page.asked if "upload" in address]


HOSTILE = {
    "formulas": (b"=1+1,=cmd|' /C calc'!A0\n", "the header must be exactly"),
    "markup": (b"<img src=x onerror=document.title='hacked'>\n", "the header must be exactly"),
    "cp1252": ("naïve".encode("cp1252"), "The file was not taken: the file is not UTF-8"),
    "too large": (b"x" * 500_001, "This file is too large. Nothing was loaded."),
    "a million rows": (b"\n" * 499_000, "letters; 300,000 are allowed"),
}


def test_hostile_files_are_refused_in_words_and_the_page_goes_on(sandbox):
    page = sandbox()
    page.get_by_role("tab", name="Files").click()
    for data, sentence in HOSTILE.values():
        load(page, "csv-real", "mine.csv", data)
        expect(page.get_by_text(sentence).first).to_be_visible()
    assert "hacked" not in page.title()
    page.get_by_role("button", name="Begin again with a fresh copy").click()
    expect(page.get_by_text("Broken promises: 0.")).to_be_visible()


def test_ten_million_letters_are_not_taken_by_the_text_field(sandbox):
    page = sandbox()
    page.get_by_role("tab", name="The whole table as text").click()
    field = page.get_by_role("textbox", name="The table, one row a line")
    before = field.input_value()
    field.evaluate(
        """field => {
          const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set
          set.call(field, "x".repeat(10_000_000))
          field.dispatchEvent(new Event("input", { bubbles: true }))
        }"""
    )
    page.get_by_role("button", name="Use this text").click()
    expect(page.get_by_text("Broken promises: 0.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Broken promises: 0.")).to_be_visible()
    assert "everyone-01" in before


def test_no_exercise_scrolls_sideways_on_a_phone(sandbox):
    page = sandbox(390, 844)
    for id in exercises.IDS:
        page.locator("label", has_text="Exercise: ").nth(exercises.IDS.index(id)).click()
        page.get_by_text("Not mended yet.").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), id
