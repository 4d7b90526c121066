"""A page to fold, put into an envelope and look at: does its window fit our letters?"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from dsar_assistant.domain.paper import Envelope, PrintSize
from dsar_assistant.rendering import geometry
from dsar_assistant.rendering.address_block import fit_box
from dsar_assistant.rendering.flow import Line, Placed, paginate
from dsar_assistant.rendering.geometry import MM, SHEET_PLANS, Box
from dsar_assistant.rendering.letter_lines import Column
from dsar_assistant.rendering.pdf_pages import About, Page, write_pdf
from dsar_assistant.rendering.typeface import ASCENT, Typeface

RULER_MM: Final = 100.0
_TITLE: Final = "Test page for window envelopes"
_RULER_TOP: Final = 34.0
_HEAD_TOP: Final = 14.0
_CLEAR: Final = 6.0
_SIZE: Final = 12.0
_THIN: Final = 0.3
_TICK: Final = 3.0
# Within the 2 mm that the address keeps clear of every window.
_AROUND: Final = 1.0
# How many lines the window holds, at the most that a letter puts there.
_MOST_LINES: Final = {Envelope.DL: 7, Envelope.C5: 6, Envelope.UNSURE: 5}
_FOLDED: Final = {
    Envelope.DL: "Fold the sheet in three, at the marks at the left edge.",
    Envelope.C5: "Fold the sheet in half, at the mark at the left edge.",
    Envelope.UNSURE: "Fold the sheet so that it fits: in three for a long envelope, in half "
    "for a wide one. The marks at the left edge help.",
}
_STEPS: Final = (
    "Put it into the envelope, so that the frame above lies behind the window.",
    "Tap the envelope on the table, on one edge after the other, all four.",
    "After each tap, look at the window. The whole frame must show, and no other words.",
)
_ENDS: Final = (
    "If it does, your letters will be right in envelopes like this one.",
    (
        "If the frame is cut off, choose another envelope in the settings and try again. If none "
        "fits, use a plain envelope: addresses can be printed on labels, or straight on it."
    ),
)


def window_test_page(fonts: Path, envelope: Envelope, on: date) -> bytes:
    """Give the page as PDF.

    Args:
        fonts: The folder of the bundled fonts.
        envelope: What letters are printed for.
        on: The day given as that of the file.
    """
    face = Typeface(fonts)
    box = SHEET_PLANS[envelope].address_boxes[-1]
    texts = (*_head(face), *_address(envelope, box, face), *_body(envelope, face))
    ruler = Box(geometry.TEXT_LEFT, _RULER_TOP, geometry.TEXT_LEFT + RULER_MM, _RULER_TOP + _TICK)
    inked = (*_frame(box), *_ruler(ruler))
    page = Page(texts, folds=SHEET_PLANS[envelope].folds, inked=inked)
    return write_pdf([page], About(_TITLE, on), face)


def _column(face: Typeface, right: float) -> Column:
    left = geometry.TEXT_LEFT
    return Column(face, left * MM, (right - left) * MM, _SIZE)


def _head(face: Typeface) -> Iterator[Placed]:
    column = _column(face, geometry.SENDER_RIGHT)
    words = "Print it in its real size (100 %, not “fit to page”). This line is then 100 mm long:"
    yield from _placed([*column.lines(_TITLE, bold=True), *column.lines(words, 0.3)], _HEAD_TOP)


def _address(envelope: Envelope, box: Box, face: Typeface) -> Iterator[Placed]:
    lines = tuple(f"Line {n} of the address" for n in range(1, _MOST_LINES[envelope]))
    block = fit_box((*lines, "ZZ99 9ZZ"), box, face)
    yield from block.placed() if block else ()


def _body(envelope: Envelope, face: Typeface) -> Iterator[Placed]:
    column = _column(face, geometry.TEXT_RIGHT[PrintSize.STANDARD])
    steps = (_FOLDED[envelope], *_STEPS)
    marks = [f"{number}." for number in range(1, len(steps) + 1)]
    indent = column.indent(marks)
    lines = [
        line
        for mark, step in zip(marks, steps, strict=True)
        for line in column.item(mark, step, 0.4, indent)
    ]
    lines += [line for words in _ENDS for line in column.lines(words, 0.7)]
    yield from _placed(lines, SHEET_PLANS[envelope].quiet.bottom + _CLEAR)


def _placed(lines: list[Line], top_mm: float) -> Iterator[Placed]:
    (page,) = paginate(lines, float("inf"), float("inf"))
    for start, line in page:
        for piece in line.pieces:
            baseline = top_mm * MM + start + ASCENT * line.style.size
            yield Placed(piece.x, baseline, piece.text, line.style)


def _frame(box: Box) -> Iterator[Box]:
    """Draw the edge of a box a little outside of it, clear of the words."""
    left, right = box.left - _AROUND, box.right + _AROUND
    wide = Box(left, box.top - _AROUND, right, box.bottom + _AROUND)
    yield Box(left, wide.top, right, wide.top + _THIN)
    yield Box(left, wide.bottom - _THIN, right, wide.bottom)
    yield from _sides(wide)


def _ruler(box: Box) -> Iterator[Box]:
    middle = (box.top + box.bottom - _THIN) / 2
    yield Box(box.left, middle, box.right, middle + _THIN)
    yield from _sides(box)


def _sides(box: Box) -> Iterator[Box]:
    yield Box(box.left, box.top, box.left + _THIN, box.bottom)
    yield Box(box.right - _THIN, box.top, box.right, box.bottom)
