"""The static edition: complete, linked within itself, free of scripts, the same each time, never over other files."""

import dataclasses
import hashlib
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

import pytest

import classroom.__main__
import press.__main__
import rules
from content.wording import sentence_faults
from faults import Faults
from press import __main__ as command
from press import edition, edition_lookup, poster
from press.edition_folder import manifest
from rules import reader
from rules.model import CARDS, PARTS
from tests.conftest import REGIONS
from tests.press.conftest import text_of

VOID = {"meta", "link", "img", "br", "hr", "input"}
SHAPES = {"path", "svg"}
NUMBERS = re.compile(r"\b(999|911|112|111|000|9-1-1)\b")


class Read(HTMLParser):
    """A page as a strict reader takes it in: tags that close, attributes, and the text without sources and meanings."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags, self.open, self.ids, self.words = [], [], [], []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        self.ids += [attributes["id"]] if "id" in attributes else []
        if tag not in VOID:
            self.open.append((tag, attributes.get("class") or ""))

    def handle_startendtag(self, tag, attrs):
        assert tag in SHAPES, f"<{tag}/> is no HTML"

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        left_out = {"style", "head", "ol", "sources", "meaning"}
        if not any(left_out & {tag, *kind.split()} for tag, kind in self.open):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def files(library, rulebook) -> dict[str, bytes]:
    region = library.regions["uk"]
    return edition.compose(library, rulebook, region) | edition.paper(library, rulebook, region)


@pytest.fixture(scope="module")
def read(files):
    return cache(lambda path: Read(files[path].decode()))


@pytest.fixture(scope="module")
def pages(files) -> list[str]:
    return [path for path in files if path.endswith(".html")]


def links(read, path: str) -> list[str]:
    read = read(path)
    return [found["href"] for tag in ("a", "link") for found in read.all(tag)] + [img["src"] for img in read.all("img")]


def test_every_topic_card_sign_and_row_is_there(files, read, library, rulebook):
    assert {f"topics/{id}.html" for id in rulebook.topics} | {f"cards/{id}.html" for id in library.cards} <= set(files)
    region = library.regions["uk"]
    assert {f"sheets/{id}.pdf" for id in rulebook.topics} <= set(files)
    posters = " ".join(text_of(files[f"posters/{card}.pdf"]) for card in CARDS)
    assert len(rulebook.warnings) > 40
    start = read("index.html").text
    for words in library.warnings.values():
        assert region.fill(words.sign) in start
        assert region.fill(words.sign) in posters
    assert {rule.id for rule in rulebook.rules} <= set(read("rule-table.html").ids)


def test_every_sentence_of_a_page_is_there_with_its_sources(read, library):
    for folder, reading in (("topics", library.topics), ("cards", library.cards)):
        for page in reading.values():
            found = read(f"{folder}/{page.id}.html")
            assert all(sentence.text in found.text for sentence in page.sentences), page.id
            assert {f"source-{number}" for number, _ in enumerate(page.sources, 1)} <= set(found.ids), page.id


def test_a_topic_keeps_the_fixed_order(files, library):
    text = files["topics/tendon.html"].decode()
    headings = re.findall(r"<h2[^>]*>([^<]+)</h2>", text)
    sections = [library.say(f"sections.{section.id}") for section in library.topics["tendon"].sections]
    ends = [library.say("page.sources_and_dates"), library.say("page.next"), library.say("edition.pages")]
    assert headings == [*sections[:3], library.say("topics.when_to_get_help"), *sections[3:], *ends]
    text = files["topics/tests.html"].decode()  # a drawing stands beside the part that speaks of it
    assert text.index("How it is found</h2>") < text.index("<figure") < text.index("What can help</h2>")


def test_the_fixed_lines_of_the_pages_stand_in_the_edition_too(files, library):
    for path, words in {
        "topics/arteries.html": (library.lead("help"), library.say("topics.today")),
        "cards/medicine-statins.html": (library.lead("evidence"),),
    }.items():
        assert all(f'<p class="said">{line}</p>' in files[path].decode() for line in words), path
    assert library.say("topics.today") not in files["topics/cause-genes.html"].decode()


def test_every_link_leads_somewhere_inside_or_to_a_source(files, read, pages, library):
    addresses = {source.address for source in library.sources.values()}
    for path in pages:
        for link in links(read, path):
            target, _, place = link.partition("#")
            if link in addresses or link == "data:," or re.fullmatch(r"(tel|sms):\d+", link):
                continue
            assert ":" not in link, f"{path}: {link}"
            assert not link.startswith("/"), f"{path}: {link} works on one site alone"
            inside = normpath(join(dirname(path), target)) if target else path
            assert inside in files, f"{path}: {link}"
            assert not place or place in read(inside).ids, f"{path}: {link}"


def test_a_page_asks_for_nothing_but_its_style_and_drawings(read, pages):
    for path in pages:
        found = read(path)
        assert not {tag for tag, _ in found.tags} & {"script", "iframe", "object", "embed", "form", "base", "video"}
        assert not [name for _, attributes in found.tags for name in attributes if name.startswith("on")]
        assert not [attributes for _, attributes in found.tags if "srcset" in attributes]
        assert len(set(found.ids)) == len(found.ids), path


def test_the_style_asks_for_nothing(files):
    assert not re.search(rb"url\(|@import|http", files["edition.css"])


def test_every_page_has_its_name_landmarks_skip_link_and_help_first_and_last(files, read, pages, library):
    titles = {path: re.search(r"<title>(.+)</title>", files[path].decode())[1] for path in pages}
    assert len(set(titles.values())) == len(titles)
    for path in pages:
        found, text = read(path), files[path].decode()
        assert found.all("html") == [{"lang": "en"}]
        assert [len(found.all(tag)) for tag in ("header", "main", "footer", "h1")] == [1, 1, 1, 1], path
        assert found.all("a")[0] == {"class": "skip", "href": "#main"}
        assert found.text.startswith("Skip to the page Emergency? Call 999 now. When to get help")
        assert found.text.endswith("Emergency? Call 999 now. When to get help")
        assert "For learning only." in found.text
        assert "Not clinically reviewed." in found.text
        levels = [int(level) for level in re.findall(r"<h([1-6])", text)]
        assert all(below - above <= 1 for above, below in itertools.pairwise(levels)), path


@pytest.mark.parametrize("region", REGIONS)
def test_the_numbers_to_call_are_those_of_the_region(library, rulebook, region: str):
    chosen = library.regions[region]
    files = edition.compose(library, rulebook, chosen)
    own = set(NUMBERS.findall(" ".join(chosen.numbers)))
    for path in ("index.html", "look-up.html", "topics/tendon.html"):
        text = Read(files[path].decode()).text
        assert set(NUMBERS.findall(text.replace(rulebook.version, ""))) <= own, path
        assert text.count(chosen.emergency_call) >= 2
    for part, card in PARTS.items():
        text = text_of(poster.as_pdf(library, rulebook, chosen, card))
        assert f"{chosen.asks(part)} if:" in text
        assert set(NUMBERS.findall(text)) <= own, card


def test_a_row_of_the_table_says_all_that_it_holds(files, library, rulebook):
    rows = dict(
        re.findall(r'<tr role="row" id="([a-z-]+\d+)">(.*?)</tr>', files["rule-table.html"].decode(), re.DOTALL)
    )
    assert list(rows) == [rule.id for rule in rulebook.rules]
    for rule in rulebook.rules:
        text = Read(rows[rule.id]).text
        expected = [rule.why, library.say(f"table.{rule.reading}"), *rule.sources]
        expected += [library.label(tick) for tick in rule.ticks] + [library.topics[id].title for id in rule.topics]
        assert all(words in text for words in expected), rule.id
        assert library.day(rule.reviewed_on) in text


def test_tables_that_nobody_accepted_are_not_published(tmp_path, root, monkeypatch, capsys):
    for name in ("tables", "tables-accepted"):
        shutil.copytree(root / "rules" / name, tmp_path / name)
    table = tmp_path / "tables" / "warnings.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("rf_chest_pain,emergency,call,", "rf_chest_pain,soon,,"), encoding="utf-8")
    monkeypatch.setattr(reader, "FOLDER", tmp_path / "tables")
    for run, what in ((press.__main__, "publish"), (classroom.__main__, "handouts")):
        assert run.main([what, str(tmp_path / "out")]) == 2
        assert "'rf_chest_pain' stood on the emergency card and now stands on the soon card" in capsys.readouterr().out
        assert not (tmp_path / "out").exists()


def test_looking_up_by_hand_finds_what_the_engine_finds_for_one_tick_and_for_two(rulebook):
    ticks = [tick.id for tick in rulebook.ticks.values() if tick.group != "warning"]
    ways = {tick: edition_lookup.ways(rulebook, tick) for tick in ticks}
    everyone = dict.fromkeys(edition_lookup.everyone(rulebook), "more")
    for ticked in [*((tick,) for tick in ticks), *itertools.combinations(ticks, 2)]:
        usable = [way for tick in ticked for way in ways[tick] if all(set(need) & set(ticked) for need in way.others)]
        found = everyone | {topic: "more" for way in usable for topic in way.more}
        found |= {topic: "main" for way in usable for topic in way.main}
        assert found == {match.topic: match.reading for match in rules.match(rulebook, ticked).topics}, ticked


def test_the_look_up_page_runs_from_a_to_z_and_says_which_tick_is_a_warning_sign(files, library, rulebook):
    text = files["look-up.html"].decode()
    for group in ("symptom", "location", "background"):
        ids = {tick.id for tick in rulebook.group(group)}
        labels = [library.label(id) for id in re.findall(r'class="entry" id="(\w+)"', text) if id in ids]
        assert len(labels) == len(ids)
        assert labels == sorted(labels, key=str.casefold)
    entry = text[text.index('id="sx_chest_pain"') :].partition("</section>")[0]
    assert entry.index("This is a warning sign.") < entry.index("Call 999 now if:") < entry.index("<dl>")


def test_the_edition_keeps_our_words(library, read, pages):
    own = {key: words for key, words in library.interface.items() if key.startswith("edition.")}
    for key, words in own.items():
        for sentence in re.split(r"(?<=[.?:])\s+", re.sub(r"\{\w+\}", "it", words)):
            assert not list(sentence_faults(sentence, library.words)), key
    never = [pattern for pattern in library.words.avoid if re.search("likely|risks|assess|experts|diagnos", pattern)]
    for path in pages:
        if path not in ("catalogue.html", "rule-table.html"):
            text = re.sub(r"(?i)not a diagnosis", "", read(path).text)
            assert not [found[0] for pattern in never if (found := re.search(pattern, text, re.IGNORECASE))], path


def test_no_template_writes_a_word_of_its_own(root):
    not_words = r"<(style|code)>.*?</\1>|\{% block kind %\}.*?\{% endblock %\}|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}"
    templates = sorted((root / "pen" / "templates").rglob("*.html"))
    assert len(templates) > 15
    for path in templates:
        text = re.sub(not_words, " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.findall(r"[A-Za-z]{2,}", re.sub(r"<[^>]*>", " ", text)), path.name


def test_two_runs_give_the_same_bytes_whatever_the_order_of_hashes(root, tmp_path):
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = [sys.executable, "-m", "press", "publish", str(tmp_path / seed), "--region", "uk"]
        subprocess.run(run, cwd=root, env=environment, check=True, capture_output=True)
    first, second = ((tmp_path / seed / "manifest.json").read_bytes() for seed in ("1", "2"))
    assert first == second


def test_the_manifest_names_every_file_with_its_hash_and_the_table(tmp_path, library, rulebook):
    edition.publish(tmp_path / "out", library, rulebook, "us")
    told = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    there = {str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert there == {"manifest.json", *told["files"]}
    assert (told["region"], told["language"], told["table"]) == ("us", "en", rulebook.version)
    for path, found in told["files"].items():
        assert hashlib.sha256((tmp_path / "out" / path).read_bytes()).hexdigest() == found


def test_a_folder_with_anything_else_in_it_is_left_alone(tmp_path, capsys):
    (tmp_path / "manifest.json").write_text('{"name": "somebody else\'s app"}', encoding="utf-8")
    assert command.main(["publish", str(tmp_path)]) == 2
    assert "this is not empty and holds no edition; name a new or an empty folder" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


def test_an_edition_is_replaced_and_what_others_put_beside_it_stays(tmp_path, library, rulebook):
    out, outside = tmp_path / "out", tmp_path / "outside.html"
    edition.publish(out, library, rulebook, "us")
    outside.write_text("not ours", encoding="utf-8")
    (out / "CNAME").write_text("example.org", encoding="utf-8")
    (out / "topics" / "gone.html").write_text("a topic of last year", encoding="utf-8")
    listed = {"topics/gone.html": b"", "../outside.html": b""}
    (out / "manifest.json").write_bytes(manifest(listed, {}))
    edition.publish(out, library, rulebook, "uk")
    assert not (out / "topics" / "gone.html").exists()
    assert (out / "CNAME").exists()
    assert outside.exists()
    assert b"tel:999" in (out / "index.html").read_bytes()


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path, capsys):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert command.main(["publish", str(tmp_path / "file" / "out")]) == 2
    assert "Not a directory; the edition is not complete" in capsys.readouterr().out


def test_a_full_disk_is_a_sentence_and_leaves_no_half_page(tmp_path, library, rulebook, monkeypatch):
    def full(self, data):
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(Faults, match="No space left on device; the edition is not complete"):
        edition.publish(tmp_path / "out", library, rulebook, "uk")
    assert not list((tmp_path / "out").rglob("*.*"))


def test_an_unknown_region_is_a_sentence_with_those_there_are(tmp_path, capsys):
    assert command.main(["publish", str(tmp_path / "out"), "--region", "mars"]) == 2
    assert "there is no region 'mars'; it is one of uk, northern-ireland, us, eu," in capsys.readouterr().out
    assert not (tmp_path / "out").exists()


def test_tables_and_texts_that_disagree_are_named_before_anything_is_written(tmp_path, library, rulebook):
    topics = {id: topic for id, topic in library.topics.items() if id != "tendon"}
    with pytest.raises(Faults, match=r"'tendon' of topics\.csv has no words here"):
        edition.publish(tmp_path / "out", dataclasses.replace(library, topics=topics), rulebook, "uk")
    assert not (tmp_path / "out").exists()
