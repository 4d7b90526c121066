import io

import pytest
from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas

from dsar_assistant.system.reply_reading.pdf_layout import page_text

HEADS = (("Date", 60), ("Supplied by", 160), ("Sold to", 300))


def set_page(*places: tuple[str, float, float]) -> str:
    """Set words at places of a page, and read them."""
    held = io.BytesIO()
    canvas = Canvas(held)
    for words, left, height in places:
        canvas.drawString(left, height, words)
    canvas.showPage()
    canvas.save()
    with PdfDocument(held.getvalue()) as document:
        return page_text(document[0].get_textpage())


def row(height: float, *cells: str) -> list[tuple[str, float, float]]:
    """Set a row of cells below the heads."""
    return [(words, left, height) for words, (_, left) in zip(cells, HEADS, strict=True)]


def test_lines_of_a_paragraph_stay_together_and_paragraphs_apart():
    lines = [("One line", 60, 700), ("and its next", 60, 686), ("Another", 60, 650)]
    assert set_page(*lines) == "One line\nand its next\n\nAnother"


def test_a_table_becomes_a_line_for_each_cell():
    table = row(700, "Date", "Supplied by", "Sold to") + row(686, "May 2020", "Acme", "Beta")
    assert set_page(*table).strip() == "Date: May 2020\nSupplied by: Acme\nSold to: Beta"


def test_two_columns_side_by_side_are_names_and_values():
    pairs = [("Name", 60, 700), ("Jo", 200, 700), ("Town", 60, 686), ("Hull", 200, 686)]
    assert set_page(*pairs).strip() == "Name: Jo\nTown: Hull"


@pytest.mark.parametrize("heights", [(686, 672, 672), (686, 672, 686)], ids=["low", "high"])
def test_a_cell_may_go_on_below_itself(heights):
    first, second, last = heights
    cells = [("May 2020", 60, last), ("Acme Lists", 160, first), ("of Hull", 160, second)]
    table = [*row(700, "Date", "Supplied by", "Sold to"), *cells, ("Beta", 300, last)]
    assert "Supplied by: Acme Lists of Hull\nSold to: Beta" in set_page(*table)


def test_cells_that_run_into_each_other_are_told_apart():
    wide = "Submission Technology Limited"
    table = [*row(700, "Date", "Supplied by", "Sold to"), *row(686, "May", wide, "Next")]
    assert set_page(*table).strip().endswith(f"Supplied by: {wide}\nSold to: Next")


def test_an_empty_page_has_no_words():
    assert set_page() == ""
