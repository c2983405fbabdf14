"""A visitor without a browser: opens the page's WebSocket, ticks, and reads what Streamlit draws.

Speaks to the tick board where the page has one, and else to its native check boxes, so that the app and a bare page
can be loaded in the same way.
"""

import json
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

STREAM = "/_stcore/stream"
PATIENCE = 120
"""Seconds that a visitor waits for the door; a busy server is late, and not gone."""
BOARD = "-carried"
"""How the widget id of what carries the ticks ends."""


@dataclass
class Visitor:
    """One open page. `elements` holds what was drawn last, by the id of the widget."""

    connection: ClientConnection
    page: str = ""
    query: str = ""
    board: str = ""
    boxes: list[str] = field(default_factory=list)
    visit: dict[str, list[str]] = field(default_factory=dict)
    name: str = ""
    received: int = 0
    _cached: dict[str, ForwardMsg] = field(default_factory=dict)

    @classmethod
    async def enter(cls, address: str, cookie: str = "", page: str = "", query: str = "") -> Self:
        """Open the first page at `http://host:port`, or a named one with a query, and wait until it is drawn."""
        parts = urlsplit(address)
        connection = await connect(
            f"ws://{parts.netloc}{STREAM}",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers={"Cookie": cookie} if cookie else {},
            origin=address,  # type: ignore[arg-type]
            max_size=None,
            open_timeout=PATIENCE,
            proxy=None,
        )
        visitor = cls(connection, page, query)
        await visitor._run([])
        return visitor

    async def tick(self, ids: list[str], boxes: int = 0) -> None:
        """Send a whole set of ticks and wait for the answer; without a board, tick the first `boxes` check boxes."""
        if self.board:
            sent = json.dumps({"ticked": {"on": ids, "asides": []}})
            await self._run([WidgetState(id=self.board, json_value=sent)])
        else:
            await self._run([WidgetState(id=id, bool_value=n < boxes) for n, id in enumerate(self.boxes)])

    @property
    def on(self) -> list[str]:
        """The ticks that the server says are on."""
        return self.visit.get("on", [])

    async def leave(self) -> None:
        """Close the page."""
        await self.connection.close()

    async def _run(self, states: list[WidgetState]) -> None:
        request = BackMsg()
        request.rerun_script.page_name, request.rerun_script.query_string = self.page, self.query
        request.rerun_script.widget_states.widgets.extend(states)
        await self.connection.send(request.SerializeToString())
        boxes: list[str] = []
        while True:
            frame = await self.connection.recv(decode=False)
            self.received += len(frame)
            message = self._whole(ForwardMsg.FromString(frame))
            if is_end(message):
                break
            if message.WhichOneof("type") == "page_info_changed":
                self.query = message.page_info_changed.query_string
            self._read(message, boxes)
        self.boxes = boxes

    def _whole(self, message: ForwardMsg) -> ForwardMsg:
        """Replace a reference to an earlier message by that message; a browser does the same."""
        if message.WhichOneof("type") == "ref_hash":
            return self._cached[message.ref_hash]
        if message.metadata.cacheable:
            self._cached[message.hash] = message
        return message

    def _read(self, message: ForwardMsg, boxes: list[str]) -> None:
        if message.WhichOneof("type") == "new_session":
            self.name = message.new_session.initialize.session_id
        element = message.delta.new_element
        if element.WhichOneof("type") == "checkbox":
            boxes.append(element.checkbox.id)
        elif element.WhichOneof("type") == "bidi_component" and element.bidi_component.id.endswith(BOARD):
            self.board = element.bidi_component.id
            self.visit = json.loads(json.loads(_data(element.bidi_component))["told"])


def is_end(message: ForwardMsg) -> bool:
    """Whether the answer is complete; a run that was broken off for another one is not its end."""
    is_finished = message.WhichOneof("type") == "script_finished"
    return is_finished and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


def _data(component: BidiComponent) -> str:
    """The data given to a component; Streamlit sends plain data in one field and mixed data in another."""
    return component.json or component.mixed.json
