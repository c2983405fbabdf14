"""Pages for machines, staff and installers."""

import dataclasses
import json
import re

from starlette.applications import Starlette

from server import ruler, status
from subject.site import Site


def test_health_is_told_with_the_version(process):
    answer = process.ask("/healthz")
    assert json.loads(answer.body) == {"ok": True, "version": "1.0.0"}


def test_an_app_without_its_tables_is_not_well(ask, library, rulebook):
    empty = dataclasses.replace(rulebook, rules=())
    answer = ask(Starlette(routes=status.routes(Site(), empty, [library], "1")), "/healthz")
    assert answer.status == 503
    assert json.loads(answer.body)["ok"] is False


def test_staff_read_which_versions_run_and_what_is_overdue(process, rulebook, library):
    answer = process.ask("/status")
    for said in (
        rulebook.version,
        status.texts_version(library),
        "1.0.0",
        f"rows: {len(rulebook.rules)}",
        f"topics: {len(library.topics)}, cards: {len(library.cards)}",
    ):
        assert said in answer.body
    assert re.search(r"Checks overdue</th><td>pages: \d+, rows: \d+<", answer.body)
    assert "days: 0, hours: 0" in answer.body
    assert answer.headers["x-robots-tag"] == "noindex"


def test_overdue_pages_are_counted(ask, library, rulebook):
    topics = {id: dataclasses.replace(topic, next_review="2020-01-01") for id, topic in library.topics.items()}
    late = dataclasses.replace(library, topics=topics)
    answer = ask(Starlette(routes=status.routes(Site(), rulebook, [late], "1")), "/status")
    assert f"pages: {len(topics)}, rows: 0" in answer.body
    assert "2020-01-01" in answer.body


def test_one_changed_word_is_another_version_of_the_texts(library):
    changed = dataclasses.replace(library, interface={**library.interface, "app.start_again": "Again"})
    assert status.texts_version(changed) != status.texts_version(library)
    assert status.texts_version(library, changed) != status.texts_version(library, library)


def test_the_status_says_nothing_of_visits(process):
    before = process.ask("/status").body
    process.shake(origin=f"http://127.0.0.1:{process.port}")
    assert re.sub(r"\d+ minutes", "", process.ask("/status").body) == re.sub(r"\d+ minutes", "", before)


def test_the_longest_line_of_the_ruler_is_ten_centimetres_and_it_says_what_to_write_where_it_is_too_short(ask, library):
    for inches, width in ((24.0, "361.37"), (10.1, "858.70")):
        body = ask(Starlette(routes=ruler.routes(Site(screen_inches=inches), library)), "/ruler").body
        assert f"width:{width}px" in body
    body = ask(Starlette(routes=ruler.routes(Site(), library)), "/ruler").body
    assert '<td>95 mm</td><td><code>screen_inches: "22.8"</code></td>' in body


def test_staff_read_that_a_site_has_not_named_its_country(rulebook, library):
    words = status._settings(Site(region="other"), library)
    assert words["region"].startswith("any country (none was named) – This site has not named its country")
    assert status._settings(Site(region="uk"), library)["region"] == "England, Scotland and Wales"
