"""The settings of one site, from `site.yaml`: where it stands, how it behaves, how big its screen is."""

import math
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TypeVar

import content
from content import Library
from content.strict_yaml import Entry, Problems, parse
from faults import Faults, hint
from subject.settings import Address, Choice, Kind, Length, Names, Number, Switch, Text

VARIABLE = "TOPIC_FINDER_SITE"
SHIPPED = Path(__file__).parent.parent / "site.yaml"
TEXTS = Path(content.__file__).parent
TARGET_MM = 20
"""How high a thing to touch must be at a kiosk (standards A3)."""
WITHOUT_TELEPHONE = frozenset({"kiosk"})
"""Modes in which nobody reads on a telephone, so that a number to call is text."""
CAPITAL_DEGREES = 0.7
"""The angle under which a capital letter of large text is seen (standards A18)."""
CAPITAL_OF_FONT = 0.66
"""How high a capital of our typeface, Source Sans, is beside its font size."""
MM_PER_INCH = 25.4

T = TypeVar("T")


class SiteError(Faults):
    """The settings cannot be used. `problems` holds every fault as `file:line: sentence`."""


def _setting(default: T, kind: Kind, sentence: str) -> T:
    return field(default=default, metadata={"kind": kind, "sentence": sentence})


@dataclass(frozen=True, slots=True)
class Site:
    """The settings: name, type, value where a file says nothing, what it may hold, and a sentence about it."""

    clinic: str = _setting("", Text(80), "the name of the place")
    region: str = _setting("other", Text(40), "whose numbers to call")
    safety: str = _setting("highlight", Choice(("highlight", "static")), "what a ticked warning sign does")
    languages: tuple[str, ...] = _setting(("en",), Names(), "folders of texts; a visit starts in the first")
    mode: str = _setting("web", Choice(("web", "kiosk", "classroom")), "what the site is used for")
    idle_seconds: int = _setting(
        120, Number(30, 600), "seconds without a touch before the warning, or more where there is more to read"
    )
    warning_seconds: int = _setting(30, Number(20, 120), "seconds that the warning counts down")
    extensions: int = _setting(10, Number(10, 100), "how often a visitor can ask for more time")
    screen_inches: float = _setting(24.0, Length(5, 100), "the diagonal of the screen in inches")
    screen_width: int = _setting(1080, Number(320, 8000), "the width of the screen in pixels")
    screen_height: int = _setting(1920, Number(320, 8000), "the height of the screen in pixels")
    viewing_distance: int = _setting(500, Number(200, 5000), "millimetres from the eye to the screen")
    show_print: bool = _setting(True, Switch(), "whether a visitor can print")
    show_qr: bool = _setting(True, Switch(), "whether a QR code is shown")
    address: str = _setting("", Address(), "the public address of the site, printed in QR codes")
    edition: str = _setting("", Address(), "where the static edition lies, for browsers that cannot open the app")
    pack: str = _setting("", Text(500), "a folder with other tables and texts")
    tally: bool = _setting(False, Switch(), "whether a class can count what it expects")
    places: Mapping[str, str] = field(default_factory=dict)
    """Where each setting stands, as `file:line`."""

    @property
    def language(self) -> str:
        """The language in which a visit starts."""
        return self.languages[0]

    @property
    def calls(self) -> bool:
        """Whether a number to call is a link, because it can be touched on a telephone."""
        return self.mode not in WITHOUT_TELEPHONE

    @property
    def pixels_per_mm(self) -> float:
        """How many pixels of the screen lie in one millimetre, at a zoom of 100 %."""
        return math.hypot(self.screen_width, self.screen_height) / (self.screen_inches * MM_PER_INCH)

    @property
    def target_pixels(self) -> int:
        """How many pixels high a thing to touch must be on this screen."""
        return round(TARGET_MM * self.pixels_per_mm)

    @property
    def large_text_pixels(self) -> int:
        """The font size at which a capital letter is seen under 0.7 degrees from the viewing distance."""
        capital = 2 * self.viewing_distance * math.tan(math.radians(CAPITAL_DEGREES / 2))
        return round(capital * self.pixels_per_mm / CAPITAL_OF_FONT)


