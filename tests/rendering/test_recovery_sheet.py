from datetime import date
from io import BytesIO

import pypdf
import pytest
import segno

from dsar_assistant.rendering.recovery_sheet import RecoverySheetPdf, square_boxes
from dsar_assistant.storage.recovery_key import new_recovery_key, write_recovery_key
from tests.rendering.page_pictures import darkness
from tests.rendering.pdf_reading import glyphs
from tests.rendering.sample_letters import FONTS

KEY = write_recovery_key(bytes(range(20)))
ON = date(2026, 11, 23)


@pytest.fixture(scope="module")
def sheet():
    return RecoverySheetPdf(FONTS).sheet(KEY, ON)


def test_every_group_of_the_key_stands_on_the_sheet_in_order(sheet):
    letters = "".join(text for text, _ in glyphs(sheet)).replace(" ", "").replace("\u00a0", "")
    assert "".join(KEY.split("-")) in letters.replace("-", "")
    assert "23November2026" in letters


def test_the_square_holds_the_key(sheet):
    size = segno.make_qr(KEY, error="q").symbol_size(border=0)[0]
    matrix = segno.make_qr(KEY, error="q").matrix
    first = square_boxes(KEY)[0]
    for row, dots in enumerate(matrix):
        for column, is_dark in enumerate(dots):
            box = _middle(first, column, row)
            assert (darkness(sheet, box) > 0.5) is bool(is_dark), (column, row)
    assert size == len(matrix)


def _middle(first, column, row):
    left, top = first.left + 2 * column + 0.5, first.top + 2 * row + 0.5
    return type(first)(left, top, left + 1, top + 1)


def test_the_square_lies_on_the_paper_with_quiet_around_it(sheet):
    boxes = square_boxes(KEY)
    assert max(box.bottom for box in boxes) < 287
    lowest_text = max(box.bottom for _, box in glyphs(sheet))
    assert lowest_text < min(box.top for box in boxes) - 8


def test_equal_keys_give_equal_sheets_and_nothing_to_run(sheet):
    assert RecoverySheetPdf(FONTS).sheet(KEY, ON) == sheet
    assert b"/JavaScript" not in sheet
    assert b"/Launch" not in sheet


def test_any_key_fits_on_one_page():
    for _ in range(3):
        key = write_recovery_key(new_recovery_key())
        reader = pypdf.PdfReader(BytesIO(RecoverySheetPdf(FONTS).sheet(key, ON)))
        assert len(reader.pages) == 1
