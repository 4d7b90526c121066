from datetime import date

import pytest

from dsar_assistant.rendering.batch import ADDRESS_FORMS
from dsar_assistant.rendering.errors import (
    AddressTooLongError,
    CharacterCannotBePrintedError,
    NoLettersError,
)
from dsar_assistant.rendering.geometry import MM
from dsar_assistant.rendering.labels import LABEL_SHEETS, LabelRenderer
from tests.rendering.pdf_reading import glyphs, page_sizes, page_texts
from tests.rendering.sample_letters import ADDRESS, FONTS

RENDERER = LabelRenderer(FONTS)
ON = date(2026, 11, 23)


@pytest.mark.parametrize(("name", "count"), [("L7160", 21), ("L7163", 14)])
def test_a_sheet_has_its_labels_apart_and_on_the_paper(name, count):
    boxes = list(LABEL_SHEETS[name].boxes())
    assert len(boxes) == count
    assert all(b.left >= 4 and b.right <= 206 and b.top >= 15 and b.bottom <= 282 for b in boxes)
    assert len({(b.left, b.top) for b in boxes}) == count


@pytest.mark.parametrize("name", LABEL_SHEETS)
def test_every_glyph_stands_on_a_label(name):
    sheet = LABEL_SHEETS[name]
    long = ("Example Marketing and Research Services (United Kingdom) Limited", *ADDRESS[1:])
    pdf = RENDERER.labels([long] * 30, sheet, ON)
    for _, glyph in glyphs(pdf):
        assert any(
            box.left + 3 <= glyph.left
            and glyph.right <= box.right - 3
            and box.top + 3 <= glyph.top
            and glyph.bottom <= box.bottom - 3
            for box in sheet.boxes()
        )


def test_labels_keep_posting_order_and_go_on_over_sheets():
    addresses = [(f"Organisation {n}", "1 Road", "ZZ9 9ZZ") for n in range(30)]
    pages = page_texts(RENDERER.labels(addresses, LABEL_SHEETS["L7160"], ON, used=20))
    assert [page.count("Organisation") for page in pages] == [1, 21, 8]
    assert "Organisation 0" in pages[0]
    assert "Organisation 29" in pages[2]


@pytest.mark.parametrize("form", [one for one in ADDRESS_FORMS if one.is_envelope])
def test_an_envelope_is_one_page_of_its_own_size(form):
    pdf = RENDERER.envelopes([ADDRESS, ADDRESS], form.size, ON)
    assert page_sizes(pdf) == [pytest.approx(form.size, abs=0.1)] * 2
    assert all("ZZ99 9ZZ" in page for page in page_texts(pdf))


def test_an_address_too_long_for_a_label_says_so():
    address = tuple(f"Line {n}" for n in range(20))
    with pytest.raises(AddressTooLongError, match="20 lines"):
        RENDERER.labels([address], LABEL_SHEETS["L7160"], ON)


def test_a_character_that_cannot_be_printed_is_named():
    with pytest.raises(CharacterCannotBePrintedError, match="አ"):
        RENDERER.labels([("አ", "ZZ9 9ZZ")], LABEL_SHEETS["L7160"], ON)


def test_no_address_is_no_sheet():
    with pytest.raises(NoLettersError):
        RENDERER.labels([], LABEL_SHEETS["L7160"], ON)


def test_each_label_sheet_is_offered_with_its_count():
    offered = {one.name: one.places for one in ADDRESS_FORMS if not one.is_envelope}
    assert offered == {name: len(list(sheet.boxes())) for name, sheet in LABEL_SHEETS.items()}


def test_a_long_line_is_broken_before_it_is_too_small_for_sorting_machines():
    name = "Example Marketing and Research Services of Invented Britain Limited"
    pdf = RENDERER.labels([(name, *ADDRESS[1:])], LABEL_SHEETS["L7160"], ON)
    capitals = [box.height for character, box in glyphs(pdf) if character == "E"]
    assert max(capitals) > 0.7 * 10 / MM
