from dataclasses import replace
from itertools import pairwise

import pytest
import segno

from dsar_assistant.domain.paper import Envelope, PaperChoices, ReferenceMark
from dsar_assistant.rendering.geometry import SHEET_PLANS, TEXT_BOTTOM
from dsar_assistant.rendering.pdf import PdfRenderer
from dsar_assistant.rendering.reference_mark import mark_boxes
from tests.rendering.page_pictures import darkness
from tests.rendering.pdf_reading import glyphs
from tests.rendering.sample_letters import FONTS, LETTER

RENDERER = PdfRenderer(FONTS)
REFERENCE = "7K3-M9Q-T"
MARKS = [ReferenceMark.BARS, ReferenceMark.SQUARE]
SHORT = replace(LETTER, reference=REFERENCE)


@pytest.mark.parametrize("mark", MARKS)
def test_the_mark_is_clear_of_every_window_and_of_the_text(mark):
    boxes = mark_boxes(mark, REFERENCE)
    lowest_quiet = max(plan.quiet.bottom for plan in SHEET_PLANS.values())
    assert all(lowest_quiet < TEXT_BOTTOM + 2 < box.top for box in boxes)
    assert all(box.bottom < 290 and 20 < box.left < box.right < 100 for box in boxes)


@pytest.mark.parametrize("mark", MARKS)
def test_no_letter_touches_the_mark(mark):
    boxes = mark_boxes(mark, REFERENCE)
    right, top = max(box.right for box in boxes), min(box.top for box in boxes)
    ink = [box for _, box in glyphs(RENDERER.render(SHORT, PaperChoices(mark=mark)))]
    assert not [box for box in ink if box.left < right + 3 and box.bottom > top - 1]


@pytest.mark.parametrize("mark", MARKS)
def test_the_mark_is_printed_where_it_is_planned(mark):
    pdf = RENDERER.render(SHORT, PaperChoices(mark=mark))
    boxes = mark_boxes(mark, REFERENCE)
    assert all(darkness(pdf, box) > 0.6 for box in boxes if box.width > 0.4)
    assert darkness(RENDERER.render(SHORT, PaperChoices()), boxes[0]) < 0.05


def test_the_square_is_the_code_of_the_reference():
    dots = {(round(b.left * 2), round(b.top * 2)) for b in mark_boxes(MARKS[1], REFERENCE)}
    matrix = segno.make_qr(REFERENCE, error="m").matrix
    starts = sum((not before) and now for row in matrix for before, now in pairwise((0, *row)))
    assert len(dots) == starts


def test_the_bars_begin_and_end_as_code_128_does():
    bars = mark_boxes(ReferenceMark.BARS, REFERENCE)
    thin = 25.4 / 75
    widths = [round(bar.width / thin) for bar in bars]
    assert widths[:3] == [2, 1, 1]
    assert widths[-4:] == [2, 3, 1, 2]
    assert len(bars) == 3 * (len(REFERENCE) + 3) + 1


@pytest.mark.parametrize("reference", ["", "Ŵ-1", "x" * 21, "a\nb"])
@pytest.mark.parametrize("mark", MARKS)
def test_a_reference_that_no_mark_can_hold_says_so(mark, reference):
    letter = replace(LETTER, reference=reference)
    (warning,) = RENDERER.warnings(letter, PaperChoices(Envelope.UNSURE, mark=mark))
    assert "without" in warning
    assert mark_boxes(mark, reference) == ()


def test_no_mark_is_printed_unless_it_is_wanted():
    assert mark_boxes(ReferenceMark.NONE, REFERENCE) == ()
    assert RENDERER.warnings(LETTER, PaperChoices()) == ()
