"""Lines that harm when they stand alone: what one of them says, its partner must say on the same page."""

import re

import pytest

from content.model import Page

TOGETHER = {
    "whoever says not to stop steroids says what to do when ill": (r"(not|never) stop[^.]*\bsteroids", r"steroid card"),
    "whoever names vitamin K names warfarin beside it": (
        r"vitamin K\b",
        r"vitamin K\b.{0,80}warfarin|warfarin.{0,60}vitamin K\b",
    ),
    "whoever names a chelation drip names the harm": (r"chelation", r"great harm|people have died|heart stopped"),
    "whoever praises palovarotene tells of growth": (r"palovarotene", r"stopped grow"),
    "whoever says how much to drink against stones asks about heart and kidneys": (
        r"drinking a lot",
        r"(heart or kidney|kidney or heart) disease",
    ),
}
WAITING = re.compile(r"today[^.]*(dark|black|purple)[^.]*patch|(dark|black|purple)[^.]*patch[^.]*today", re.IGNORECASE)


def text(page: Page) -> str:
    return " ".join(sentence.text for sentence in page.sentences)


@pytest.mark.parametrize(("named", "partner"), TOGETHER.values(), ids=TOGETHER)
def test_a_line_has_its_partner_on_the_same_page(library, named: str, partner: str):
    pages = {id: text(topic) for id, topic in library.topics.items() if re.search(named, text(topic), re.IGNORECASE)}
    assert pages
    assert not [id for id, words in pages.items() if not re.search(partner, words, re.IGNORECASE)]


def test_very_sore_dark_skin_that_nobody_knows_never_waits_until_later_today(library):
    """Such patches are an emergency without a fever too; only people whom a kidney team knows ring it first."""
    waiting = [s.text for topic in library.topics.values() for s in topic.sentences if WAITING.search(s.text)]
    assert all("kidney team" in sentence for sentence in waiting)
