"""The reference as bars or as a square of dots, for scanners in a post room."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from dsar_assistant.domain.paper import ReferenceMark
from dsar_assistant.rendering.geometry import ADDRESS_LEFT, TEXT_BOTTOM, Box

MARK_TOP: Final = TEXT_BOTTOM + 2.5
"""Millimetres; at the foot of the first page, which no window shows."""

MOST_SIGNS: Final = 20
_BAR: Final = 25.4 / 75
"""Width of the thinnest bar: whole dots on a printer of 300 or 600 dots an inch."""
_BAR_HEIGHT: Final = 8.0
_DOT: Final = 0.5


def mark_boxes(mark: ReferenceMark, reference: str) -> tuple[Box, ...]:
    """Give what is to be inked, in millimetres from the top left of the first page."""
    if mark is ReferenceMark.NONE or not can_be_marked(reference):
        return ()
    return tuple(_bars(reference) if mark is ReferenceMark.BARS else _dots(reference))


def mark_warnings(mark: ReferenceMark, reference: str) -> tuple[str, ...]:
    """Say so when the reference does not fit into the mark that was asked for."""
    if mark is ReferenceMark.NONE or can_be_marked(reference):
        return ()
    sentence = (
        f"The reference “{reference}” cannot be printed as a mark for scanners. It has to be "
        f"at most {MOST_SIGNS} plain letters, digits and signs. The letter is printed without."
    )
    return (sentence,)


def can_be_marked(reference: str) -> bool:
    """Say whether a mark can hold the reference; the program's own ones always fit."""
    return 0 < len(reference) <= MOST_SIGNS and reference.isascii() and reference.isprintable()


def _bars(reference: str) -> Iterator[Box]:
    from reportlab.graphics.barcode.code128 import Code128

    code = Code128(reference)
    code.validate()
    code.encode()
    code.decompose()
    left = ADDRESS_LEFT
    # The library writes a bar as A to D and a gap as a to d, one to four parts wide.
    for sign in code.decomposed:
        right = left + _BAR * (ord(sign.lower()) - ord("a") + 1)
        if sign.isupper():
            yield Box(left, MARK_TOP, right, MARK_TOP + _BAR_HEIGHT)
        left = right


def _dots(reference: str) -> Iterator[Box]:
    """Give the dots; those side by side as one box, so that no hairline parts them."""
    import segno

    for row, dots in enumerate(segno.make_qr(reference, error="m").matrix):
        top, left = MARK_TOP + row * _DOT, ADDRESS_LEFT
        for is_dark, group in groupby(dots):
            right = left + _DOT * len(list(group))
            if is_dark:
                yield Box(left, top, right, top + _DOT)
            left = right
