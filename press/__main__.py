"""What can be printed from the command line.

`python -m press publish OUT`: write everything as plain HTML that needs no server; exit 2 if that cannot be.
"""

import argparse
import sys
from pathlib import Path

from content import load
from faults import Faults
from press import edition
from rules import audit


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 2 for tables, texts or folders that cannot be used."""
    options = _parser().parse_args(arguments)
    try:
        print(edition.publish(options.out, load(options.language), audit.sound(), options.region))
    except Faults as error:
        print(*error.problems, sep="\n")
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m press", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    publish = parser.add_subparsers(dest="command", required=True).add_parser("publish")
    publish.add_argument("out", type=Path, help="a new or empty folder, or one that holds an edition")
    publish.add_argument("--region", default="other", help="whose numbers to call, such as uk")
    publish.add_argument("--language", default="en", help="a folder of content/")
    return parser


if __name__ == "__main__":
    sys.exit(main())
