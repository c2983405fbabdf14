"""The static edition: every page as plain HTML that needs no script, no server and nothing from outside."""

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from content import Library, Region, calls
from faults import Faults
from press import edition_folder, edition_pages, qr, sheet
from rules import Rulebook
from rules.model import PARTS
from subject.agreement import disagreements

ROOM = Path(__file__).parent
STYLE = "edition.css"
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_MARK = re.compile(r"\*\*(.+?)\*\*|<(https?://\S+?)>")


def publish(folder: Path, library: Library, rulebook: Rulebook, region: str) -> str:
    """Write the edition into `folder` and return a line on it; raise Faults with every reason why not."""
    problems = (*_unknown_region(library, region), *disagreements(rulebook, library))
    if problems:
        raise Faults(problems)
    files = compose(library, rulebook, library.regions[region])
    facts = {"language": library.language, "region": region, "table": rulebook.version}
    edition_folder.write(folder, files, facts)
    pages, size = sum(path.endswith(".html") for path in files), sum(map(len, files.values()))
    return f"{pages} pages, {size / 1e6:.1f} MB, region {region}, table {rulebook.version}: {folder / 'index.html'}"


def compose(library: Library, rulebook: Rulebook, region: Region) -> dict[str, bytes]:
    """Return every file of the edition by its path; the same tables, texts and region give the same bytes."""
    environment = _environment(library, rulebook, region)
    files = {STYLE: _style(environment)}
    files |= {f"drawings/{id}.svg": drawing.svg for id, drawing in library.drawings.items()}
    for leaf in edition_pages.leaves(library, rulebook, region):
        template = environment.get_template(f"templates/edition/{leaf.template}")
        root = "../" * leaf.path.count("/")
        files[leaf.path] = template.render(title=leaf.title, path=leaf.path, root=root, **leaf.shown)
    files |= {f"sheets/{id}.html": _sheet(library, rulebook, region, id) for id in rulebook.topics}
    return {path: text.encode() for path, text in sorted(files.items())}


def _unknown_region(library: Library, region: str) -> Iterator[str]:
    if region not in library.regions:
        yield f"there is no region '{region}'; it is one of {', '.join(library.regions)}"


def pieces(words: str) -> Iterator[tuple[str, str]]:
    """Cut words of our texts into plain, `**bold**` and `<https://address>` pieces, each with its kind.

    >>> list(pieces("For **learning** only"))
    [('plain', 'For '), ('bold', 'learning'), ('plain', ' only')]
    """
    end = 0
    for mark in _MARK.finditer(words):
        yield "plain", words[end : mark.start()]
        yield ("bold", mark[1]) if mark[1] else ("address", mark[2])
        end = mark.end()
    yield "plain", words[end:]


def linked(words: str) -> str:
    """Return words of our texts as escaped HTML in which a marked number calls; on paper the link looks like text."""
    return _BOLD.sub(r"<strong>\1</strong>", calls.html(words))


def status(library: Library) -> str:
    """Say how many pages a clinician has signed, or that nobody has signed any."""
    signed = sum(bool(page.reviewer) for page in library.reading)
    if not signed:
        return library.say("review.unsigned")
    return library.say("edition.signed", signed=signed, all=len(library.reading))


def _environment(library: Library, rulebook: Rulebook, region: Region) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(ROOM), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    spoken = (
        library.condition,
        library.day,
        library.listed,
        library.quoted,
        library.review_status,
        library.source_line,
    )
    environment.globals |= {method.__name__: method for method in spoken}
    environment.globals |= {"library": library, "rulebook": rulebook, "region": region, "say": library.say}
    environment.globals |= {"pieces": pieces, "runs": edition_pages.runs, "status": status(library)}
    environment.globals |= {"marked_region": region.marked, "card_of": PARTS, "linked": linked}
    environment.globals["all_signs"] = edition_pages.signs_by_part(rulebook, rulebook.warnings)
    environment.globals["signs_by_card"] = edition_pages.signs_by_card(rulebook, rulebook.warnings)
    return environment


def _sheet(library: Library, rulebook: Rulebook, region: Region, topic: str) -> str:
    """The sheet to take along for one topic, with the warning signs that matter most there."""
    made = sheet.compose(library, rulebook, region, [topic], library.topics[topic].warnings)
    return sheet.as_html(made, qr.svg(made.code.text, made.code.alt) if made.code else "")


def _style(environment: Environment) -> str:
    return environment.get_template(STYLE).render()
