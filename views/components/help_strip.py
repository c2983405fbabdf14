"""The line that is never out of sight: what to do in an emergency, in the words of the site's region."""

from html import escape

import streamlit as st

from views import resources, state
from views.wording import text


def show() -> None:
    """Draw the strip at the foot of the window. All its sentences are there, so that the browser can turn it."""
    is_ticked = any(sign.card == "emergency" for sign in state.ticked_signs(state.matched()))
    region = resources.region()
    standing = text("strip.standing", emergency=region.emergency, soon=region.soon)
    ticked = text("strip.ticked", emergency=region.emergency)
    st.html(
        f'<aside class="help-strip{" is-ticked" if is_ticked else ""}" aria-label="{escape(text("strip.name"))}">'
        f'<p class="standing">{_bold(standing)}</p><p class="ticked">{_bold(ticked)}</p>'
        f'<div role="status"><p class="lost">{_bold(text("strip.lost"))}</p></div></aside>'
    )


def _bold(words: str) -> str:
    """Escape words, and set what stands between pairs of ** in bold."""
    parts = escape(words).split("**")
    return "".join(f"<strong>{part}</strong>" if place % 2 else part for place, part in enumerate(parts))
