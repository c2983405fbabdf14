"""Make sbom.json and licences.md from the lock of packages, in a folder: lists.py ENVIRONMENT OUT.

Run it with the Python that has the tools of requirements.txt. ENVIRONMENT is a folder in which the project's own
requirements-dev.txt is installed. Listed is what constraints.txt pins; licences are those that the packages name.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).parents[2]
LOCK = TOP / "constraints.txt"
HEAD = """# Licences

Made by `pip-licenses` from what each package says of itself; the command stands in docs/it-pack/README.md.
Code of this repository: MIT; its texts: CC BY 4.0 (LICENSE).

- The GPL stands only among the packages for tests. They are not installed where the app runs.
- `UNKNOWN` means that a package names no licence in its description. Read the file that it brings.
- Not in this list: Python, Debian's packages (Chromium, cage, nginx), and the fonts in `press/fonts/` with their own.
"""

Environment = dict[str, list[Requirement]]


def main(environment: str, out: Path) -> int:
    """Write both lists; return 1 and say what is missing where the environment does not hold the lock."""
    installed = packages(environment)
    locked = [canonicalize_name(name) for name in pins(LOCK)]
    if missing := [name for name in locked if name not in installed]:
        sys.stderr.write(f"not installed in {environment}: {', '.join(missing)}\n")
        return 1
    out.mkdir(parents=True, exist_ok=True)
    run("cyclonedx-py", "requirements", str(LOCK), "--output-reproducible", "--output-file", str(out / "sbom.json"))
    served = set(closure(pins(TOP / "requirements.txt"), installed))
    parts = {
        "With the app": [name for name in locked if name in served],
        "Only for tests and linters": [name for name in locked if name not in served],
    }
    tables = (f"## {title}\n\n{table(environment, names)}\n" for title, names in parts.items())
    (out / "licences.md").write_text("\n".join([HEAD, *tables]), encoding="utf-8")
    return 0


def pins(path: Path) -> Iterator[str]:
    """Yield the names of the packages that a file pins."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if found := re.match(r"([\w.-]+)==", line):
            yield found[1]


def packages(environment: str) -> Environment:
    """Return what is installed in an environment, and what each package asks for there."""
    told = json.loads(run("python", "-m", "pip", "--python", python(environment), "inspect"))
    metadata = (package["metadata"] for package in told["installed"])
    return {canonicalize_name(one["name"]): [*map(Requirement, one.get("requires_dist", ()))] for one in metadata}


def closure(names: Iterable[str], installed: Environment) -> Iterator[str]:
    """Yield packages and everything that they need, each once."""
    seen: set[tuple[str, str]] = set()
    waiting = [(canonicalize_name(name), "") for name in names]
    while waiting:
        name, extra = waiting.pop()
        if name not in installed or (name, extra) in seen:
            continue
        seen.add((name, extra))
        yield name
        for need in installed[name]:
            if not need.marker or need.marker.evaluate({"extra": extra}):
                waiting += [(canonicalize_name(need.name), wanted) for wanted in ("", *need.extras)]


def table(environment: str, names: Sequence[str]) -> str:
    """Return the licences of some packages as a table."""
    return run("pip-licenses", f"--python={python(environment)}", "--format=markdown", "--packages", *names).strip()


def python(environment: str) -> str:
    """Return the Python of an environment."""
    return str(Path(environment) / "bin" / "python")


def run(tool: str, *arguments: str) -> str:
    """Run a tool that lies beside the Python that runs this, and return what it prints."""
    command = [str(Path(sys.executable).parent / tool), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own words


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
