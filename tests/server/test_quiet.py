"""No log line says who asked for what, and no traceback quotes a tick."""

import logging

import pytest

from server.quiet import quiet
from tests.running import ROOT, served

COMMANDS = {
    "streamlit": ("streamlit", "run", "app.py", "--server.port", "PORT"),
    "uvicorn": ("uvicorn", "app:app", "--port", "PORT"),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_neither_addresses_nor_questions_reach_the_log(command: str, tmp_path):
    with served(ROOT, tmp_path / "log.txt", *COMMANDS[command]) as process:
        own = f"http://127.0.0.1:{process.port}"
        assert process.ask("/topics?topic=marker").status == 200
        assert process.ask("/marker").status == 404
        assert process.shake("/_stcore/stream?marker", origin=own) == 101
        assert process.shake("/_stcore/stream?marker", origin="http://marker.example") == 403
    log = process.log.read_text(encoding="utf-8")
    assert "marker" not in log
    assert "GET" not in log


def test_an_error_is_logged_with_its_place_and_without_what_it_quotes():
    before = logging.getLogRecordFactory()
    try:
        quiet()
        try:
            {}["sx_marker"]
        except KeyError as error:
            record = logging.getLogRecordFactory()(
                "views", logging.ERROR, __file__, 1, "a page", (), (KeyError, error, error.__traceback__)
            )
        said = logging.Formatter().format(record)
    finally:
        logging.setLogRecordFactory(before)
    assert "KeyError" in said
    assert "test_quiet.py" in said
    assert '"sx_marker"' in said, "the line of our code is there"
    assert "KeyError: " not in said
