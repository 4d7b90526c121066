"""The page that shows whether an envelope's window fits."""

from datetime import date

import pytest

from dsar_assistant.domain.paper import Envelope
from dsar_assistant.rendering.geometry import SHEET_PLANS, TEXT_LEFT, Box
from dsar_assistant.rendering.window_test_page import RULER_MM, window_test_page
from tests.rendering.page_pictures import darkness
from tests.rendering.pdf_reading import glyphs, page_texts
from tests.rendering.sample_letters import FONTS

ON = date(2026, 11, 23)
PAGES = {one: window_test_page(FONTS, one, ON) for one in Envelope}


@pytest.mark.parametrize(
    ("envelope", "lines"), [(Envelope.DL, 7), (Envelope.C5, 6), (Envelope.UNSURE, 5)]
)
def test_it_shows_as_many_lines_as_a_letter_may_have_there(envelope, lines):
    (text,) = page_texts(PAGES[envelope])
    assert text.count("of the address") == lines - 1
    assert "ZZ99 9ZZ" in text


@pytest.mark.parametrize("envelope", Envelope)
def test_only_the_address_stands_where_a_window_may_show_it(envelope):
    plan = SHEET_PLANS[envelope]
    frame, quiet = plan.address_boxes[-1], plan.quiet
    for _, box in glyphs(PAGES[envelope]):
        in_frame = frame.left <= box.left and box.right <= frame.right and frame.top <= box.top
        assert (in_frame and box.bottom <= frame.bottom) or (
            box.bottom <= quiet.top or box.top >= quiet.bottom or box.left >= quiet.right
        )


@pytest.mark.parametrize("envelope", Envelope)
def test_the_frame_is_drawn_where_the_address_must_show(envelope):
    frame = SHEET_PLANS[envelope].address_boxes[-1]
    edge = Box(frame.left, frame.top - 1, frame.right, frame.top - 0.7)
    assert darkness(PAGES[envelope], edge) > 0.5


def test_the_ruler_is_as_long_as_it_says():
    end = TEXT_LEFT + RULER_MM
    pdf = PAGES[Envelope.DL]
    assert darkness(pdf, Box(end - 0.3, 34.2, end, 36.8)) > 0.5
    assert darkness(pdf, Box(end + 0.2, 34.2, end + 5, 36.8)) == 0
