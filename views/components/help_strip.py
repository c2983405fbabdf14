"""The line that is never out of sight: what to do in an emergency, in the words of the site's region."""

from html import escape

import streamlit as st

from content import calls
from server.plain import bold, help_link
from views import resources, state
from views.wording import text


def show() -> None:
    """Draw the strip at the foot of the window. All its sentences are there, so that the browser can turn it."""
    asked = {sign.part for sign in state.ticked_signs(state.matched()) if sign.card == "emergency"}
    turned = f"{' is-ticked' if asked else ''}{' is-call' if 'call' in asked else ''}"
    region = resources.marked_region()
    standing = text("strip.standing", emergency=region.emergency_call)
    ticked = {part: text("strip.ticked", emergency=region.asks(part)) for part in ("call", "go")}
    link = help_link(resources.library(), "topics")
    st.html(
        f'<aside class="help-strip{turned}" aria-label="{escape(text("strip.name"))}">'
        f'<p><span class="standing">{bold(calls.html(standing))}</span>'
        + "".join(f'<span class="ticked {part}">{bold(calls.html(words))}</span>' for part, words in ticked.items())
        + f" {link}</p>"
        f'<div role="status"><p class="lost">{bold(calls.html(text("strip.lost")))}</p></div></aside>'
    )
