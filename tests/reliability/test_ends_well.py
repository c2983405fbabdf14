"""What stops, fills up, is wrong or jumps: the app goes on, or ends with words that say what to do."""

import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.reliability.conftest import House, Named, lived_in, play, send, turn
from tests.reliability.test_strangers import come_as
from tests.running import PATIENCE, ROOT, build, free_port
from tests.visitor import Visitor

IS_ROOT = os.geteuid() == 0
WITHOUT_PRIVILEGES = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if IS_ROOT else ()
"""Who may do everything may write to a folder that is read-only, unless this is taken away."""
TEN_YEARS = 10 * 365 * 86_400
CLOCK = (Path(__file__).parent / "jumping_clock.py").read_text(encoding="utf-8")


async def a_whole_visit(house: House) -> list[str]:
    """Tick, read what matches, make the sheet, come back."""
    visitor = await Visitor.enter(house.address)
    await send(visitor, {"on": ["sx_stiff", "loc_shoulder"], "asides": [], "attempt": 1})
    for page in ("matches", "topics", "rule-table", "sources", "find"):
        await turn(visitor, page)
    await visitor.leave()
    return visitor.on


def run(folder: Path, *options: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Start the app where it cannot start, and return what it said."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", *options]
    own = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment}
    return subprocess.run(command, cwd=folder, env=own, capture_output=True, text=True, timeout=PATIENCE, check=False)


def test_after_a_crash_the_same_port_serves_again_and_nothing_of_a_visit_is_there(built, tmp_path):
    port = free_port()
    with lived_in(built, tmp_path, port=port) as house:

        async def before() -> Named:
            visitor = await Named.enter(house.address)
            await send(visitor, {"on": ["sx_stiff"], "asides": [], "attempt": 1})
            house.process.send_signal(signal.SIGKILL)
            house.process.wait(timeout=20)
            return visitor

        name = play(before).name
    assert len(name) == 36
    with lived_in(built, tmp_path, port=port) as house:

        async def after() -> list[list[str]]:
            visitors = [await Visitor.enter(house.address), await come_as(house, name)]
            return [visitor.on for visitor in visitors]

        assert play(after) == [[], []]


def test_a_port_that_is_taken_is_said_in_one_sentence(house):
    ended = run(ROOT, "--server.port", str(house.port))
    assert ended.returncode != 0
    assert f"Port {house.port} is not available" in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stdout + ended.stderr


def test_every_fault_of_a_sites_settings_is_said_in_words_before_the_door_opens(built, tmp_path):
    settings = tmp_path / "site.yaml"
    settings.write_text(
        'mode: "kiosc"\nidle_seconds: "5"\nregion: "mars"\ncolour: "blue"\nlanguages: en\n', encoding="utf-8"
    )
    ended = run(built, "--server.port", str(free_port()), TOPIC_FINDER_SITE=str(settings))
    assert ended.returncode == 2
    for line, words in ((1, "did you mean 'kiosk'?"), (2, "from 30 to 600"), (4, "there is no setting"), (5, "a list")):
        assert any(said.startswith(f"site.yaml:{line}: ") and words in said for said in ended.stderr.splitlines()), line
    assert "does not start with these faults" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("limits", [{resource.RLIMIT_FSIZE: 0}, {}])
def test_where_no_file_can_grow_and_no_home_is_there_every_page_is_served(built, tmp_path, limits: dict[int, int]):
    nowhere = {} if limits else {"HOME": str(tmp_path / "nowhere"), "TMPDIR": str(tmp_path / "nowhere")}
    with lived_in(built, tmp_path, limits, **nowhere) as house:
        assert play(lambda: a_whole_visit(house)) == ["loc_shoulder", "sx_stiff"]
        assert house.process.poll() is None
        assert "Error" not in house.said()
    assert not (tmp_path / "nowhere").exists()


@contextmanager
def readable_alone():
    """A folder that the app may read and not write, also where the tests run as the one who may do everything."""
    with tempfile.TemporaryDirectory() as place:
        folder = build(Path(place) / "app")
        for path in (Path(place), *Path(place).rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield folder
        for path in (Path(place), *Path(place).rglob("*")):
            path.chmod(0o755)


def test_a_folder_that_nobody_may_write_to_serves_every_page(tmp_path):
    with readable_alone() as folder:
        tried = subprocess.run(
            [*WITHOUT_PRIVILEGES, "touch", "app.py", "new"], cwd=folder, capture_output=True, check=False
        )
        assert tried.returncode != 0, "the folder can be written to after all"
        with lived_in(folder, tmp_path, through=WITHOUT_PRIVILEGES) as house:
            assert play(lambda: a_whole_visit(house)) == ["loc_shoulder", "sx_stiff"]
            assert "Error" not in house.said()


def overdue(house: House) -> str:
    """Return what staff are told of reviews that are overdue."""
    rows = re.findall("<tr>.*?</tr>", house.asked.ask("/status").body)
    return next(row for row in rows if "overdue" in row.lower())


@pytest.mark.parametrize("jump", [TEN_YEARS, -TEN_YEARS])
def test_a_clock_that_jumps_in_the_middle_of_a_visit_ends_nothing(built, tmp_path, jump: int):
    (tmp_path / "clock").mkdir()
    (tmp_path / "clock" / "sitecustomize.py").write_text(CLOCK, encoding="utf-8")
    hands = tmp_path / "hands"
    hands.write_text("0", encoding="utf-8")
    with lived_in(built, tmp_path, PYTHONPATH=str(tmp_path / "clock"), HANDS=str(hands)) as house:

        async def scene() -> list[str]:
            visitor = await Visitor.enter(house.address)
            await send(visitor, {"on": ["sx_stiff"], "asides": [], "attempt": 1})
            hands.write_text(str(jump), encoding="utf-8")
            await turn(visitor, "about")
            await turn(visitor, "rule-table")
            await turn(visitor, "find")
            return visitor.on

        before = overdue(house)
        assert play(scene) == ["sx_stiff"]
        assert play(lambda: a_whole_visit(house)) == ["loc_shoulder", "sx_stiff"]
        assert (overdue(house) != before) == (jump > 0), "years later reviews are overdue, and staff are told"
        assert house.asked.ask("/healthz").status == 200
