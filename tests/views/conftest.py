"""A visit without a browser: the whole app, or one page of it, run by Streamlit's AppTest."""

import dataclasses
import re
from collections.abc import Callable
from html import unescape
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from subject import door
from subject.door import Opened
from subject.site import Site


def draw(name: str, opened: "Opened", again: bool) -> None:
    """The body of a one-page app; AppTest runs its source. The page `frame` is the whole app."""
    import pkgutil  # noqa: PLC0415 - AppTest runs this body on its own

    import streamlit as st  # noqa: PLC0415

    from views import state  # noqa: PLC0415
    from views.visit import begin  # noqa: PLC0415

    if again:
        st.button("again", on_click=state.forget)
    found = pkgutil.resolve_name(f"views.{name}")
    getattr(found, "show", found)(begin(opened))


@pytest.fixture
def house() -> SimpleNamespace:
    """The site that a test is on; `house.opened` is another one after `site(...)`."""
    return SimpleNamespace(opened=door.opened())


@pytest.fixture
def site(house) -> Callable[..., None]:
    """Run the test as another site: site(region="uk")."""

    def other(**settings: object) -> None:
        house.opened = dataclasses.replace(house.opened, site=Site(**settings))

    return other


@pytest.fixture
def page(house) -> Callable[..., AppTest]:
    """Open one page: page("topics", topic="tendon"); with `again` it has a button that starts the visit again."""

    def opened(name: str, ticks: tuple[str, ...] = (), again: bool = False, **parameters: str) -> AppTest:
        given = {"name": name, "opened": house.opened, "again": again}
        test = AppTest.from_function(draw, kwargs=given, default_timeout=60)
        if ticks:
            test.session_state["ticks"] = list(ticks)
        for key, value in parameters.items():
            test.query_params[key] = value
        return test.run()

    return opened


@pytest.fixture
def visit(page) -> Callable[..., AppTest]:
    """Open the whole app."""
    return lambda **parameters: page("frame", **parameters)


def tick(test: AppTest, *ids: str) -> AppTest:
    """Tick boxes as the board does: it sends whole sets, and `state.take` keeps them."""
    test.session_state["ticks"] = list(ids)
    return test.run()


def shown(test: AppTest) -> str:
    """All text on a page, in order."""
    parts = [element.value for element in test.main if hasattr(element, "value") and isinstance(element.value, str)]
    html = [element.proto.body for element in test.get("html")]
    return "\n".join([*parts, *html])


def html_of(test: AppTest) -> str:
    """All that the pen drew on a page, once."""
    return "\n".join(element.proto.body for element in test.get("html"))


def words_on(test: AppTest) -> str:
    """The text of a page without its HTML."""
    return unescape(re.sub(r"<[^>]+>", "", shown(test)))


def links(test: AppTest) -> list[str]:
    """The words of all links that turn the page, in order."""
    drawn = re.findall(r'<a href="[^"]*" data-turn>(.*?)</a>', html_of(test))
    return [*(element.proto.label for element in test.get("page_link")), *map(unescape, drawn)]


def headings(test: AppTest, level: int = 2) -> list[str]:
    """The words of all headings of a level, in order, without those that only a reader of screens is told."""
    return [unescape(words) for words in re.findall(rf"<h{level}(?: id[^>]*)?>([^<]*)</h{level}>", html_of(test))]


def cards(test: AppTest) -> list[str]:
    """The care cards of a page, in order, without those that lie folded."""
    open_ones = re.sub(r'<details class="folded signs">.*?</details>', "", html_of(test), flags=re.DOTALL)
    return re.findall(r'<section class="care-card.*?</section>', open_ones, re.DOTALL)


def folded(test: AppTest, title: str) -> str:
    """The text of what unfolds under some words, or nothing."""
    found = re.findall(rf"<details[^>]*><summary>{re.escape(title)}</summary>(.*?)</details>", html_of(test), re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", "\n".join(found)))
