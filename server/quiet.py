"""What never reaches a log: who asked for which address with which query string, and what an error quotes."""

import logging
import traceback

_REQUESTS = ('"WebSocket ', '"HTTP ', "connection open", "connection closed")


def quiet() -> None:
    """Keep lines about requests and the messages of errors out of every log, whichever command started the server."""
    logging.getLogger("uvicorn.access").disabled = True
    logging.getLogger("uvicorn.error").addFilter(_says_no_address)
    logging.setLogRecordFactory(_record)


def trace(error: BaseException) -> str:
    """Return the kind of an error and the places it came through, without its message: that may quote a tick."""
    return "".join([*traceback.format_tb(error.__traceback__), type(error).__name__])


def _record(*given: object, **named: object) -> logging.LogRecord:
    record = logging.LogRecord(*given, **named)  # type: ignore[arg-type]  # whatever logging itself hands over
    if record.exc_info and record.exc_info[1]:
        record.exc_text = trace(record.exc_info[1])  # a formatter takes this text and does not make its own
    return record


def _says_no_address(record: logging.LogRecord) -> bool:
    return not any(mark in str(record.msg) for mark in _REQUESTS)
