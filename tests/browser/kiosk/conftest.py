"""Kiosks to stand at: the shell round a small page, quick and full of ways out, and round the whole app."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import KIOSK, ROOT, WHOLE
from tests.browser.kiosk.machine import Kiosk, Machine
from tests.conftest import second_language

SITE = "".join(f'{name}: "{value}"\n' for name, value in KIOSK.items())
SMALL = "tests/browser/kiosk/small_app.py"


def alone(settings: Path, *command: str) -> Iterator[Machine]:
    """Let a machine run as long as tests need it."""
    machine = Machine(settings, command)
    yield machine
    machine.kill()


@pytest.fixture(scope="session")
def small(tmp_path_factory, chromium):
    path = tmp_path_factory.mktemp("site") / "kiosk.yaml"
    path.write_text(SITE, encoding="utf-8")
    yield from alone(path, SMALL)


@pytest.fixture(scope="session")
def real(running, chromium):
    return running(**KIOSK)


@pytest.fixture(scope="session")
def two(tmp_path_factory) -> Path:
    """The settings of a kiosk in two languages, of which the second is written from right to left."""
    folder = tmp_path_factory.mktemp("two")
    shutil.copytree(ROOT / "rules" / "tables", folder / "pack" / "rules" / "tables")
    shutil.copytree(ROOT / "content" / "en", folder / "pack" / "content" / "en")
    shutil.copy(ROOT / "content" / "sources.yaml", folder / "pack" / "content")
    second_language(folder / "pack" / "content")
    (folder / "kiosk.yaml").write_text(f'{SITE}pack: "pack"\nlanguages: ["en", "ar"]\n', encoding="utf-8")
    return folder / "kiosk.yaml"


@pytest.fixture(scope="session")
def small_in_two(two, chromium):
    yield from alone(two, SMALL)


@pytest.fixture(scope="session")
def real_in_two(two, chromium):
    yield from alone(two, *WHOLE)


@pytest.fixture
def stand(browser):
    """Stand at the screen: stand(machine, size), with a browser that holds nothing yet."""
    kiosks = []

    def at(machine: Machine, *how: object, **settings: object) -> Kiosk:
        kiosks.append(Kiosk(browser, machine, *how, **settings))
        return kiosks[-1]

    yield at
    for kiosk in kiosks:
        kiosk.page.context.close()
