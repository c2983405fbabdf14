"""What an editor can do with tables and texts together from the command line.

`python -m subject audit [LANGUAGE]`: print every finding about the texts and their tables; exit 1 if there is one.
`python -m subject audit --pack DIR`: the same for a topic pack.
`python -m subject new-pack DIR`: write a small complete topic pack to begin with; exit 2 if that cannot be.
"""

import argparse
import sys
from datetime import date
from pathlib import Path
from statistics import median

import rules
from content import Library, load, reader
from content.audit import SOURCE_LANGUAGE, findings, summary, untranslated
from faults import Faults
from subject import packs
from subject.agreement import disagreements


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 for no finding, 1 for findings, 2 for texts or folders that cannot be used."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "new-pack":
            return _new_pack(options.folder)
        return _audit_pack(options.pack, options.language) if options.pack else _audit_shipped(options.language)
    except Faults as error:
        print(*error.problems, sep="\n")
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m subject", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("new-pack").add_argument("folder", type=Path, help="a new or empty folder")
    audit = commands.add_parser("audit")
    audit.add_argument("language", nargs="?", default="en")
    audit.add_argument("--pack", type=Path, help="the folder of a topic pack")
    return parser


def _new_pack(folder: Path) -> int:
    packs.write_example(folder)
    print(f"{folder} holds a small complete pack now; its README.md says how to go on")
    return 0


def _audit_shipped(language: str) -> int:
    return _audit(load(language), rules.load(), reader.FOLDER)


def _audit_pack(pack: Path, language: str) -> int:
    return _audit(packs.load_folder(pack, language), rules.load(pack / "rules" / "tables"), pack / "content")


def _audit(library: Library, rulebook: rules.Rulebook, folder: Path) -> int:
    hard, ages = _reading_age(library)
    found = [*findings(library, date.today()), *disagreements(rulebook, library), *hard]
    if library.language != SOURCE_LANGUAGE:
        texts, source = (reader.files(folder, language) for language in (library.language, SOURCE_LANGUAGE))
        print(untranslated(texts, source, library.language))
    print(*found, summary(library), ages, f"{len(found)} findings", sep="\n")
    return 1 if found else 0


def _reading_age(library: Library) -> tuple[list[str], str]:
    """Return the pages that are too hard and a line on all of them; say so where textstat is not installed."""
    try:
        from content import readability
    except ModuleNotFoundError:
        return [], "reading age: not measured; pip install -r requirements-dev.txt"
    grades = [(page, readability.page_grade(page, library.words)) for page in library.reading]
    hard = [
        f"{page.file}:1: reading grade {found.flesch_kincaid} (aim {readability.AIM_GRADE}), "
        f"SMOG {found.smog} (aim {readability.AIM_SMOG}); use shorter words and sentences"
        for page, found in grades
        if found.flesch_kincaid > readability.AIM_GRADE or found.smog > readability.AIM_SMOG
    ]
    schooling, smog = ([getattr(found, name) for _, found in grades] for name in ("flesch_kincaid", "smog"))
    return hard, (
        f"reading grade: median {median(schooling):.1f}, worst {max(schooling):.1f}, aim {readability.AIM_GRADE}; "
        f"SMOG: median {median(smog):.1f}, worst {max(smog):.1f}, aim {readability.AIM_SMOG}; "
        f"{len(hard)} pages above, 0 exceptions"
    )


if __name__ == "__main__":
    sys.exit(main())
