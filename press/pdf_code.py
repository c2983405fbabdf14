"""A QR code on a PDF page: its dark part ends where the words do, and its quiet zone stays empty."""

from press import qr
from press.paper import Paper


def draw(code: qr.Code, page: Paper, side: float, top: float, right: float = 0) -> None:
    """Draw a code, `side` millimetres wide, at the right margin, or `right` from it, and go below it."""
    module = side / qr.side(code.text)
    left, above = page.w - page.r_margin - right - side + qr.QUIET * module, top - qr.QUIET * module
    runs = qr.runs(code.text)
    with page.tagged("Figure", code.alt):
        page.shape((left + run.x * module, above + run.y * module, run.width * module, module) for run in runs)
    page.set_y(max(page.get_y(), above + side - qr.QUIET * module))
