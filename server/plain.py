"""Pages that need no Streamlit and no script: one plain frame, with the line that is never out of sight."""

import re
from html import escape
from string import Template

from starlette.responses import HTMLResponse

from content import Library
from server.gate import START, Answers
from server.site import Site

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
table { border-collapse: collapse; margin: 1rem 0; }
th, td { padding: .5rem 1rem; border: 1px solid var(--rule); text-align: start; vertical-align: top; }
section { max-width: 46rem; margin: 1.5rem 0; padding: 0 1rem; border: 3px solid var(--rule); }
footer { position: fixed; left: 0; right: 0; bottom: 0; padding: .6rem 1.5rem; background: #212b32; color: #fff;
  border-top: 4px solid #b3001b; }
footer p { margin: 0; max-width: none; }
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


def html(site: Site, library: Library, title: str, body: str) -> str:
    """Return a plain page; `title` is plain text, `body` is HTML."""
    words = {
        "language": library.language,
        "direction": direction(library.language),
        "title": escape(title),
        "body": body,
        "help": paragraph(help_line(site, library)),
    }
    return _PAGE.substitute(words)


def paragraph(words: str, name: str = "") -> str:
    """Return a paragraph of HTML; two stars on each side make words bold, as in interface.yaml."""
    bold = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(words, quote=False))
    return f'<p class="{name}">{bold}</p>' if name else f"<p>{bold}</p>"


def help_line(site: Site, library: Library) -> str:
    """Return what to do in an emergency, in the words of the site's region."""
    region = library.regions[site.region]
    return library.say("strip.standing", emergency=region.emergency, soon=region.soon)


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
        unknown=html(site, library, library.say("door.unknown"), unknown),
        refused=html(site, library, library.say("door.refused"), refused),
    )


def sorry(site: Site, library: Library) -> str:
    """Return the page for a fault of ours."""
    return html(site, library, library.say("app.sorry"), paragraph(library.say("app.sorry_lead")))
