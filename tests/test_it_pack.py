"""The pack for an IT officer says what the code does: ports, addresses, settings, headers, packages, licences."""

import json
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from server import gate, headers, kiosk
from tests.test_hazard_log import EVIDENCE, own_tests

ROOT = Path(__file__).parent.parent
PACK = ROOT / "docs" / "it-pack"
TEXTS = sorted(path.name for path in PACK.iterdir() if path.suffix == ".md")


def read(name: str) -> str:
    return (PACK / name).read_text(encoding="utf-8")


def lock() -> dict[str, str]:
    """Every package of constraints.txt in the spelling of an index, with its version."""
    found = re.findall(r"^([\w.-]+)==(\S+)$", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)
    return {plain(name): version for name, version in found}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture(scope="module")
def existing() -> set[str]:
    files = (ROOT / "tests").rglob("test_*.py")
    return {f"{path.relative_to(ROOT)}::{name}" for path in files for name, _ in own_tests(path)}


# The pages


def test_the_first_page_leads_to_every_other():
    text = read("README.md")
    assert not [name for name in TEXTS if name != "README.md" and f"]({name})" not in text]


@pytest.mark.parametrize("page", [*TEXTS, "../../SECURITY.md"])
def test_a_page_names_only_what_exists_and_invents_no_address(page: str, existing):
    text = read(page)
    assert not [found[0] for found in EVIDENCE.finditer(text) if found[0] not in existing]
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)]+)\)", text)]
    assert not [link for link in links if not (PACK / page).parent.joinpath(link).exists()]
    code = re.findall(r"`((?:server|tests|views|press|deploy|docs)/[\w/.-]*)`", text)
    assert not [path for path in code if not (ROOT / path).exists()]
    assert not re.search(r"[\w.]+@[\w-]+\.\w+|https?://", text)


@pytest.mark.parametrize("page", TEXTS)
def test_a_page_is_read_in_a_few_minutes(page: str):
    assert len(read(page).split()) <= 1000


def test_the_answers_have_five_parts_and_say_what_nobody_did():
    text = read("dtac-answers.md")
    assert re.findall(r"^## (\d)", text, re.MULTILINE) == list("12345")
    for missing in ("None. Nobody has signed anything", "No user was asked", "No certificate"):
        assert missing in text
    assert "No real screen reader" in read("accessibility-statement.md")
    assert "No outside penetration test was made" in read("hardening.md")


# What the code does


def test_every_port_that_is_opened_is_named_and_no_other():
    named = set(re.findall(r"\bTCP (\d+)\b|; (\d+) when", read("ports-and-hosts.md")))
    files = [path for path in (ROOT / "deploy").rglob("*") if path.suffix in {".conf", ".yaml", ".service"}]
    text = "\n".join(path.read_text(encoding="utf-8") for path in [*files, ROOT / "deploy/docker/Dockerfile"])
    opened = set(re.findall(r"(?:127\.0\.0\.1:|listen |port |EXPOSE |containerPort: )(\d{2,5})\b", text))
    assert {port for pair in named for port in pair if port} == opened


def test_every_address_that_the_gate_lets_in_is_named():
    text = read("ports-and-hosts.md")
    named = {address for row in re.findall(r"^\| (`/.+?) \|", text, re.MULTILINE) for address in row.split("`")[1::2]}
    ours = {"/", "/healthz", "/status", "/ruler", "/help", "/kiosk", "/kiosk/", "/board/", "/codes/"}
    assert named == {*ours, *gate.ADDRESSES, *gate.FOLDERS}
    assert "seven files" in text
    assert len(kiosk.FILES) == 7


def test_the_settings_to_keep_are_those_of_the_file():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    rows = re.findall(r"^\| `(\w+)\.(\w+)` \| `(.+?)` \|", read("hardening.md"), re.MULTILINE)
    assert len(rows) >= 10
    for section, name, value in rows:
        assert settings[section][name] == json.loads(value), name


def test_every_header_that_is_sent_is_named_and_no_other(library):
    sent = headers.Headers(app=None, policy="", sorry="").fixed  # type: ignore[arg-type]
    named = set(re.findall(r"^\| `([A-Z][\w-]+)` \|", read("hardening.md"), re.MULTILINE))
    assert named == {*sent, "Cross-Origin-Opener-Policy", "Cache-Control"}
    assert "unsafe-eval" not in headers.policy("<script>one</script>")


def test_no_cookie_of_streamlits_and_one_key_in_the_browser_as_the_pack_says():
    text = read("data-flow.md")
    assert "one key: `look`" in text
    assert "The app itself sets no cookie" in text
    scripts = [path for room in ("server", "views") for path in (ROOT / room).rglob("*.js")]
    kept = [found for path in scripts for found in re.findall(r"\w+Storage\.setItem\(([^,]+)", path.read_text("utf-8"))]
    assert kept == ["KEY"]
    assert 'const KEY = "look";' in (ROOT / "server/assets/look.js").read_text(encoding="utf-8")


def test_what_nginx_logs_is_what_the_pack_says():
    text = (ROOT / "deploy/nginx/topic-finder.conf").read_text(encoding="utf-8")
    logged = re.search(r'log_format \w+ "(.+?)"', text)
    assert logged
    assert set(re.findall(r"\$(\w+)", logged[1])) == {
        *("time_iso8601", "request_method", "status", "body_bytes_sent", "request_time"),
        *("upstream_addr", "upstream_status"),
    }


# The lists


def needed(names: list[str]) -> Iterator[str]:
    """Packages and all that they need here, each once."""
    seen: set[str] = set()
    while names:
        if (name := plain(names.pop())) not in seen:
            seen.add(name)
            yield name
            asked = map(Requirement, distribution(name).requires or [])
            names += [one.name for one in asked if not one.marker or one.marker.evaluate({"extra": ""})]


def test_the_general_public_licence_stays_out_of_the_app():
    pinned = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    parts = list(needed(pinned))
    assert "streamlit" in parts
    assert set(parts) <= set(lock())
    for name in parts:
        about = distribution(name).metadata
        told = [about["License-Expression"] or about["License"] or "", *(about.get_all("Classifier") or [])]
        named = " ".join(line for line in told if len(line) < 200)
        assert not re.search(r"(?<!L)GPL|(?<!Lesser )General Public License(?!.*OR )", named), name


def test_the_tools_that_make_the_lists_are_pinned_and_their_command_is_told():
    assert re.fullmatch(r"(#.*\n)((cyclonedx-bom|pip-licenses)==[\d.]+\n){2}", read("requirements.txt"))
    assert ".venv/lists/bin/python docs/it-pack/lists.py .venv OUT" in read("README.md")
