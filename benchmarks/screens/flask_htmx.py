"""The work in Flask with htmx: a form that asks for its answer at every change: `flask_htmx.py PORT`."""

import sys
from html import escape
from importlib.util import find_spec
from pathlib import Path

import waitress
import work
from flask import Flask, Response, request, send_file

HTMX = Path(str(find_spec("django_htmx").origin)).parent / "static/django_htmx/htmx-4.min.js"  # type: ignore[union-attr]
ROWS = "".join(
    f'<label><input type="checkbox" name="tick" value="{id}">{escape(label)}</label><br>'
    for id, label in work.BOXES.items()
)
PAGE = (
    '<!doctype html><html lang="en"><title>Topics</title><script src="htmx.js"></script>'
    f'<form hx-post="found" hx-trigger="change" hx-target="#found">{ROWS}</form>'
    f'<div id="found">{work.as_html(())}</div>'
)

app = Flask(__name__)


@app.get("/")
def page() -> str:
    """Return the page with the form."""
    return PAGE


@app.get("/htmx.js")
def htmx() -> Response:
    """Return htmx from its installed package."""
    return send_file(HTMX)


@app.post("/found")
def found() -> str:
    """Return the answer as a piece of HTML."""
    return work.as_html(request.form.getlist("tick"))


waitress.serve(app, host="127.0.0.1", port=int(sys.argv[1]), threads=4)
