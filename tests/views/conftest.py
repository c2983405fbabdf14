"""A visit without a browser: the whole app, or one page of it, run by Streamlit's AppTest."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from subject.site import Site
from views import resources

SCRIPT = Path(__file__).parent.parent.parent / "views" / "visit.py"


def run_page(name: str) -> None:
    """The body of a one-page app; AppTest runs its source."""
    import importlib  # noqa: PLC0415 - AppTest runs this body on its own

    module, _, function = name.partition(".")
    getattr(importlib.import_module(f"views.{module}"), function or "show")()


@pytest.fixture
def visit() -> Callable[[], AppTest]:
    return lambda: AppTest.from_file(str(SCRIPT), default_timeout=60).run()


@pytest.fixture
def page() -> Callable[..., AppTest]:
    """Open one page: page("topics", topic="tendon")."""

    def opened(name: str, ticks: tuple[str, ...] = (), **parameters: str) -> AppTest:
        test = AppTest.from_function(run_page, kwargs={"name": name}, default_timeout=60)
        test.session_state["ticks"] = list(ticks)
        for key, value in parameters.items():
            test.query_params[key] = value
        return test.run()

    return opened


@pytest.fixture
def site(monkeypatch) -> Iterator[Callable[..., None]]:
    """Run the test as another site: site(region="uk"). What a process keeps for its one site is made anew."""

    def other(**settings: str) -> None:
        resources.of_site().made.clear()
        monkeypatch.setattr(resources, "settings", lambda: Site(**settings))

    yield other
    resources.of_site().made.clear()


def tick(test: AppTest, *ids: str) -> AppTest:
    """Tick boxes as the board does: it sends whole sets, and `state.take` keeps them."""
    test.session_state["ticks"] = list(ids)
    return test.run()


def shown(test: AppTest) -> str:
    """All text on a page, in order."""
    parts = [element.value for element in test.main if hasattr(element, "value") and isinstance(element.value, str)]
    html = [element.proto.body for element in test.get("html")]
    return "\n".join([*parts, *html])
