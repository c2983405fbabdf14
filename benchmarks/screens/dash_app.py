"""The work in Dash: a check list for each question, one callback; served by waitress: `dash_app.py PORT`."""

import sys

import waitress
import work
from dash import Dash, Input, Output, dcc, html

from rules.model import GROUPS

app = Dash(__name__)
# Dash draws only the visible part of a list of 118, so there is one list for each question, as on our board.
lists = [
    dcc.Checklist([{"label": work.BOXES[t.id], "value": t.id} for t in work.BOOK.group(group)], [], id=group)
    for group in GROUPS
]
app.layout = html.Main([*lists, html.Div(id="found")])


@app.callback(Output("found", "children"), [Input(group, "value") for group in GROUPS])
def answer(*ticked: list[str]) -> list[object]:
    """Return the drawn answer to a set of ticks."""
    line, entries = work.found([tick for ticks in ticked for tick in ticks])
    items = [html.Li([html.B(entry.title), html.P(entry.summary), html.P(entry.because)]) for entry in entries]
    return [html.P(line, id="count"), html.Ul(items)]


waitress.serve(app.server, host="127.0.0.1", port=int(sys.argv[1]), threads=4)
