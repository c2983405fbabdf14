"""Pictures that the server draws when they are asked for."""

from starlette.applications import Starlette

from server import drawn


def test_a_picture_is_drawn_by_its_name_and_an_unknown_one_is_not_there(ask):
    app = Starlette(routes=drawn.routes({"shapes": {"square": "<svg/>"}.get}))
    answer = ask(app, "/shapes/square.svg")
    assert (answer.status, answer.body, answer.headers["content-type"]) == (200, "<svg/>", "image/svg+xml")
    assert ask(app, "/shapes/circle.svg").status == 404
    assert ask(app, "/shapes/square.png").status == 404


def test_a_site_that_is_no_kiosk_draws_no_codes(process):
    assert process.ask("/codes/S001.svg").status == 404
