"""The mark on every page of a visit that has a pack on trial: these are not the real pages, and the way back."""

from html import escape

import streamlit as st

from views import on_trial, resources, state
from views.components import links


def show() -> None:
    """Draw the banner, in the words of the site: a pack cannot speak for itself here."""
    pack = on_trial.running()
    if not pack:
        return
    name = pack.library.say("app.name")
    with st.container(key="trial-banner", horizontal=True, vertical_alignment="center"):
        banner, lead = (escape(_site(f"trial.{key}", name=name)) for key in ("banner", "banner_lead"))
        st.html(f'<p class="banner"><strong>{banner}</strong> {lead}</p>')
        if st.button(_site("trial.leave"), key="leave-trial", type="primary"):
            state.end_trial()
            links.turn_to("sandbox")


def named(name: str) -> str:
    """Return the name of the app for the tab of the browser, marked while a pack is on trial."""
    return _site("trial.tab", name=name) if on_trial.running() else name


def _site(key: str, **values: object) -> str:
    return resources.of_site().library.say(key, **values)
