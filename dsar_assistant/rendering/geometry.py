"""Where things go on an A4 sheet, so that an envelope's window shows the address alone.

Millimetres from the sheet's top left corner. A sheet slides inside its envelope: an
address box is what shows in every position, with 2 mm to spare; the quiet zone is all
that may show in some position. The sheet is folded at 105 and 210 mm for DL, at
148.5 mm for C5. UK windows: DL to BS 4264 (39 x 93, 20 from left, 53 from top), its
variant (18 from left, 22 up), shop-bought DL (35 x 90, 20 from left, 18 up) and
C5 (44 x 90, 20 from left, 60 up).
"""

from dataclasses import dataclass
from typing import Final

from dsar_assistant.domain.paper import Envelope, PrintSize

MM: Final = 72 / 25.4
"""Points in a millimetre."""

PAGE_WIDTH: Final = 210.0
PAGE_HEIGHT: Final = 297.0


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle on the sheet, in millimetres from the top left."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right, in millimetres."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom, in millimetres."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """How a sheet is laid out for one sort of envelope.

    Attributes:
        address_boxes: Places for the address: first the one that shows in the most
            windows, then those that hold more lines but show in fewer.
        quiet: Holds the address and nothing else.
        folds: Heights at which the sheet is folded.
    """

    address_boxes: tuple[Box, ...]
    quiet: Box
    folds: tuple[float, ...]


ADDRESS_LEFT: Final = 24.0

_EVERY_DL: Final = Box(ADDRESS_LEFT, 59, 98, 81)
_DL_STANDARD_AND_VARIANT: Final = Box(ADDRESS_LEFT, 55, 99, 81)
_DL_STANDARD: Final = Box(ADDRESS_LEFT, 55, 101, 85)
_EVERY_WINDOW: Final = Box(ADDRESS_LEFT, 60, 89, 81)
_C5: Final = Box(ADDRESS_LEFT, 60, 89, 86.5)

SHEET_PLANS: Final = {
    Envelope.DL: SheetPlan(
        (_EVERY_DL, _DL_STANDARD_AND_VARIANT, _DL_STANDARD), Box(0, 44, 115, 96), (105, 210)
    ),
    Envelope.C5: SheetPlan((_EVERY_WINDOW, _C5), Box(0, 44, 115, 104), (148.5,)),
    Envelope.UNSURE: SheetPlan((_EVERY_WINDOW,), Box(0, 44, 115, 104), (105, 148.5, 210)),
}

TEXT_LEFT: Final = ADDRESS_LEFT
TEXT_RIGHT: Final = {
    PrintSize.STANDARD: 182.0,
    PrintSize.LARGE: 190.0,
    PrintSize.EXTRA_LARGE: 190.0,
}
"""Lines of 60 to 70 letters where the size allows it."""

SENDER_LEFT: Final = 118.0
SENDER_TOP: Final = 18.0
SENDER_RIGHT: Final = 194.0
LATER_PAGE_TOP: Final = 24.0
TEXT_BOTTOM: Final = 273.0
FOOTER_BASELINE: Final = 284.0
FOLD_MARK_LEFT: Final = 4.0
FOLD_MARK_LENGTH: Final = 4.0

BODY_SIZES: Final = {PrintSize.STANDARD: 12.0, PrintSize.LARGE: 16.0, PrintSize.EXTRA_LARGE: 18.0}
"""Points. Large is 16, not 14: large print begins at 16."""

SMALLEST_SIZE: Final = 12.0
"""Points; anything smaller is hard to read."""

LEADING: Final = 1.35
"""Line to line, as a multiple of the size of the letters."""

CLOSER: Final = (0.96, 0.92, 0.88)
"""Parts of the leading, tried in turn when only a few lines would stand on the last page."""

FEW: Final = 0.3
"""Part of a page that is too little for a page of its own."""

ADDRESS_SIZES: Final = (12.0, 11.5, 11.0, 10.5)
"""Points, the largest that fits; sorting machines read 10 to 12."""
