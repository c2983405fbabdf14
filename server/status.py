"""Pages for machines and staff: is the app well, and which versions are these. Never a word about a visitor."""

import hashlib
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import pen
from content import Library
from rules import Rulebook
from rules.laws import LONGEST_REVIEW
from server.plain import page, paragraph
from subject.site import Site


def routes(site: Site, rulebook: Rulebook, libraries: Sequence[Library], version: str) -> list[Route]:
    """Return `/healthz` and `/status`, which speaks the first of the languages and knows the version of all."""
    started, texts, library = time.monotonic(), texts_version(*libraries), libraries[0]

    async def healthz(_: Request) -> Response:
        well = bool(rulebook.rules and library.topics)
        return JSONResponse({"ok": well, "version": version}, 200 if well else 503)

    async def status(_: Request) -> Response:
        today = datetime.now(UTC).date()
        words = {"app": version, **_versions(rulebook, library, texts), **_reviews(rulebook, library, today)}
        words |= {**_settings(site, library), "up": _running(library.say, time.monotonic() - started)}
        return page(site, library, library.say("status.title"), _body(library, words))

    return [Route("/healthz", healthz), Route("/status", status)]


def texts_version(*libraries: Library) -> str:
    """Return a short hash of everything that was read from the folders of texts."""
    return hashlib.sha256("".join(map(repr, libraries)).encode()).hexdigest()[:12]


def _versions(rulebook: Rulebook, library: Library, texts: str) -> dict[str, str]:
    topics, cards = len(library.topics), len(library.cards)
    return {
        "table": library.say("status.table_is", version=rulebook.version, rows=len(rulebook.rules)),
        "texts": library.say("status.texts_are", version=texts, topics=topics, cards=cards),
    }


def _reviews(rulebook: Rulebook, library: Library, today: date) -> dict[str, str]:
    due = [date.fromisoformat(page.next_review) for page in library.reading]
    rows = [date.fromisoformat(rule.reviewed_on) + LONGEST_REVIEW for rule in rulebook.rules]
    signed = sum(bool(page.reviewer) for page in library.reading)
    late, late_rows = sum(day < today for day in due), sum(day < today for day in rows)
    return {
        "signed": library.say("status.signed_are", signed=signed, pages=len(due)),
        "overdue": library.say("status.overdue_are", pages=late, rows=late_rows),
        "due": str(min([*due, *rows])),
    }


def _settings(site: Site, library: Library) -> dict[str, str]:
    return {
        "mode": site.mode,
        "region": " – ".join(filter(None, (library.regions[site.region].name, library.regions[site.region].note))),
        "languages": ", ".join(site.languages),
        "clinic": site.clinic or "–",
    }


def _running(say: Callable[..., str], seconds: float) -> str:
    minutes = int(seconds // 60)
    return say("status.up_is", days=minutes // 1440, hours=minutes // 60 % 24, minutes=minutes % 60)


def _body(library: Library, words: dict[str, str]) -> list[Markup]:
    rows = [(library.say(f"status.{name}"), told) for name, told in words.items()]
    return [paragraph(library.say("status.lead")), pen.part("plain_parts", "facts", rows)]
