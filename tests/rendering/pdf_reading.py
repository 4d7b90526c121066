"""Reads back what a PDF shows: words, and where each glyph stands."""

from collections.abc import Iterator
from contextlib import closing
from ctypes import byref, c_double

from pypdfium2 import PdfDocument, PdfTextPage
from pypdfium2.raw import FPDFText_GetCharOrigin

from dsar_assistant.rendering.geometry import MM, PAGE_HEIGHT, Box


def page_texts(pdf: bytes) -> list[str]:
    """Give the text of each page, in the order of the file."""
    with closing(PdfDocument(pdf)) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def words(pdf: bytes) -> list[str]:
    """Give every word of the document."""
    return " ".join(page_texts(pdf)).split()


def glyphs(pdf: bytes) -> Iterator[tuple[str, Box]]:
    """Give each visible glyph of the first page with its ink, in millimetres from the top."""
    with closing(PdfDocument(pdf)) as document:
        text = document[0].get_textpage()
        for index in range(text.count_chars()):
            character = text.get_text_range(index, 1)
            if character.strip():
                left, bottom, right, top = text.get_charbox(index)
                base = _baseline(text, index)
                # PDFium adds a 64th to the height of such glyphs, to be on the safe side.
                top = base + (top - base) * 64 / 65
                yield (
                    character,
                    Box(
                        left / MM,
                        PAGE_HEIGHT - top / MM,
                        right / MM,
                        PAGE_HEIGHT - bottom / MM,
                    ),
                )


def _baseline(text: PdfTextPage, index: int) -> float:
    x, y = c_double(), c_double()
    assert FPDFText_GetCharOrigin(text.raw, index, byref(x), byref(y))
    return y.value


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Give the width and height of each page, in millimetres."""
    with closing(PdfDocument(pdf)) as document:
        sizes = [page.get_size() for page in document]
    return [(width / MM, height / MM) for width, height in sizes]
