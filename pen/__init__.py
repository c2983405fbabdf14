"""The one pen: every piece of HTML comes from `pen/templates/`, where words are escaped unless a macro drew them.

`draw("plain.html", ...)` returns a whole page as text, `part("care", "line", ...)` what one macro of a file draws. Both
are given data, never HTML of anybody else; what a macro draws is marked as HTML, so a template may be handed it.
"""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from content import calls

ROOM = Path(__file__).parent
NOTHING = Markup()
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "sd", "ur", "yi"})
"""Languages written from right to left."""
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def draw(template: str, **shown: object) -> str:
    """Return a whole page."""
    return environment().get_template(template).render(**shown)


def part(file: str, macro: str, *given: object, **named: object) -> Markup:
    """Return what a macro of a file draws."""
    drawn: Markup = getattr(_macros(file), macro)(*given, **named)
    return Markup(drawn.strip())  # noqa: S704 - drawn by a template of ours


def direction(language: str) -> str:
    """Return which way round a language is written."""
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def bold(words: str) -> Markup:
    """Return escaped words in which what stands between pairs of ** is bold."""
    return Markup(_BOLD.sub(r"<strong>\1</strong>", str(escape(words))))  # noqa: S704 - escaped above


def called(words: str) -> Markup:
    """Return the same, with each marked number as a link that calls it or writes to it.

    >>> str(called("Call [116 123] & talk"))
    'Call <a class="number" href="tel:116123">116 123</a> &amp; talk'
    """
    return Markup(calls.MARK.sub(_link, str(bold(words))))  # noqa: S704 - escaped by bold


def own(markup: str) -> Markup:
    """Return a piece of our own, such as a style sheet, an icon or a typeset page, as what needs no escaping."""
    return Markup(markup)  # noqa: S704 - ours


def _link(mark: re.Match[str]) -> str:
    return f'<a class="number" href="{calls.address(mark[0])}">{mark[2]}</a>'


@cache
def environment() -> Environment:
    """One for the process: a template is read once."""
    made = Environment(
        loader=FileSystemLoader(ROOM / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"bold": bold, "called": called}
    made.globals |= {"direction": direction}
    return made


@cache
def styles(*names: str) -> Markup:
    """Return style sheets of `pen/styles/` as one text."""
    return own("\n".join((ROOM / "styles" / f"{name}.css").read_text(encoding="utf-8") for name in names))


@cache
def _macros(file: str) -> object:
    return environment().get_template(f"{file}.html").module
