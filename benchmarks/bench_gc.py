"""What Streamlit's garbage collection after every tick costs: `python benchmarks/bench_gc.py [CHROMIUM]`.

Two servers of this app, one with `runner.postScriptGC` on and one with it off, in one interleaved run; timed
inside the page from the click on a box to the new list of topics, without the driver's own time.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
CLICKS, WARM_UP = 60, 6
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
]
TICK = """async name => {
  const box = [...document.querySelectorAll('[data-testid=stCheckbox] input')].find(i => i.ariaLabel.startsWith(name));
  const strip = () => document.querySelector('.st-key-found')?.innerText;
  const before = strip(), start = performance.now();
  box.click();
  while (strip() === before) await new Promise(done => setTimeout(done));
  return performance.now() - start;
}"""


def serve(port: int, collect: str) -> "subprocess.Popen[bytes]":
    """Start the app on a port of this machine."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += ["--server.port", str(port), "--runner.postScriptGC", collect]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1)
            return process
        except OSError:
            time.sleep(0.1)
    sys.exit("the server did not start")


def processor_ms(process: "subprocess.Popen[bytes]") -> float:
    """Processor time that a server has used so far, in milliseconds (Linux)."""
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def open_page(browser: "object", port: int) -> Page:
    """Open the first page and show the places."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})  # type: ignore[attr-defined]
    page.goto(f"http://127.0.0.1:{port}/")
    page.get_by_role("tab", name="3. Symptoms").click()
    page.get_by_role("checkbox", name="Numbness").wait_for()
    page.locator(".st-key-found").wait_for()
    return page


def main() -> None:
    """Measure and print the median and the 95th percentile of both."""
    chromium = sys.argv[1] if len(sys.argv) > 1 else shutil.which("chromium") or sys.exit("name a Chromium")
    servers = {"on": serve(8711, "true"), "off": serve(8712, "false")}
    try:
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
            pages = {"on": open_page(browser, 8711), "off": open_page(browser, 8712)}
            times: dict[str, list[float]] = {"on": [], "off": []}
            spent = {name: -processor_ms(server) for name, server in servers.items()}
            for _ in range(CLICKS + WARM_UP):
                for name, page in pages.items():
                    times[name].append(page.evaluate(TICK, "Numbness"))
                    page.wait_for_timeout(250)
            spent = {name: spent[name] + processor_ms(server) for name, server in servers.items()}
    finally:
        for server in servers.values():
            server.terminate()
    kept = {name: sorted(values[WARM_UP:]) for name, values in times.items()}
    base = statistics.median(kept["on"])
    for name, values in kept.items():
        middle, high = statistics.median(values), values[int(len(values) * 0.95)]
        cost = spent[name] / (CLICKS + WARM_UP)
        print(
            f"postScriptGC {name}: median {middle:.1f} ms ({middle / base:.2f}x), 95th percentile {high:.1f} ms, "
            f"server {cost:.1f} ms of processor time a tick ({spent[name] / spent['on']:.2f}x)"
        )


if __name__ == "__main__":
    main()
