"""The line that is never out of sight: what to do in an emergency, in the words of the site's region."""

from html import escape

import streamlit as st

from content import calls
from server.plain import bold, help_link
from views import state
from views.visit import Visit


def show(visit: Visit) -> None:
    """Draw the strip at the foot of the window. All its sentences are there, so that the browser can turn it."""
    asked = {sign.part for sign in state.ticked_signs(visit, state.matched(visit)) if sign.card == "emergency"}
    turned = f"{' is-ticked' if asked else ''}{' is-call' if 'call' in asked else ''}"
    region = visit.marked_region
    standing = visit.say("strip.standing", emergency=region.emergency_call)
    ticked = {part: visit.say("strip.ticked", emergency=region.asks(part)) for part in ("call", "go")}
    link = help_link(visit.library, "topics")
    st.html(
        f'<aside class="help-strip{turned}" aria-label="{escape(visit.say("strip.name"))}">'
        f'<p><span class="standing">{bold(calls.html(standing))}</span>'
        + "".join(f'<span class="ticked {part}">{bold(calls.html(words))}</span>' for part, words in ticked.items())
        + f" {link}</p>"
        f'<div role="status"><p class="lost">{bold(calls.html(visit.say("strip.lost")))}</p></div></aside>'
    )
