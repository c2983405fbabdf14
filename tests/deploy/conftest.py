"""The tools that check what is deployed, and two real processes of the app behind a real nginx, all on loopback."""

import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.running import ROOT, Process, free_port, wait_until

DEPLOY = ROOT / "deploy"
NGINX_CONF = """
pid nginx.pid;
error_log errors.log;
events {{ worker_connections 4096; }}
http {{
    access_log off;
    client_body_temp_path tmp; proxy_temp_path tmp; fastcgi_temp_path tmp; uwsgi_temp_path tmp; scgi_temp_path tmp;
    types {{ text/html html; }}
    include {conf};
}}
"""


def need(tool: str, package: str) -> str:
    """Return where a tool is; without it skip with a hint, or fail where REQUIRE_TOOLS=1 forbids that."""
    beside = Path(sys.executable).parent / tool  # from a package of requirements-dev.txt
    found = str(beside) if beside.exists() else shutil.which(tool)
    if not found:
        hint = f"no {tool} here; install {package} to run this test"
        pytest.fail(hint) if os.environ.get("REQUIRE_TOOLS") == "1" else pytest.skip(hint)
    return found


def ran(*command: object, **options: Any) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end and return its exit code and its words."""
    return subprocess.run([str(word) for word in command], check=False, capture_output=True, text=True, **options)


def lay_out(folder: Path, front: int, replicas: dict[str, int], spoiled: dict[str, str] | None = None) -> Path:
    """Write the shipped nginx files below a folder, with other ports and paths; only `spoiled` lines are changed."""
    for name in ("tmp", "topic-finder", "www/edition", "logs"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    site = (DEPLOY / "nginx/topic-finder.conf").read_text(encoding="utf-8")
    changes = {"listen 80;": f"listen 127.0.0.1:{front};", "/var/log/nginx": f"{folder}/logs"}
    changes |= {"/var/www/topic-finder": f"{folder}/www", **(spoiled or {})}
    for shipped, here in changes.items():
        assert shipped in site
        site = site.replace(shipped, here)
    (folder / "topic-finder.conf").write_text(site, encoding="utf-8")
    upstreams = (DEPLOY / "nginx/replicas.conf").read_text(encoding="utf-8")
    upstreams = upstreams.replace(":8501", f":{replicas['a']}").replace(":8502", f":{replicas['b']}")
    (folder / "topic-finder/replicas.conf").write_text(upstreams, encoding="utf-8")
    main = folder / "nginx.conf"
    main.write_text(NGINX_CONF.format(conf=folder / "topic-finder.conf"), encoding="utf-8")
    return main


def nginx_at(folder: Path, nginx: str, conf: Path, port: int) -> "subprocess.Popen[bytes]":
    """Start nginx, and return it when it answers."""
    user = ["-g", "user root; daemon off;"] if os.geteuid() == 0 else ["-g", "daemon off;"]
    started = subprocess.Popen([nginx, "-p", str(folder), "-c", str(conf), *user], stderr=subprocess.DEVNULL)
    Process(port, folder / "errors.log").ready(started)
    return started


class Front:
    """nginx at `address`, and the processes a and b behind it."""

    def __init__(self, folder: Path, nginx: str) -> None:
        self.folder = folder
        self.ports = {"a": free_port(), "b": free_port()}
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        self.processes = {name: self._app(name) for name in self.ports}
        for name in self.ports:
            self.ready(name)
        self.nginx = nginx_at(folder, nginx, lay_out(folder, port, self.ports), port)

    def _app(self, name: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(self.ports[name])]
        environment = {key: value for key, value in os.environ.items() if key != "TOPIC_FINDER_SITE"}
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet, env=environment)

    def ready(self, name: str) -> None:
        Process(self.ports[name], self.folder / f"{name}.txt").ready(self.processes[name])

    def kill(self, name: str) -> None:
        self.processes[name].kill()
        self.processes[name].wait(timeout=20)

    def start(self, name: str) -> None:
        self.processes[name] = self._app(name)
        self.ready(name)

    def serves(self, name: str) -> bool:
        """Say whether a visitor of this process is served by it."""
        before = len(self.log())
        asking = urllib.request.Request(f"{self.address}/favicon.png", headers={"Cookie": f"replica={name}"})
        try:
            urllib.request.urlopen(asking, timeout=10).read()
        except OSError:
            return False
        return self.log(before + 1)[-1].endswith(f" 127.0.0.1:{self.ports[name]} 200")

    def log(self, lines: int = 0) -> list[str]:
        """Return nginx's log once it has so many lines: it is written just after the answer."""
        path = self.folder / "logs/topic-finder.log"
        wait_until(lambda: len(path.read_text(encoding="utf-8").splitlines()) >= lines, "nginx wrote no line", 10, 0.05)
        return path.read_text(encoding="utf-8").splitlines()

    def close(self) -> None:
        for process in (self.nginx, *self.processes.values()):
            process.terminate()
        for process in (self.nginx, *self.processes.values()):
            process.wait(timeout=20)


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    opened = Front(tmp_path_factory.mktemp("nginx"), need("nginx", "Debian's nginx"))
    yield opened
    opened.close()


@pytest.fixture
def both_up(front: Front) -> Front:
    """Both processes are up and nginx knows it, whatever a test before did to one."""
    for name, process in front.processes.items():
        if process.poll() is not None:
            front.start(name)
        wait_until(partial(front.serves, name), f"nginx does not come back to process {name}", 20, 0.5)
    return front
