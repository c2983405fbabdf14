"""A field to choose a file with. The browser reads it and sends its bytes as text, so the server needs no upload."""

import base64
import binascii
from collections.abc import Callable

from views import files, state
from views.visit import Visit


def show(visit: Visit, name: str, accept: str, most: int, take: Callable[[bytes], None]) -> None:
    """Draw the field; `take` gets the bytes of a file that is not too large. `name` is its key on the page."""
    words = {"label": visit.say("sandbox.pick"), "help": visit.say("sandbox.pick_help", most=f"{most:,}")}
    words |= {"too_large": visit.say("sandbox.pick_too_large"), "id": f"pick-{name}", "accept": accept}
    key = state.copy_key("files", name)
    files.component("pick_file", "pick-file")(
        key=key, data={**words, "most": most}, on_file_change=lambda: _taken(key, most, take)
    )


def decoded(sent: object, most: int) -> bytes | None:
    """Return the bytes that a browser sent, or nothing where it sent too much or something else."""
    if not isinstance(sent, str) or len(sent) > most * 4 // 3 + 4:
        return None
    try:
        data = base64.b64decode(sent, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if len(data) <= most else None


def _taken(key: str, most: int, take: Callable[[bytes], None]) -> None:
    data = decoded(state.sent_file(key), most)
    if data is not None:
        take(data)
