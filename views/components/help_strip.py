"""The line that is never out of sight: what to do in an emergency, in the words of the site's region."""

import streamlit as st

from views import resources, state
from views.wording import text


def show() -> None:
    """Draw the strip at the foot of the window: help first, then how many topics the ticks lead to."""
    result = state.matched()
    ticked = any(sign.card == "emergency" for sign in state.ticked_signs(result))
    region = resources.region()
    lines = [text("strip.ticked" if ticked else "strip.standing", emergency=region.emergency, soon=region.soon)]
    if state.ticks():
        main, more = len(result.reading("main")), len(result.reading("more"))
        lines.append(text("strip.count", main=main, more=more))
    with st.container(key="help-strip-ticked" if ticked else "help-strip"):
        st.markdown("  \n".join(lines))
