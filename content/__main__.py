"""What can be done with the texts from the command line.

`python -m content audit [LANGUAGE]`: print every finding about the texts; exit 1 if there is one.
`python -m content audit --pack DIR`: the same for the texts of a topic pack.
`python -m content new-pack DIR`: write a small complete topic pack to begin with.
`python -m content publish OUT`: write everything as plain HTML that needs no server; exit 2 if that cannot be.
`python -m content teaching OUT`: write worksheets, cards, answer key, quiz and data of the cases; exit 2 likewise.
"""

import argparse
import sys
from datetime import date
from pathlib import Path
from statistics import median

from content import ContentError, Library, load, packs, reader
from content.audit import SOURCE_LANGUAGE, findings, summary, untranslated


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 for no finding, 1 for findings, 2 for texts or folders that cannot be used."""
    options = _parser().parse_args(arguments)
    if options.command == "new-pack":
        return _new_pack(options.folder)
    try:
        library = packs.load_folder(options.pack, options.language) if options.pack else load(options.language)
    except ContentError as error:
        print(*error.problems, sep="\n")
        return 2
    if options.command == "teaching":
        return _teaching(library, options.out, options.region, options.case, options.address)
    if options.command == "publish":
        return _publish(library, options.out, options.region)
    return _audit(library, options.pack / "content" if options.pack else reader.FOLDER)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m content", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("new-pack").add_argument("folder", type=Path, help="a new or empty folder")
    audit = commands.add_parser("audit")
    audit.add_argument("language", nargs="?", default="en")
    audit.add_argument("--pack", type=Path, help="the folder of a topic pack")
    publish = commands.add_parser("publish")
    publish.add_argument("out", type=Path, help="a new or empty folder, or one that holds an edition")
    publish.add_argument("--region", default="other", help="whose numbers to call, such as uk")
    publish.add_argument("--language", default="en", help="a folder of content/")
    publish.set_defaults(pack=None)
    teaching = commands.add_parser("teaching")
    teaching.add_argument("out", type=Path, help="a new or empty folder, or one that holds nothing but such files")
    teaching.add_argument("--region", default="other", help="whose numbers to call, and on which paper, such as uk")
    teaching.add_argument("--language", default="en", help="a folder of content/")
    teaching.add_argument("--case", action="append", default=[], help="only this case; may be given several times")
    teaching.add_argument("--address", default="", help="the public address of your site, for codes and the foot")
    teaching.set_defaults(pack=None)
    return parser


def _new_pack(folder: Path) -> int:
    try:
        packs.write_example(folder)
    except FileExistsError as error:
        print(error)
        return 2
    print(f"{folder} holds a small complete pack now; its README.md says how to go on")
    return 0


def _audit(library: Library, folder: Path) -> int:
    hard, ages = _reading_age(library)
    found = [*findings(library, date.today()), *hard]
    if library.language != SOURCE_LANGUAGE:
        texts, source = (reader.files(folder, language) for language in (library.language, SOURCE_LANGUAGE))
        print(untranslated(texts, source, library.language))
    print(*found, summary(library), ages, f"{len(found)} findings", sep="\n")
    return 1 if found else 0


def _publish(library: Library, out: Path, region: str) -> int:
    import rules
    from press import edition
    from press.edition_folder import EditionError
    from rules import audit

    try:
        print(edition.publish(out, library, audit.sound(), region))
    except (rules.TableError, EditionError) as error:
        print(*error.problems, sep="\n")
        return 2
    return 0


def _teaching(library: Library, out: Path, region: str, cases: list[str], address: str) -> int:
    import rules
    from classroom.gift import gift
    from classroom.quiz import quiz
    from press import teaching
    from rules import audit

    try:
        rulebook = audit.sound()
        kit = teaching.kit(library, rulebook, region, cases, address)
        teaching.write(out, kit, gift(quiz(rulebook, library, seed=1)))
    except (rules.TableError, teaching.TeachingError) as error:
        print(*error.problems, sep="\n")
        return 2
    print(f"{out} holds {len(teaching.EXPORTS) + 1} files about {len(kit.cases)} cases now, table {rulebook.version}")
    return 0


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