def load(path: Path | None = None) -> Site:
    """Read `path`, or the file named in TOPIC_FINDER_SITE, or the shipped one; raise SiteError with every fault."""
    named = os.environ.get(VARIABLE, "")
    path = path or (Path(named) if named else SHIPPED)
    if not path.is_file():
        if path == SHIPPED:
            return Site()
        raise SiteError((f"{path}:1: there is no such file, but {VARIABLE} names it",))
    problems = Problems(path.name)
    root = _entries(path, problems)
    values = _values(root, problems)
    if values.get("pack"):
        values["pack"] = str(path.parent.resolve() / str(values["pack"]))
    places = {name: f"{path.name}:{entry.line}" for name, entry in root.items()}
    site = Site(**values, places=places)  # type: ignore[arg-type]  # each value was read by its field's own kind
    problems += _missing_folders(site)
    if problems:
        raise SiteError(tuple(problems))
    return site


def faults(site: Site, libraries: Sequence[Library]) -> tuple[str, ...]:
    """Say what is wrong with values that can only be checked against the texts, in each language of the site."""
    return (*_unknown_regions(site, libraries), *_same_names(site, libraries))


def _unknown_regions(site: Site, libraries: Sequence[Library]) -> Iterator[str]:
    for regions in (library.regions for library in libraries):
        if site.region not in regions:
            allowed = f"is not one of {', '.join(regions)}{hint(site.region, regions)}"
            yield f"{_place(site, 'region')}: region: '{site.region}' {allowed}"


def _same_names(site: Site, libraries: Sequence[Library]) -> Iterator[str]:
    """Yield each language that a visitor could not tell from an earlier one: texts copied, and never named."""
    named: dict[str, str] = {}
    for library in libraries:
        own = library.say("language.name")
        if named.setdefault(own, library.language) != library.language:
            yield (
                f"{_place(site, 'languages')}: languages: '{named[own]}' and '{library.language}' are both called "
                f"'{own}'; write how each calls itself into its interface.yaml, under language: name"
            )


def _entries(path: Path, problems: Problems) -> Entry:
    try:
        root = parse(path.read_text(encoding="utf-8-sig"), problems)
    except UnicodeDecodeError:
        raise SiteError((f"{path.name}:1: this file is not UTF-8",)) from None
    if not isinstance(root.value, dict):
        problems.add(root.line, 'the file holds no settings; write one a line, such as region: "uk"')
    return root


def _values(root: Entry, problems: Problems) -> dict[str, object]:
    settings = {setting.name: setting.metadata for setting in fields(Site) if setting.metadata}
    values: dict[str, object] = {}
    for name, entry in root.items():
        if name not in settings:
            problems.add(entry.line, f"there is no setting '{name}'{hint(name, settings)}")
            continue
        try:
            values[name] = settings[name]["kind"].read(entry)
        except ValueError as fault:
            problems.add(entry.line, f"{name}: {fault} ({settings[name]['sentence']})")
    return values


def _missing_folders(site: Site) -> tuple[str, ...]:
    if site.pack and not Path(site.pack).is_dir():
        return (f"{_place(site, 'pack')}: pack: there is no folder '{site.pack}'",)
    texts = Path(site.pack) / "content" if site.pack else TEXTS
    known = sorted(path.parent.name for path in texts.glob("*/interface.yaml"))
    return tuple(
        f"{_place(site, 'languages')}: languages: there are no texts in '{name}'{hint(name, known)}"
        for name in site.languages
        if name not in known
    )


def _place(site: Site, name: str) -> str:
    return site.places.get(name, "site.yaml:1")
