"""The evaluation page is fresh, and its straw men fall where they should."""

import pytest

from benchmarks import evaluate, people


@pytest.fixture(scope="module")
def world():
    return evaluate.load()


def test_every_figure_on_the_page_is_what_the_tables_and_texts_give_now_and_another_would_be_noticed(world):
    page = evaluate.PAGE.read_text(encoding="utf-8")
    assert [found[2] for found in evaluate.FIGURES.finditer(page)] == list(evaluate.BLOCKS)
    fresh = evaluate.fresh(page, world)
    assert fresh == page, "docs/evaluation.md is stale; run: python -m benchmarks.evaluate"
    assert evaluate.fresh(page.replace(world.book.version, "0" * 12), world) == fresh


def test_a_straw_man_fails_where_the_table_holds(world):
    judges = people.judges(world.book)
    lines = {title: (counts, holds) for title, counts, holds in evaluate.EXPECTED}

    def good(name: str) -> dict[str, bool]:
        return {
            title: all(holds(person, judges[name](person.ticks)) for person in world.everybody if counts(person))
            for title, (counts, holds) in lines.items()
        }

    assert all(good("this table").values())
    assert list(good("show everything").values()) == [True, False, True, False]
    assert not any(good("always emergency").values())
