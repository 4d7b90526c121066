"""Fits an address into the window of an envelope, or says that it does not fit."""

from collections.abc import Iterator
from dataclasses import dataclass

from dsar_assistant.domain.paper import Envelope
from dsar_assistant.domain.text import counted
from dsar_assistant.rendering.flow import Placed, break_lines
from dsar_assistant.rendering.geometry import ADDRESS_SIZES, MM, SHEET_PLANS, Box
from dsar_assistant.rendering.typeface import ASCENT, DESCENT, Style, Typeface

_LEAST_LEADING = 1.11
_MOST_LEADING = 1.25
_SMALLEST = ADDRESS_SIZES[-1]
# Letters a little narrower than designed are better than a line less for the address.
WINDOW_STYLES = (
    *(Style(size) for size in ADDRESS_SIZES),
    *(Style(_SMALLEST, narrowing=part / 100) for part in (96, 92, 88)),
)
# The post town and the postcode.
_LINES_AT_END = 2
# The name, one line of the street, the post town and the postcode.
_LEAST_LINES = 4
_CHECK_THE_WINDOW = (
    "The address fills the window of a standard DL envelope. Some DL envelopes have a "
    "smaller or lower window: before you seal yours, check that every line shows."
)


@dataclass(frozen=True, slots=True)
class AddressBlock:
    """An address as it stands behind the window.

    Attributes:
        leading: From one baseline to the next, in points.
    """

    box: Box
    lines: tuple[str, ...]
    style: Style
    leading: float

    def placed(self) -> Iterator[Placed]:
        """Give each line with its place on the sheet."""
        first = self.box.top * MM + ASCENT * self.style.size
        for row, text in enumerate(self.lines):
            yield Placed(self.box.left * MM, first + row * self.leading, text, self.style)


def fit_address(lines: tuple[str, ...], envelope: Envelope, face: Typeface) -> AddressBlock | None:
    """Fit an address into the window that the most envelopes share; None if none holds it.

    An address with too many lines is first written with short neighbours on one line.
    """
    boxes = SHEET_PLANS[envelope].address_boxes
    tries = (fit_box(shape, box, face) for shape in _shapes(lines) for box in boxes)
    return next((block for block in tries if block), None)


def _shapes(lines: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Give the address as it is, then with ever more of its inner lines joined.

    The name, the post town and the postcode keep lines of their own: sorting machines
    read those.
    """
    yield lines
    while len(lines) > _LEAST_LINES:
        pairs = range(1, len(lines) - _LINES_AT_END - 1)
        at = min(pairs, key=lambda row: len(lines[row]) + len(lines[row + 1]))
        joined = f"{lines[at].rstrip(',')}, {lines[at + 1]}"
        lines = (*lines[:at], joined, *lines[at + 2 :])
        yield lines


def address_warnings(lines: tuple[str, ...], envelope: Envelope, face: Typeface) -> tuple[str, ...]:
    """Say what the person should know about the address and the window."""
    block = fit_address(lines, envelope, face)
    if block is None:
        return (_too_long(lines, envelope),)
    if not any(fit_box(lines, box, face) for box in SHEET_PLANS[envelope].address_boxes):
        return (_side_by_side(lines),)
    if envelope is Envelope.DL and block.box != SHEET_PLANS[envelope].address_boxes[0]:
        return (_CHECK_THE_WINDOW,)
    return ()


def _side_by_side(lines: tuple[str, ...]) -> str:
    return (
        f"The address has {counted(len(lines), 'line')}, more than the window shows, so some "
        "now stand side by side. Check that it reads right, or use a plain envelope with a label."
    )


def _too_long(lines: tuple[str, ...], envelope: Envelope) -> str:
    window = "every window envelope" if envelope is Envelope.UNSURE else "the window"
    return (
        f"The address ({counted(len(lines), 'line')}, the longest of "
        f"{counted(max(map(len, lines)), 'letter')}) is too long for {window}. "
        "The letter shows it in full above the text and leaves the window empty. "
        "Use a plain envelope with a label, or shorten the address."
    )


def fit_box(
    lines: tuple[str, ...],
    box: Box,
    face: Typeface,
    styles: tuple[Style, ...] = WINDOW_STYLES,
) -> AddressBlock | None:
    """Take the largest letters that fit; then narrower ones; then break long lines."""
    width = box.width * MM
    for style in styles:
        if all(face.width(line, style) <= width for line in lines):
            block = _with_leading(lines, style, box)
            if block:
                return block
    smallest = Style(min(style.size for style in styles))
    return _with_leading(_broken(lines, width, face, smallest), smallest, box)


def _broken(lines: tuple[str, ...], width: float, face: Typeface, style: Style) -> tuple[str, ...]:

    def measure(text: str) -> float:
        return face.width(text, style)

    return tuple(part for line in lines for part in break_lines(line, width, measure))


def _with_leading(lines: tuple[str, ...], style: Style, box: Box) -> AddressBlock | None:
    """Spread the lines over the height of the box; None if they would touch."""
    room = box.height * MM - (ASCENT + DESCENT) * style.size
    leading = min(_MOST_LEADING * style.size, room / max(len(lines) - 1, 1))
    if leading < _LEAST_LEADING * style.size:
        return None
    return AddressBlock(box, lines, style, leading)
