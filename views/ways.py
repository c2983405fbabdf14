"""Where the pages of the app lie, and the parameters of an address that open one thing on a page."""

from content import Drawing
from pen.reading import embedded
from pen.surface import Ways

TOPIC, TOPICS, CARD, ROW, QUESTION, LETTER = "topic", "topics", "card", "row", "question", "letter"
"""What opens a topic, several, a card, a row of the table, a question of the board, or a letter of the index."""
CLASS, CASE, MODE = "class", "case", "mode"
"""The address of the pages for a class, and its parameters that open a case, and that show it on a projector."""
MATCHES = "matches"
"""The address of the page of all matches."""


def _embedded(_: str, drawing: Drawing) -> str:
    return embedded(drawing.svg)


APP = Ways(
    topic=f"topics?{TOPIC}={{}}".format,
    card=f"catalogue?{CARD}={{}}".format,
    row=f"rule-table?{ROW}={{}}".format,
    letter=lambda letter: f"topics?{LETTER}={letter.lower()}",
    question=lambda group: f"./?{QUESTION}={group}" if group else "./",
    page=str,
    drawing=_embedded,
    keeps_visit=True,
)
