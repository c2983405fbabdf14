"""The settings of one site, from `site.yaml`: which region's numbers to call, and how warning signs behave."""

import difflib
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from content.strict_yaml import Problems, parse

VARIABLE = "TOPIC_FINDER_SITE"
SHIPPED = Path(__file__).parent.parent / "site.yaml"
SAFETY = ("highlight", "static")


class SiteError(ValueError):
    """The settings cannot be used. `problems` holds every fault as `file:line: sentence`."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Site:
    """The settings, with the values used where a file says nothing."""

    region: str = "other"
    safety: str = "highlight"
    language: str = "en"
    places: Mapping[str, str] = field(default_factory=dict)
    """Where each setting stands, as `file:line`."""


def load(path: Path | None = None) -> Site:
    """Read `path`, or the file named in TOPIC_FINDER_SITE, or the shipped one; raise SiteError with every fault."""
    named = os.environ.get(VARIABLE, "")
    path = path or (Path(named) if named else SHIPPED)
    if not path.is_file():
        if path == SHIPPED:
            return Site()
        raise SiteError((f"{path}:1: there is no such file, but {VARIABLE} names it",))
    problems = Problems(path.name)
    try:
        root = parse(path.read_text(encoding="utf-8-sig"), problems)
    except UnicodeDecodeError:
        raise SiteError((f"{path.name}:1: this file is not UTF-8",)) from None
    known = [setting.name for setting in fields(Site) if setting.name != "places"]
    places = {name: f"{path.name}:{entry.line}" for name, entry in root.items()}
    given = {}
    if not isinstance(root.value, dict):
        problems.add(root.line, 'the file holds no settings; write one a line, such as region: "uk"')
    for name, entry in root.items():
        if name not in known:
            problems.add(entry.line, f"there is no setting '{name}'{_hint(name, known)}")
        elif isinstance(entry.value, str):
            given[name] = entry.value
        else:
            problems.add(entry.line, f"'{name}' is not plain text")
    if problems:
        raise SiteError(tuple(problems))
    return Site(**given, places=places)


def faults(site: Site, regions: Collection[str]) -> tuple[str, ...]:
    """Say what is wrong with values that can only be checked against the texts."""
    pairs = ((site.region, regions, "region"), (site.safety, SAFETY, "safety"))
    return tuple(
        f"{site.places.get(name, 'site.yaml:1')}: {name}: '{value}' is not one of {', '.join(allowed)}"
        + _hint(value, allowed)
        for value, allowed, name in pairs
        if value not in allowed
    )


def _hint(id: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(id, known, 1)
    return f"; did you mean '{near[0]}'?" if near else ""
