"""The settings in which the app is used, each a row: nothing else in the views asks which mode it is."""

from typing import NamedTuple


class Mode(NamedTuple):
    """How one setting differs. `flow` is steps, page, or auto (by the width of the window)."""

    flow: str
    """Whether the questions come one by one or all on one page."""
    outside_links: bool
    """Whether the address of a source is a link or only text."""
    downloads: bool
    """Whether a visitor can take files away."""
    paper: bool
    """Whether a visitor's own device can print."""
    start_again: bool
    """Whether the page has a button that forgets the visit; at a kiosk the shell round the page has it."""
    look: bool
    """Whether the page has buttons for colours and text size; at a kiosk the shell has them."""
    touch: bool
    """Whether everything is as big as a finger and a standing reader need on this site's screen."""
    calls: bool
    """Whether a number to call is a link; it is text where nobody has a telephone in the hand."""
    keyboard: bool = True
    """Whether there is anything to type with; without it no page asks for words."""
    source_codes: bool = False
    """Whether the address of a source can be taken along as a QR code, because it is no link."""
    lessons: bool = True
    """Whether the pages for a class are there."""
    becomes: tuple[str, ...] = ()
    """The other rows that a window may ask for in its address, as `?mode=projector`."""
    own_answers: bool = True
    """Whether a person ticks and answers on this screen; on one that a whole class looks at nobody does."""
    text_pixels: int = 0
    """The size of text where the room decides it and not the device."""
    columns: int = 2
    """How many columns a list has where the window is wide."""
    clicker: bool = False
    """Whether keys that a presenter's clicker sends turn the steps of a lesson."""


WEB = Mode(
    flow="auto",
    outside_links=True,
    downloads=True,
    paper=True,
    start_again=True,
    look=True,
    touch=False,
    calls=True,
    becomes=("projector",),
)
KIOSK = Mode(
    flow="steps",
    outside_links=False,
    downloads=False,
    paper=False,
    start_again=False,
    look=False,
    touch=True,
    calls=False,
    keyboard=False,
    source_codes=True,
    lessons=False,
)
CLASSROOM = WEB._replace(flow="page")
PROJECTOR = CLASSROOM._replace(
    outside_links=False,
    downloads=False,
    paper=False,
    start_again=False,
    calls=False,
    becomes=(),
    own_answers=False,
    text_pixels=28,
    columns=1,
    clicker=True,
)
MODES = {"web": WEB, "kiosk": KIOSK, "classroom": CLASSROOM, "projector": PROJECTOR}
