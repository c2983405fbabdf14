"""The line that is never out of sight: what to do in an emergency, in the words of the site's region."""

import streamlit as st

import pen
from server.plain import help_link
from views import state
from views.visit import Visit


def show(visit: Visit) -> None:
    """Draw the strip at the foot of the window. All its sentences are there, so that the browser can turn it."""
    asked = {sign.part for sign in state.ticked_signs(visit, state.matched(visit)) if sign.card == "emergency"}
    turned = f"{' is-ticked' if asked else ''}{' is-call' if 'call' in asked else ''}"
    region = visit.marked_region
    standing = visit.say("strip.standing", emergency=region.emergency_call)
    ticked = {part: visit.say("strip.ticked", emergency=region.asks(part)) for part in ("call", "go")}
    name, help, lost = visit.say("strip.name"), help_link(visit.library, "topics"), visit.say("strip.lost")
    st.html(pen.part("frame", "help_strip", name, turned, standing, ticked, help, lost))
