"""Pages that need no Streamlit and no script: one plain frame, with the line that is never out of sight."""

from collections.abc import Iterable

from markupsafe import Markup
from starlette.responses import HTMLResponse

import pen
from content import Library, Region
from content.model import HELP_PAGE
from server.gate import START, Answers
from subject.site import Site

HELP = "help"
"""The address of all warning signs with what to do, beside that of every screen."""


def page(site: Site, library: Library, title: str, body: Iterable[Markup]) -> HTMLResponse:
    """Return an answer with a plain page, a new one each time: what answers pass through writes into their headers."""
    return HTMLResponse(html(site, library, title, body), headers={"X-Robots-Tag": "noindex"})


def html(site: Site, library: Library, title: str, body: Iterable[Markup], start: str = "") -> str:
    """Return a plain page of blocks that the pen drew; `start` is the way to the root of the site."""
    shown = {
        "language": library.language,
        "title": title,
        "body": body,
        "style": pen.styles("tokens", "cards", "plain"),
    }
    return pen.draw("plain.html", **shown, help=help_words(site, library, f"{start}topics"))


def paragraph(words: str, name: str = "") -> Markup:
    """Return a paragraph; two stars on each side make words bold, as in interface.yaml."""
    return pen.part("plain_parts", "paragraph", words, name)


def help_words(site: Site, library: Library, topics: str) -> dict[str, str]:
    """Return what to do in an emergency and the way to all warning signs; `topics` is the address of their page."""
    standing = library.say("strip.standing", emergency=region(site, library).emergency_call)
    return {"standing": standing, **help_link(library, topics)}


def help_link(library: Library, topics: str) -> dict[str, str]:
    """Return the link to the page with all warning signs; in the app `data-turn` lets it keep the visit."""
    return {"address": f"{topics}?topic={HELP_PAGE}", "words": library.say("strip.help")}


def region(site: Site, library: Library) -> Region:
    """Return whom to call where this site stands, with the numbers marked where they can be links."""
    own = library.regions[site.region]
    return own.marked if site.calls else own


def way(address: str, words: str) -> Markup:
    """Return a link as a paragraph."""
    return pen.part("plain_parts", "way", address, words)


def ways(site: Site, library: Library) -> list[Markup]:
    """Return links to what can be read without the app, for pages that lie beside the first."""
    links = [way(f"./{HELP}?language={library.language}", library.say("door.to_signs"))]
    return links + ([way(f"{site.edition}/index.html", library.say("door.to_edition"))] if site.edition else [])


def answers(site: Site, library: Library) -> Answers:
    """Return the pages that turn a request away."""

    def turned(word: str) -> str:
        body = [paragraph(library.say(f"door.{word}_lead")), way(START, library.say("door.to_start"))]
        return html(site, library, library.say(f"door.{word}"), body, START)

    return Answers(unknown=turned("unknown"), refused=turned("refused"))


def sorry(site: Site, library: Library) -> str:
    """Return the page for a fault of ours."""
    return html(site, library, library.say("app.sorry"), [paragraph(library.say("app.sorry_lead"))])
