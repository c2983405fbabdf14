"""The static edition: every page as plain HTML that needs no script, no server and nothing from outside."""

from pathlib import Path

import pen
from content import Library, Region
from faults import Faults
from press import edition_folder, edition_pages, poster, sheet
from rules import Rulebook
from rules.model import CARDS, PARTS
from subject.agreement import disagreements

STYLE = "edition.css"


def publish(folder: Path, library: Library, rulebook: Rulebook, region: str) -> str:
    """Write the edition into `folder` and return a line on it; raise Faults with every reason why not."""
    problems = [*disagreements(rulebook, library)]
    if region not in library.regions:
        problems.append(f"there is no region '{region}'; it is one of {', '.join(library.regions)}")
    if problems:
        raise Faults(tuple(problems))
    place = library.regions[region]
    files = compose(library, rulebook, place) | paper(library, rulebook, place)
    facts = {"language": library.language, "region": region, "table": rulebook.version}
    edition_folder.write(folder, files, facts)
    pages, size = sum(path.endswith(".html") for path in files), sum(map(len, files.values()))
    return f"{pages} pages, {size / 1e6:.1f} MB, region {region}, table {rulebook.version}: {folder / 'index.html'}"


def compose(library: Library, rulebook: Rulebook, region: Region) -> dict[str, bytes]:
    """Return every file to read, by its path; the same tables, texts and region give the same bytes."""
    common = _common(library, rulebook, region)
    files: dict[str, str] = {STYLE: pen.styles("tokens", "cards", "controls", "reading", "pages", "edition")}
    files |= {f"drawings/{id}.svg": drawing.svg for id, drawing in library.drawings.items()}
    for leaf in edition_pages.leaves(library, rulebook, region):
        root = "../" * leaf.path.count("/")
        on = edition_pages.surface(library, rulebook, region.marked, root)
        where = {"title": leaf.title, "path": leaf.path, "root": root, "on": on}
        files[leaf.path] = pen.draw(f"edition/{leaf.template}", **common, **where, **leaf.shown)
    return {path: text.encode() for path, text in sorted(files.items())}


def paper(library: Library, rulebook: Rulebook, region: Region) -> dict[str, bytes]:
    """Return every file to print, by its path: a poster for each care card, and a sheet to take along for each topic.

    A sheet has the warning signs that matter most for its topic.
    """
    posters = {f"posters/{card}.pdf": poster.as_pdf(library, rulebook, region, card) for card in CARDS}
    made = {id: sheet.compose(library, rulebook, region, [id], library.topics[id].warnings) for id in rulebook.topics}
    return posters | {f"sheets/{id}.pdf": sheet.as_pdf(words) for id, words in made.items()}


def status(library: Library) -> str:
    """Say how many pages a clinician has signed, or that nobody has signed any."""
    signed = sum(bool(page.reviewer) for page in library.reading)
    if not signed:
        return library.say("review.unsigned")
    return library.say("edition.signed", signed=signed, all=len(library.reading))


def _common(library: Library, rulebook: Rulebook, region: Region) -> dict[str, object]:
    """Return what every page is given to show."""
    spoken = (library.condition, library.day, library.review_status)
    return {method.__name__: method for method in spoken} | {
        "library": library,
        "rulebook": rulebook,
        "region": region,
        "marked_region": region.marked,
        "say": library.say,
        "status": status(library),
        "card_of": PARTS,
        "signs_by_card": edition_pages.signs_by_card(rulebook),
    }
