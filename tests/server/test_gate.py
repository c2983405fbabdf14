"""What may come in, and how the rest is turned away."""

import itertools
import logging
import socket

import pytest
from starlette.responses import HTMLResponse
from starlette.routing import Route

from server.gate import MOST_TOLD, START, Answers, Gate
from views import frame

UNUSED = (
    *("metrics", "script-health-check", "agent/openapi.json", "agent/mcp", "upload_file/one/two", "anything"),
    *("../topics/_stcore/host-config", "../auth/login", "../oauth2callback", "../component/any.thing/index.html"),
    *("../app/static/any.txt", "../index.html", "../manifest.json", "../docs", "../.streamlit/config.toml"),
    *("../site.yaml", "../server/assets/look.js", "../..%2f..%2fetc%2fpasswd"),
)


def test_what_no_browser_of_a_visitor_needs_is_not_there_and_nothing_can_be_brought_in(process):
    paths = [f"/_stcore/{path}".replace("/_stcore/..", "") for path in UNUSED]
    assert not [path for path in paths if process.ask(path).status != 404]
    for method, path in itertools.product(("PUT", "POST"), ("upload_file/one/two", "agent/interact", "agent/mcp")):
        assert process.ask(f"/_stcore/{path}", method, b"{}", Content_Length="2").status == 405, path


def test_every_screen_can_be_opened_by_its_address(process):
    first, *others = frame.PAGES
    assert all('<div id="root">' in process.ask(f"/{address}").body for address in ("", *others))
    assert process.ask(f"/{first}?topic=tendon").headers["location"] == "./?topic=tendon"


@pytest.mark.parametrize(("path", "start"), [("/nonsense", "./"), ("/a/b", "../"), ("/a/b/", "../../")])
def test_a_page_that_is_not_there_leads_to_the_first_page_also_below_a_prefix(process, path: str, start: str):
    answer = process.ask(path)
    assert answer.status == 404
    assert f'<a href="{start}">Go to the first page</a>' in answer.body
    assert "emergency" in answer.body
    assert START not in answer.body


def test_a_slash_too_many_is_taken_away_and_a_long_but_sensible_question_kept(process):
    assert process.ask("/topics/?topic=tendon").headers["location"] == "../topics?topic=tendon"
    assert process.ask("/topics?topic=" + "x" * 7000).status == 200


HOSTILE = (
    *("http://evil.example", "https://evil.example:443", "null", "file://", "x"),
    *("http://127.0.0.1.evil.example", "http://127.0.0.1:1", "http://localhost:1"),
)


@pytest.mark.parametrize("origin", HOSTILE)
def test_a_page_of_another_site_or_port_gets_neither_an_answer_nor_a_websocket(process, origin: str):
    assert process.ask("/_stcore/host-config", origin=origin).status == 403
    assert process.shake(origin=origin) == 403


def test_our_own_page_gets_its_websocket_and_no_other(process):
    own = f"http://127.0.0.1:{process.port}"
    assert process.shake(origin=own) == 101
    assert process.shake("/_stcore/agent/mcp", origin=own) == 403
    assert process.shake("/topics", origin=own) in {403, 404}


SIZES = {
    "a long question": ("/?" + "x" * 8001, {}, 414),
    "a long path": ("/" + "x" * 1001, {}, 414),
    "a long header": ("/", {"x": "y" * 33_000}, 431),
    "many headers": ("/", {f"x{number}": "y" for number in range(101)}, 431),
}


@pytest.mark.parametrize("kind", SIZES)
def test_an_absurd_request_is_told_so_calmly(process, kind: str):
    path, headers, status = SIZES[kind]
    answer = process.ask(path, **headers)
    assert answer.status == status
    assert "This request cannot be answered" in answer.body


def test_a_flood_that_the_web_server_itself_turns_away_leaves_it_well(process):
    with socket.create_connection(("127.0.0.1", process.port), timeout=10) as flood:
        flood.sendall(b"GET / HTTP/1.1\r\nhost: here\r\nx: " + b"y" * 200_000)
        assert flood.recv(100).startswith(b"HTTP/1.1 4")
    assert process.ask("/healthz").status == 200


@pytest.fixture
def gate(ask):
    """Ask a gate with one page of our own and a public address: gate("/", origin="...")."""

    async def page(request):
        return HTMLResponse(f"in from {request.headers.get('origin')}")

    own = [Route("/", page)]
    answers = Answers("unknown", "refused")

    async def inside(scope, receive, send):
        await own[0].handle(scope, receive, send)

    app = Gate(inside, own=own, address="https://topics.example.org/clinic", answers=answers)
    return lambda path="/", **headers: ask(app, path, **headers)


def test_behind_a_proxy_the_public_address_counts_as_ours_and_the_usual_port_may_be_left_out(gate):
    for status, origin, host in (
        (200, "https://topics.example.org", "here"),
        (403, "https://example.org", "here"),
        (200, "http://here", "here"),
        (200, "https://there", "there:443"),
        (200, "http://there", "there:80"),
        (403, "http://there", "there:443"),
    ):
        assert gate(origin=origin, host=host).status == status, (origin, host)
    # Streamlit is not asked to judge again what was let in.
    assert gate(origin="https://topics.example.org").body == "in from None"


def test_the_log_says_once_a_minute_which_host_was_refused_and_what_mends_it_and_names_no_page(gate, caplog):
    for _ in range(3):
        gate("/?topic=tendon", origin="https://somewhere.example", host="127.0.0.1:8501")
    gate(origin="https://somewhere.example", host="replica_a\x1b[31m" + "x" * 999)
    first, second = (record.getMessage() for record in caplog.records if record.levelno == logging.WARNING)
    assert "'127.0.0.1:8501'" in first
    assert "proxy_set_header Host $http_host;" in first
    assert "'address' in site.yaml" in first
    assert "\x1b" not in second
    assert len(second) < 500
    assert "somewhere" not in first + second
    assert "tendon" not in first + second


def test_a_stranger_who_makes_hosts_up_cannot_fill_the_log(gate, caplog):
    for number in range(100):
        gate(origin="https://somewhere.example", host=f"made-up-{number}")
    assert len(caplog.records) == MOST_TOLD


def test_a_web_socket_that_a_proxy_turned_into_a_plain_request_is_refused_and_told(gate, caplog):
    assert gate("/_stcore/stream").status == 426
    assert "proxy_set_header Upgrade $http_upgrade;" in caplog.text
