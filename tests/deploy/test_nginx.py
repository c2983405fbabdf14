"""nginx in front of two processes: a visitor stays with one, the loss of one is felt by its own visitors alone."""

import asyncio
import http.client
import re
import socket
import urllib.request

import pytest
from websockets.exceptions import ConnectionClosed

from tests.deploy.conftest import Front, lay_out, need, nginx_at
from tests.running import ROOT, Process, finished, free_port, served
from tests.visitor import Visitor

VISITORS = 50
MARKER = "sx_marker_never_written"
SECURITY = ("content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy")


def asked(front: Front, path: str = "/", **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(front.address.removeprefix("http://"), timeout=20)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    return answer


def cookie(front: Front) -> str:
    """Open the page as a new visitor and return the cookie that names the process."""
    return asked(front).headers["Set-Cookie"].partition(";")[0]


def own_ticks(ids: list[str], number: int) -> list[str]:
    """A set of ticks that no other of the visitors has: the number, written in twos."""
    return sorted(ids[bit] for bit in range(8) if (number + 1) >> bit & 1)


def sent_away(client: socket.socket) -> bool:
    """Wait for the end of a connection: closed, reset, or closed after "408"."""
    try:
        return not client.recv(1000) or sent_away(client)
    except ConnectionResetError:
        return True


@pytest.fixture
def ids(rulebook) -> list[str]:
    return list(rulebook.ticks)[:8]


async def arrive(front: Front, ids: list[str]) -> dict[int, tuple[str, Visitor]]:
    """Let the visitors come in, and let each tick a set of their own."""
    cookies = [cookie(front) for _ in range(VISITORS)]
    visitors = await asyncio.gather(*(Visitor.enter(front.address, name) for name in cookies))
    await asyncio.gather(*(visitor.tick(own_ticks(ids, n)) for n, visitor in enumerate(visitors)))
    return dict(enumerate(zip(cookies, visitors, strict=True)))


def test_fifty_visitors_keep_their_own_session(both_up: Front, ids: list[str]):
    async def visits() -> None:
        visitors = await arrive(both_up, ids)
        assert {name for name, _ in visitors.values()} == {"replica=a", "replica=b"}
        for _ in range(3):
            await asyncio.gather(*(visitor.tick(visitor.on) for _, visitor in visitors.values()))
            for number, (_, visitor) in visitors.items():
                assert visitor.on == own_ticks(ids, number)
        await asyncio.gather(*(visitor.leave() for _, visitor in visitors.values()))

    finished(visits())


@pytest.mark.parametrize("replica", ["a", "b"])
def test_everything_that_a_page_asks_for_goes_to_its_own_process(both_up: Front, replica: str):
    before = len(both_up.log())
    for path in ("/", "/_stcore/host-config", "/favicon.png", "/?topic=tendon"):
        answer = asked(both_up, path, Cookie=f"replica={replica}")
        assert "Set-Cookie" not in answer.headers or "replica" not in answer.headers["Set-Cookie"]
    lines = both_up.log(before + 4)[before:]
    assert len(lines) == 4
    assert all(f"127.0.0.1:{both_up.ports[replica]} " in line for line in lines)


def test_a_killed_process_is_felt_by_its_own_visitors_alone_and_they_are_back_at_the_start(
    both_up: Front, ids: list[str]
):
    async def visits() -> None:
        visitors = await arrive(both_up, ids)
        lost = {number: pair for number, pair in visitors.items() if pair[0] == "replica=a"}
        others = {number: pair for number, pair in visitors.items() if number not in lost}
        both_up.kill("a")
        for number, (_, visitor) in others.items():
            await visitor.tick(own_ticks(ids, number))
            assert visitor.on == own_ticks(ids, number)
        for _, visitor in lost.values():
            with pytest.raises(ConnectionClosed):
                await visitor.tick([])
        async with asyncio.timeout(10):  # what the issue asks for: back within 10 seconds
            back = await asyncio.gather(*(Visitor.enter(both_up.address, name) for name, _ in lost.values()))
        assert [visitor.on for visitor in back] == [[]] * len(lost)
        for _, visitor in others.values():
            await visitor.tick(visitor.on)
        await asyncio.gather(*(visitor.leave() for visitor in (*back, *(visitor for _, visitor in others.values()))))

    finished(visits())


def test_no_query_address_or_user_agent_reaches_a_file(both_up: Front):
    both_up.kill("b")
    for replica in "ab":
        for path in (f"/?topic={MARKER}", f"/{MARKER}", f"/{MARKER}%00", f"/healthz?{MARKER}"):
            asked(both_up, path, Cookie=f"replica={replica}; {MARKER}=1", **{"User-Agent": MARKER, "Referer": MARKER})
    asked(both_up, "/?" + MARKER * 2000)
    both_up.kill("a")
    asked(both_up, f"/?topic={MARKER}", **{"User-Agent": MARKER})
    written = [path for path in both_up.folder.rglob("*") if path.is_file()]
    assert both_up.folder / "logs/topic-finder.log" in written
    for path in written:
        assert MARKER not in path.read_text(encoding="utf-8"), path
    line = r"\S+ [A-Z-]+ \d{3} \d+ [\d.]+ [\d.:, @a-z_-]+ [\d, -]+"
    assert [entry for entry in both_up.log() if not re.fullmatch(line, entry)] == []


def test_with_both_processes_gone_the_paper_edition_is_shown(both_up: Front):
    (both_up.folder / "www/edition/index.html").write_text("<h1>Get help</h1>", encoding="utf-8")
    both_up.kill("a")
    both_up.kill("b")
    answer = asked(both_up)
    assert (answer.status, answer.headers["Location"]) == (302, f"{both_up.address}/edition/index.html")
    assert "Get help" in urllib.request.urlopen(f"{both_up.address}/", timeout=20).read().decode()


HOST, UPGRADE = "proxy_set_header Host $http_host;", "proxy_set_header Upgrade $http_upgrade;"
SPOILED = {
    "as shipped": ({}, False, 101, ""),
    "a Host without its port": ({HOST: "proxy_set_header Host $host;"}, False, 403, "'127.0.0.1'"),
    "no line for the Host": ({HOST: ""}, False, 403, "'replica_"),
    "and the settings name the address": ({HOST: ""}, True, 101, ""),
    "no web sockets": ({UPGRADE: ""}, False, 426, "Upgrade $http_upgrade"),
}


@pytest.mark.parametrize("proxy", SPOILED)
def test_a_page_gets_its_connection_only_with_the_host_line_and_else_the_log_says_what_mends_it(tmp_path, proxy: str):
    nginx, port = need("nginx", "Debian's nginx"), free_port()
    address = f"http://127.0.0.1:{port}"
    changes, is_named, status, said = SPOILED[proxy]
    (tmp_path / "site.yaml").write_text(f'address: "{address if is_named else ""}"\n', encoding="utf-8")
    command = ("streamlit", "run", str(ROOT / "app.py"), "--server.port", "PORT")
    with served(ROOT, tmp_path / "app.txt", *command, TOPIC_FINDER_SITE=str(tmp_path / "site.yaml")) as app:
        conf = lay_out(tmp_path, port, {"a": app.port, "b": app.port}, changes)
        running = nginx_at(tmp_path, nginx, conf, port)
        try:
            assert Process(port, app.log).shake(origin=address) == status
        finally:
            running.terminate()
            running.wait(timeout=20)
    told = [line for line in app.log.read_text(encoding="utf-8").splitlines() if "refused for Host" in line]
    assert len(told) == (status != 101)
    assert said in "".join(told)


def test_security_headers_come_once_and_scripts_travel_compressed(both_up: Front):
    for path in ("/", "/healthz", "/_stcore/host-config"):
        names = [name.lower() for name, _ in asked(both_up, path).getheaders()]
        assert [names.count(name) for name in SECURITY] == [1] * len(SECURITY)
    page = urllib.request.urlopen(both_up.address, timeout=20).read().decode()
    script = re.search(r'src="\.?/?(static/js/[^"]+\.js)"', page)[1]
    answer = asked(both_up, f"/{script}", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"


def test_an_upload_and_a_huge_query_are_refused(both_up: Front):
    connection = http.client.HTTPConnection(both_up.address.removeprefix("http://"), timeout=20)
    connection.request("POST", "/", body=b"x" * 100_000)
    assert connection.getresponse().status == 413
    assert asked(both_up, "/?" + "x" * 40_000).status == 414


def test_slow_clients_are_sent_away_and_others_are_served_meanwhile(both_up: Front):
    host, _, port = both_up.address.removeprefix("http://").partition(":")
    slow = [socket.create_connection((host, int(port)), timeout=30) for _ in range(100)]
    for client in slow:
        client.send(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
    assert asked(both_up).status == 200
    assert all(sent_away(client) for client in slow)  # after client_header_timeout
    assert asked(both_up).status == 200
