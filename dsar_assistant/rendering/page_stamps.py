"""Numbers every page of a finished PDF, without touching what the page already says."""

from typing import Final

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
)

_FONT: Final = "/BundleNumber"
_SIZE: Final = 8.0
_MARGIN: Final = 14.0
# Digits, blank and stroke of the standard font, in thousandths of the size.
_DIGIT_WIDTH: Final = 0.556
_WHAT_A_PAGE_MAY_DO: Final = ("/AA", "/Annots", "/B", "/PieceInfo")


def stamp_pages(writer: PdfWriter) -> None:
    """Write “12 / 500” at the top right of each page, and take away all that could act."""
    total = len(writer.pages)
    font = writer._add_object(_font())  # noqa: SLF001 - the library's way to share an object
    before = writer._add_object(_stream("q\n"))  # noqa: SLF001 - as above
    for number, page in enumerate(writer.pages, 1):
        for key in _WHAT_A_PAGE_MAY_DO:
            page.pop(key, None)
        _stamp(writer, page, f"{number} / {total}", (font, before))


def _stamp(
    writer: PdfWriter, page: PageObject, words: str, shared: tuple[IndirectObject, IndirectObject]
) -> None:
    font, before = shared
    after = writer._add_object(_stream(f"\nQ\n{_drawing(page, words)}"))  # noqa: SLF001 - as above
    page[NameObject("/Contents")] = ArrayObject([before, *_contents(page), after])
    own = page.get("/Resources")
    # A copy: pages of one document often share their resources, and with them the fonts.
    resources = DictionaryObject(own.get_object() if own is not None else {})
    known = resources.get("/Font")
    fonts = DictionaryObject(known.get_object() if known is not None else {})
    fonts[NameObject(_FONT)] = font
    resources[NameObject("/Font")] = fonts
    page[NameObject("/Resources")] = resources


def _contents(page: PageObject) -> list[IndirectObject]:
    content = page.get("/Contents")
    if content is None:
        return []
    inner = content.get_object()
    return list(inner) if isinstance(inner, ArrayObject) else [page.raw_get("/Contents")]


def _drawing(page: PageObject, words: str) -> str:
    """Place the words at the corner that is shown at the top right, upright."""
    box = page.cropbox
    left, bottom = float(box.left), float(box.bottom)
    right, top = float(box.right), float(box.top)
    length = _DIGIT_WIDTH * _SIZE * len(words)
    turns = {
        0: f"1 0 0 1 {right - _MARGIN - length:.2f} {top - _MARGIN:.2f}",
        90: f"0 1 -1 0 {left + _MARGIN:.2f} {top - _MARGIN - length:.2f}",
        180: f"-1 0 0 -1 {left + _MARGIN + length:.2f} {bottom + _MARGIN:.2f}",
        270: f"0 -1 1 0 {right - _MARGIN:.2f} {bottom + _MARGIN + length:.2f}",
    }
    place = turns.get(page.rotation % 360, turns[0])
    return f"q BT 0 g {_FONT} {_SIZE} Tf {place} Tm ({words}) Tj ET Q\n"


def _font() -> DictionaryObject:
    names = {
        "/Type": "/Font",
        "/Subtype": "/Type1",
        "/BaseFont": "/Helvetica",
        "/Encoding": "/WinAnsiEncoding",
    }
    return DictionaryObject({NameObject(key): NameObject(value) for key, value in names.items()})


def _stream(operators: str) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(operators.encode("ascii"))
    return stream
