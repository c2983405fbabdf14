"""The codes beside sources: at a kiosk, where no link leads out, and nowhere else."""

from html import escape

import pytest

from press import qr
from tests.views.conftest import shown
from views.components import source_code


def test_at_a_kiosk_each_source_of_a_page_is_text_and_has_a_code_with_the_address_in_words(page, site, library):
    site(mode="kiosk")
    text = shown(page("topics", topic="tendon"))
    for id in library.topics["tendon"].sources:
        assert f'<img src="./codes/{id}.svg" loading="lazy" alt="QR code of the address that stands below it">' in text
    assert 'href="http' not in text
    assert 'href="http' not in shown(page("words.sources"))
    for id in library.topics["tendon"].sources:
        assert f'<p class="address">{escape(library.sources[id].address)}</p></div></details>' in text


@pytest.mark.parametrize("settings", [{"mode": "web"}, {"mode": "classroom"}, {"mode": "kiosk", "show_qr": False}])
def test_elsewhere_and_where_the_site_shows_no_codes_there_are_none(page, site, house, settings):
    site(**settings)
    assert "codes/" not in shown(page("topics", topic="tendon"))
    assert not source_code.pictures(house.opened)


def test_a_code_is_drawn_for_a_source_and_for_no_other_name(site, house, library):
    site(mode="kiosk")
    draw = source_code.pictures(house.opened)[source_code.ADDRESS]
    assert draw("S001") == qr.svg(library.sources["S001"].address)
    for name in ("S999", "", "../site", "sx_stiff"):
        assert draw(name) is None
