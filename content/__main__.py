"""`python -m content audit [LANGUAGE]`: print every finding about the texts; exit 1 if there is one."""

import argparse
import sys
from datetime import date

from content import ContentError, Library, load
from content.audit import findings, summary


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 for no finding, 1 for findings, 2 for texts that cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m content", description=__doc__)
    parser.add_argument("command", choices=["audit"])
    parser.add_argument("language", nargs="?", default="en")
    language = parser.parse_args(arguments).language
    try:
        library = load(language)
    except ContentError as error:
        print(*error.problems, sep="\n")
        return 2
    found = [*findings(library, date.today()), *_reading_age(library)]
    print(*found, summary(library), f"{len(found)} findings", sep="\n")
    return 1 if found else 0


def _reading_age(library: Library) -> list[str]:
    """Grade every page where textstat is installed; say so where it is not."""
    try:
        from content import readability
    except ModuleNotFoundError:
        print("reading age: not measured; pip install -r requirements-dev.txt")
        return []
    grades = [(page, readability.page_grade(page)) for page in library.reading]
    return [
        f"{page.file}:1: reading grade {found.flesch_kincaid} (aim {readability.AIM_GRADE}), "
        f"SMOG {found.smog} (aim {readability.AIM_SMOG}); use shorter words and sentences"
        for page, found in grades
        if found.flesch_kincaid > readability.AIM_GRADE or found.smog > readability.AIM_SMOG
    ]


if __name__ == "__main__":
    sys.exit(main())
