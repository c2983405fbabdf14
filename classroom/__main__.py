"""What a teacher can make from the command line.

`python -m classroom handouts OUT`: write worksheets, cards, answer key and quiz of the cases; exit 2 if that cannot be.
"""

import argparse
import sys
from pathlib import Path

from classroom import handouts
from content import load
from faults import Faults
from rules import audit


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 2 for tables, texts or folders that cannot be used."""
    options = _parser().parse_args(arguments)
    try:
        library, rulebook = load(options.language), audit.sound()
        kit = handouts.kit(library, rulebook, options.region, options.case, options.address)
        handouts.write(options.out, kit)
    except Faults as error:
        print(*error.problems, sep="\n")
        return 2
    files = len(handouts.EXPORTS) + 1
    print(f"{options.out} holds {files} files about {len(kit.cases)} cases now, table {rulebook.version}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m classroom", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    handouts = parser.add_subparsers(dest="command", required=True).add_parser("handouts")
    handouts.add_argument("out", type=Path, help="a new or empty folder, or one that holds nothing but such files")
    handouts.add_argument("--region", default="other", help="whose numbers to call, and on which paper, such as uk")
    handouts.add_argument("--language", default="en", help="a folder of content/")
    handouts.add_argument("--case", action="append", default=[], help="only this case; may be given several times")
    handouts.add_argument("--address", default="", help="the public address of your site, for codes and the foot")
    return parser


if __name__ == "__main__":
    sys.exit(main())
