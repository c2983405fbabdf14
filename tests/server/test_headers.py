"""Every answer says what a browser may do with it, whichever part of the process gave it."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
import streamlit

from server.headers import Headers, policy

INDEX = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
BUNDLE = re.search(r'src="\.(/static/js/index\.[^"]+)"', INDEX)[1]
ASKED = (("GET", "identity"), ("GET", "gzip"), ("HEAD", "gzip"))
KINDS = {
    "a screen": ("/", 200),
    "a screen by its address": ("/topics?topic=tendon", 200),
    "a slash too many": ("/topics/", 308),
    "a file of Streamlit's": (BUNDLE, 200),
    "a file of Streamlit's that is not there": ("/static/js/nothing.js", 200),
    "a file of ours": ("/look.js", 200),
    "a picture that is not there": ("/media/nothing.png", 404),
    "the health of Streamlit": ("/_stcore/health", 200),
    "the settings of Streamlit": ("/_stcore/host-config", 200),
    "the health of the app": ("/healthz", 200),
    "the status": ("/status", 200),
    "the ruler": ("/ruler", 200),
    "the kiosk": ("/kiosk", 200),
    "no page": ("/nonsense", 404),
    "an attempt to climb": ("/static/../../../etc/passwd", 400),
    "too long a question": ("/?" + "x" * 9000, 414),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_answer_has_every_header(process, kind: str):
    path, status = KINDS[kind]
    answer = process.ask(path)
    assert answer.status == status
    rules = answer.headers["content-security-policy"]
    assert "unsafe-eval" not in rules
    assert "http" not in rules
    assert "frame-ancestors 'self'" in rules
    assert "default-src 'self'" in rules
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "camera=()" in answer.headers["permissions-policy"]
    assert "set-cookie" not in answer.headers


def test_a_refused_method_has_them_too(process):
    for method in ("PUT", "POST", "DELETE", "OPTIONS", "TRACE"):
        answer = process.ask("/", method)
        assert answer.status == 405
        assert "content-security-policy" in answer.headers


def test_a_page_is_never_kept_and_a_bundle_is(process):
    for path in ("/", "/topics", "/status", "/ruler", "/nonsense", "/healthz", "/media/nothing.png"):
        assert process.ask(path).headers["cache-control"] == "no-store", path
    assert "immutable" in process.ask(BUNDLE).headers["cache-control"]


def test_the_second_visitor_gets_what_the_first_got_packed_or_not(process):
    """An answer made once would carry the packed length of the first visitor into the next."""
    for path in ("/", "/status", "/ruler", "/nonsense", "/look.js", "/kiosk", "/healthz"):
        assert len({process.ask(path, accept_encoding="gzip").headers.get("content-length") for _ in range(3)}) == 1
        assert all(process.ask(path).body for _ in range(2))


def test_a_bundle_goes_out_packed_to_who_takes_it_so_and_says_the_same_of_itself(process):
    plain, small, measured = (process.ask(BUNDLE, how, accept_encoding=taken) for how, taken in ASKED)
    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == measured.headers["content-encoding"] == "gzip"
    assert small.headers["content-length"] == measured.headers["content-length"]
    assert int(small.headers["content-length"]) * 2 < int(plain.headers["content-length"])
    assert measured.body == ""
    for name in ("vary", "cache-control", "content-security-policy", "x-content-type-options"):
        assert small.headers[name] == measured.headers[name] == plain.headers[name], name


def test_a_file_of_ours_is_asked_for_again_only_if_it_changed(process):
    first = process.ask("/look.js")
    assert first.headers["content-type"].startswith("text/javascript")
    again = process.ask("/look.js", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, "")


def test_scripts_in_the_page_are_known_by_their_hash_whatever_they_are():
    script = "\n let me = 'in' "
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'self' blob: 'sha256-{digest}';" in policy(f"<script>{script}</script>")
    assert "sha256" not in policy('<script src="look.js"></script>')


def test_a_fault_of_ours_ends_in_a_calm_page_and_a_log_without_what_was_asked(ask, caplog):
    async def faulty(scope, receive, send):
        raise KeyError(scope["path"])

    app = Headers(faulty, policy="default-src 'self'", sorry="sorry")
    answer = ask(app, "/marker")
    assert (answer.status, answer.body) == (500, "sorry")
    assert answer.headers["content-security-policy"] == "default-src 'self'"
    assert "KeyError" in caplog.text
    assert "marker" not in caplog.text
