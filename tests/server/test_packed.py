"""What a first visit loads, packed: the same files in a fifth of the bytes, and nothing else touched."""

import gzip

import pytest
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_handler

from server import index
from server.packed import Packed
from tests.running import asked, finished

STATIC = index._folder()
ENTRY = next(address for address in index.files() if address.startswith("/static/js/index."))
STYLE = next(address for address in index.files() if address.startswith("/static/css/index."))
LETTERS = next(address for address in index.files() if "SourceSansVF-Upright" in address)


def on_disk(address: str) -> bytes:
    return (STATIC / address.lstrip("/")).read_bytes()


class Streamlit:
    """Streamlit's own way of giving out its files, and what it was asked for."""

    def __init__(self) -> None:
        self.own, self.heard = create_streamlit_static_handler(str(STATIC), None), []

    async def __call__(self, scope, receive, send) -> None:
        self.heard.append(scope)
        await self.own(scope, receive, send)


@pytest.fixture
def streamlit() -> Streamlit:
    return Streamlit()


@pytest.fixture
def app(streamlit) -> Packed:
    return Packed(streamlit, index.files())


@pytest.mark.parametrize("address", [ENTRY, STYLE])
def test_a_packed_file_unpacks_to_the_very_bytes_of_the_disk(app, address: str):
    said = asked(app, address, accept_encoding="gzip, deflate, br")
    assert (said.status, said.headers["content-encoding"]) == (200, "gzip")
    assert gzip.decompress(said.content) == on_disk(address)
    assert int(said.headers["content-length"]) == len(said.content) < len(on_disk(address)) / 2


def test_what_streamlit_says_of_a_file_is_said_of_the_packed_one(app, streamlit):
    plain, small = (asked(there, ENTRY, accept_encoding="gzip").headers for there in (streamlit, app))
    assert "immutable" in small["cache-control"], "the hash of the file is in its name"
    assert (small["cache-control"], small["content-type"]) == (plain["cache-control"], plain["content-type"])


@pytest.mark.parametrize("taken", ["", "identity", "br", "gzip;q=0", "br, gzip; q=0.0", "x-gzip"])
def test_who_does_not_take_gzip_gets_the_plain_file_and_caches_are_told(app, taken: str):
    asked(app, ENTRY, accept_encoding="gzip")
    said = asked(app, ENTRY, accept_encoding=taken)
    assert said.content == on_disk(ENTRY)
    assert "content-encoding" not in said.headers
    assert said.headers["vary"] == asked(app, ENTRY, accept_encoding="gzip").headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("taken", ["gzip", "GZIP", "deflate, gzip;q=0.5", "br;q=1.0, gzip ; q=1"])
def test_who_takes_gzip_among_others_gets_it(app, taken: str):
    assert asked(app, STYLE, accept_encoding=taken).headers["content-encoding"] == "gzip"


def test_a_file_is_packed_once_for_all_visitors(app, streamlit):
    first, second = (asked(app, ENTRY, accept_encoding="gzip") for _ in range(2))
    assert first == second
    assert len(streamlit.heard) == 1


def test_a_part_of_a_file_is_a_part_of_the_plain_one(app):
    said = asked(app, ENTRY, accept_encoding="gzip", range="bytes=100-199")
    assert (said.status, said.content) == (206, on_disk(ENTRY)[100:200])
    assert "content-encoding" not in said.headers


def test_a_first_visitor_who_asks_how_long_it_is_or_leaves_half_way_does_not_spoil_it_for_the_next(app, streamlit):
    how_long = asked(app, ENTRY, method="HEAD", accept_encoding="gzip").headers
    said = asked(app, ENTRY, accept_encoding="gzip")
    assert how_long["content-length"] == said.headers["content-length"]
    left = Packed(streamlit, index.files())
    asked(left, ENTRY, accept_encoding="gzip", leaves=True)
    assert gzip.decompress(asked(left, ENTRY, accept_encoding="gzip").content) == on_disk(ENTRY)


@pytest.mark.parametrize(
    "path",
    ["/", "/healthz", "/static/js/nothing.js", "/static/js/./" + ENTRY.rpartition("/")[2], LETTERS],
)
def test_what_is_no_script_of_streamlits_passes_as_it_came_and_is_not_kept(app, streamlit, path: str):
    through, straight = asked(app, path, accept_encoding="gzip"), asked(streamlit, path, accept_encoding="gzip")
    assert through == straight
    assert not app.kept


def test_a_websocket_and_the_start_of_the_server_pass_as_they_came():
    heard = []

    async def inner(*given) -> None:
        heard.append(given)

    for scope in ({"type": "websocket", "path": ENTRY}, {"type": "lifespan"}):
        finished(Packed(inner, index.files())(scope, "receive", "send"))
        assert heard.pop() == (scope, "receive", "send")
