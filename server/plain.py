"""Pages that need no Streamlit and no script: one plain frame, with the line that is never out of sight."""

import re
from html import escape
from string import Template

from starlette.responses import HTMLResponse

from content import Library, Region, calls
from content.model import HELP_PAGE
from server.gate import START, Answers
from subject.site import Site

HELP = "help"
"""The address of all warning signs with what to do, beside that of every screen."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "sd", "ur", "yi"})
"""Languages written from right to left."""


_PAGE = Template("""<!DOCTYPE html>
<html lang="$language" dir="$direction">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>$title</title>
<link rel="icon" href="data:,">
<style>
:root { color-scheme: light dark; --ink: #212b32; --paper: #fff; --rule: #595959; --link: #005eb8; }
@media (prefers-color-scheme: dark) { :root { --ink: #f3f5f6; --paper: #10181d; --rule: #aeb7bd; --link: #8cc4ff; } }
body { margin: 0; padding: 1.5rem 1.5rem 8rem; color: var(--ink); background: var(--paper);
  font: 1.125rem/1.5 "Source Sans", system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; }
h1 { margin: 0 0 1rem; line-height: 1.25; }
p { max-width: 46rem; }
a { color: var(--link); display: inline-block; padding: .5rem 0; }
footer a { color: #fff; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { padding: .5rem 1rem; border: 1px solid var(--rule); text-align: start; vertical-align: top; }
section { max-width: 46rem; margin: 1.5rem 0; padding: 0 1rem; border: 3px solid var(--rule); }
footer { position: fixed; left: 0; right: 0; bottom: 0; padding: .6rem 1.5rem; background: #212b32; color: #fff;
  border-top: 4px solid #b3001b; }
footer p { margin: 0; max-width: none; display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: center; }
</style>
</head>
<body>
<main>
<h1>$title</h1>
$body
</main>
<footer>$help</footer>
</body>
</html>
""")


def page(site: Site, library: Library, title: str, body: str) -> HTMLResponse:
    """Return an answer with a plain page, a new one each time: what answers pass through writes into their headers."""
    return HTMLResponse(html(site, library, title, body), headers={"X-Robots-Tag": "noindex"})


def html(site: Site, library: Library, title: str, body: str, start: str = "") -> str:
    """Return a plain page; `title` is plain text, `body` is HTML, `start` the way to the root of the site."""
    words = {
        "language": library.language,
        "direction": direction(library.language),
        "title": escape(title),
        "body": body,
        "help": help_line(site, library, f"{start}topics"),
    }
    return _PAGE.substitute(words)


def paragraph(words: str, name: str = "") -> str:
    """Return a paragraph of HTML; two stars on each side make words bold, as in interface.yaml."""
    return _paragraph(bold(escape(words, quote=False)), name)


def note(site: Site, library: Library) -> str:
    """Return what a reader is told about the numbers to call, if there is something to tell."""
    words = region(site, library).note
    return _paragraph(calls.html(words), "note") if words else ""


def _paragraph(html: str, name: str) -> str:
    return f'<p class="{name}">{html}</p>' if name else f"<p>{html}</p>"


def help_line(site: Site, library: Library, topics: str, name: str = "") -> str:
    """Return what to do in an emergency and the way to all warning signs; `topics` is the address of their page."""
    words = calls.html(library.say("strip.standing", emergency=region(site, library).emergency_call))
    return _paragraph(f"{bold(words)} {help_link(library, topics)}", name)


def help_link(library: Library, topics: str) -> str:
    """Return the link to the page with all warning signs; in the app `data-turn` lets it keep the visit."""
    address = f"{topics}?topic={HELP_PAGE}"
    return f'<a class="to-help" data-turn href="{escape(address)}">{escape(library.say("strip.help"))}</a>'


def region(site: Site, library: Library) -> Region:
    """Return whom to call where this site stands, with the numbers marked where they can be links."""
    own = library.regions[site.region]
    return own.marked if site.calls else own


def bold(html: str) -> str:
    """Set what stands between pairs of ** in bold; the words are escaped already."""
    return re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", html)


def ways(site: Site, library: Library) -> str:
    """Return links to what can be read without the app, for pages that lie beside the first."""
    links = {f"./{HELP}?language={library.language}": "door.to_signs"}
    if site.edition:
        links[f"{site.edition}/index.html"] = "door.to_edition"
    return "".join(f'<p><a href="{escape(to)}">{escape(library.say(words))}</a></p>' for to, words in links.items())


def direction(language: str) -> str:
    """Return which way round a language is written."""
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def answers(site: Site, library: Library) -> Answers:
    """Return the pages that turn a request away."""
    start = f'<p><a href="{START}">{escape(library.say("door.to_start"))}</a></p>'
    unknown = paragraph(library.say("door.unknown_lead")) + start
    refused = paragraph(library.say("door.refused_lead")) + start
    return Answers(
        unknown=html(site, library, library.say("door.unknown"), unknown, START),
        refused=html(site, library, library.say("door.refused"), refused, START),
    )


def sorry(site: Site, library: Library) -> str:
    """Return the page for a fault of ours."""
    return html(site, library, library.say("app.sorry"), paragraph(library.say("app.sorry_lead")))
