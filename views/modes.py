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


WEB = Mode(flow="auto", outside_links=True, downloads=True, paper=True, start_again=True, look=True, touch=False)
KIOSK = Mode(flow="steps", outside_links=False, downloads=False, paper=False, start_again=False, look=False, touch=True)
MODES = {"web": WEB, "kiosk": KIOSK, "classroom": WEB._replace(flow="page")}
