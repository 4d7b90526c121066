"""Addresses on sheets of labels and straight on envelopes, in posting order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from dsar_assistant.rendering.address_block import AddressBlock, fit_box
from dsar_assistant.rendering.errors import (
    AddressTooLongError,
    CharacterCannotBePrintedError,
    NoLettersError,
)
from dsar_assistant.rendering.geometry import PAGE_HEIGHT, PAGE_WIDTH, Box
from dsar_assistant.rendering.pdf_pages import About, Page, write_pdf
from dsar_assistant.rendering.printable import clean_lines
from dsar_assistant.rendering.typeface import Style, Typeface

# Sorting machines read 10 to 12 points: a long line is broken before it is set smaller.
_READ_BY_MACHINES: Final = tuple(map(Style, (12.0, 11.0, 10.5, 10.0)))
_SMALLER: Final = tuple(map(Style, (9.0, 8.0)))
_CLEAR_MM: Final = 4.0


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A sheet of address labels; measures in millimetres.

    The labels stand in the middle of the sheet, rows without a gap between them.
    """

    name: str
    columns: int
    rows: int
    width: float
    height: float
    gap: float

    def boxes(self) -> Iterator[Box]:
        """Give each label's place, row by row from the top left."""
        across = self.width + self.gap
        left = (PAGE_WIDTH - self.columns * across + self.gap) / 2
        top = (PAGE_HEIGHT - self.rows * self.height) / 2
        for row in range(self.rows):
            for column in range(self.columns):
                x, y = left + column * across, top + row * self.height
                yield Box(x, y, x + self.width, y + self.height)


LABEL_SHEETS: Final = {
    sheet.name: sheet
    for sheet in (
        LabelSheet("L7160", 3, 7, 63.5, 38.1, 2.5),
        LabelSheet("L7163", 2, 7, 99.1, 38.1, 2.5),
    )
}


class LabelRenderer:
    """Prints addresses, one to a label or envelope."""

    def __init__(self, fonts: Path) -> None:
        """Take the folder of the bundled fonts."""
        self._face = Typeface(fonts)

    def labels(
        self, addresses: Sequence[tuple[str, ...]], sheet: LabelSheet, on: date, used: int = 0
    ) -> bytes:
        """Give sheets of labels as PDF.

        Args:
            addresses: Lines of each, in posting order.
            sheet: The sort of sheet in the printer.
            on: The day given as that of the file.
            used: Labels already taken from the first sheet.

        Raises:
            NoLettersError: There is no address.
            AddressTooLongError: An address does not fit on a label.
            CharacterCannotBePrintedError: The fonts lack a character.
        """
        _refuse_none(addresses)
        boxes = [_inner(box) for box in sheet.boxes()]
        pages: list[list[AddressBlock]] = []
        for place, address in enumerate(addresses, used % len(boxes)):
            if not pages or place % len(boxes) == 0:
                pages.append([])
            pages[-1].append(self._fitted(address, boxes[place % len(boxes)]))
        about = About(f"Labels for {len(addresses)} letters", on)
        return write_pdf(
            (_page(page, (PAGE_WIDTH, PAGE_HEIGHT)) for page in pages), about, self._face
        )

    def envelopes(
        self, addresses: Sequence[tuple[str, ...]], size: tuple[float, float], on: date
    ) -> bytes:
        """Give one page the size of the envelope for each address.

        Raises:
            NoLettersError: There is no address.
            AddressTooLongError: An address does not fit.
            CharacterCannotBePrintedError: The fonts lack a character.
        """
        _refuse_none(addresses)
        width, height = size
        box = Box(0.4 * width, 0.45 * height, width - 15, height - 18)
        pages = (_page([self._fitted(address, box)], size) for address in addresses)
        about = About(f"Envelopes for {len(addresses)} letters", on)
        return write_pdf(pages, about, self._face)

    def _fitted(self, address: tuple[str, ...], box: Box) -> AddressBlock:
        lines = clean_lines(address)
        missing = self._face.first_missing("".join(lines))
        if missing:
            raise CharacterCannotBePrintedError(missing)
        for styles in (_READ_BY_MACHINES, _SMALLER):
            if block := fit_box(lines, box, self._face, styles):
                return block
        raise AddressTooLongError(lines[0], len(lines))


def _refuse_none(addresses: Sequence[tuple[str, ...]]) -> None:
    if not addresses:
        raise NoLettersError


def _inner(box: Box) -> Box:
    """Keep clear of the label's edges, since printers draw paper in a little askew."""
    return Box(
        box.left + _CLEAR_MM, box.top + _CLEAR_MM, box.right - _CLEAR_MM, box.bottom - _CLEAR_MM
    )


def _page(blocks: Sequence[AddressBlock], size: tuple[float, float]) -> Page:
    return Page(tuple(placed for block in blocks for placed in block.placed()), size=size)
