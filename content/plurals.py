"""Which form of a word goes with a number, language by language, as Unicode's tables (CLDR) have it."""

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.plural import PluralRule

FORMS = ("zero", "one", "two", "few", "many", "other")
_ANY = PluralRule({})


def form(language: str, count: int) -> str:
    """Return the form for a number, one of FORMS: `one` for 1 in English, `few` for 3 in Arabic."""
    return _rule(language)(count)


def forms(language: str) -> frozenset[str]:
    """Return the forms that a language has; for one that the tables do not know, `other` alone."""
    return _rule(language).tags | {"other"}


@cache
def _rule(language: str) -> PluralRule:
    try:
        return Locale.parse(language, sep="-").plural_form
    except (UnknownLocaleError, ValueError):
        return _ANY
