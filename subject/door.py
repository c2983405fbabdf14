"""The door of a site: all that a visitor will rely on is read and checked, once, before anyone comes in."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import content
from content import Library
from faults import Faults
from rules import accepted, reader
from subject import gates, model, packs, site
from subject.model import Subject
from subject.site import Site


@dataclass(frozen=True, eq=False)
class Opened:
    """A site whose door is open: its settings, and what it speaks of in each of its languages, its own one first."""

    site: Site
    subjects: Mapping[str, Subject]

    @property
    def first(self) -> Subject:
        """What it speaks of in the language in which a visit starts."""
        return self.subjects[self.site.language]

    @property
    def libraries(self) -> tuple[Library, ...]:
        """The texts in each language."""
        return tuple(subject.library for subject in self.subjects.values())

    @property
    def notices(self) -> tuple[str, ...]:
        """What whoever runs this site ought to know although its door is open."""
        return accepted.never(_tables(self.site))


@cache
def opened() -> Opened:
    """Open the door of the site that this process serves; raise Faults with every reason not to."""
    return open_door(site.load())


def open_door(settings: Site) -> Opened:
    """Read and check tables and texts of a site; raise Faults with every reason as `file:line: sentence`."""
    subjects, unread = {}, list[str]()
    for name in settings.languages:
        try:
            subjects[name] = _read(settings, name)
        except Faults as error:
            unread += error.problems
    if unread:
        raise Faults(tuple(dict.fromkeys((*unread, *accepted.accidents(_tables(settings))))))
    house = Opened(settings, subjects)
    found = gates.findings(house.first.rulebook, *house.libraries)
    if problems := (*site.faults(settings, house.libraries), *accepted.faults(_tables(settings)), *found):
        raise Faults(tuple(dict.fromkeys(problems)))
    return house


def _read(settings: Site, language: str) -> Subject:
    pack = Path(settings.pack) if settings.pack else None
    texts = (lambda: packs.load_folder(pack, language)) if pack else (lambda: content.load(language))
    return model.read(lambda: reader.files(_tables(settings)), texts)


def _tables(settings: Site) -> Path | None:
    return Path(settings.pack, "rules", "tables") if settings.pack else None
