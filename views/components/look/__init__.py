"""The visitor's look: colours and text size, changed in the browser at once and forgotten with the tab."""

import json

import streamlit as st

from views import files
from views.visit import Visit

SCHEMES = ("auto", "light", "dark", "contrast")
SIZES = (1, 2, 3)


def show(visit: Visit) -> None:
    """Draw the buttons; `server/assets/look.js` does the work, and Python never hears of it."""
    with st.popover(visit.say("look.title"), key="look"):
        words = {
            "schemes": visit.say("look.schemes"),
            "sizes": visit.say("look.sizes"),
            "scheme": {name: visit.say(f"look.{name}") for name in SCHEMES},
            "size": {str(size): visit.say(f"look.size_{size}") for size in SIZES},
        }
        files.component("look", "look")(key="look-buttons", data={"words": json.dumps(words)})
