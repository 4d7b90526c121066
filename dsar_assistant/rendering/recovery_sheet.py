"""The recovery key on paper: in groups to type, and as a square of dots to scan."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Final

import segno

from dsar_assistant.domain.text import day_in_words
from dsar_assistant.rendering.flow import Line, Placed, paginate
from dsar_assistant.rendering.geometry import MM, Box
from dsar_assistant.rendering.letter_lines import Column
from dsar_assistant.rendering.pdf_pages import About, Page, write_pdf
from dsar_assistant.rendering.printable import clean_line
from dsar_assistant.rendering.typeface import ASCENT, Typeface

TITLE: Final = "Recovery key for DSAR Assistant"
_LEFT: Final = 20.0
_WIDTH: Final = 170.0
_TOP: Final = 20.0
_SQUARE_TOP: Final = 190.0
_DOT: Final = 2.0
_GROUPS_A_LINE: Final = 3
_SIZE: Final = 12.0
_KEY_SIZE: Final = 24.0
_BEFORE: Final = (
    (
        "This key opens your data if the computer breaks, or if you forget your pass phrase. "
        "Keep this sheet away from the computer, where only you look. Whoever has both this key "
        "and your data, or a backup of them, can read everything."
    ),
)
_AFTER: Final = (
    (
        "To use it: choose “Use the recovery key instead” where the pass phrase is asked for, and "
        "type the groups in order. Capitals, spaces and dashes do not matter. There is no letter "
        "I, L, O or U in it; 0 is nought and 1 is one."
    ),
    (
        "The last group is a check on the others: if one letter is wrong, the program says so. "
        "The square below holds the same key, for a scanner that types what it reads."
    ),
    (
        "If somebody may have seen this sheet, make a new key under Settings, Safety. This one "
        "then opens only backups that were made before; delete those too."
    ),
)


class RecoverySheetPdf:
    """Draws the sheet; implements ``RecoverySheet``. Nothing touches the disk."""

    def __init__(self, fonts: Path) -> None:
        """Take the folder of the bundled fonts."""
        self._face = Typeface(fonts)

    def sheet(self, recovery_key: str, on: date) -> bytes:
        """Give one A4 page as PDF.

        Args:
            recovery_key: As it was given when it was made.
            on: The day that stands on the sheet.
        """
        room = (_SQUARE_TOP - _TOP) * MM
        (page,) = paginate(list(self._lines(recovery_key, on)), room, room)
        texts = tuple(
            Placed(piece.x, _TOP * MM + start + ASCENT * line.style.size, piece.text, line.style)
            for start, line in page
            for piece in line.pieces
        )
        sheet = Page(texts, inked=square_boxes(recovery_key))
        return write_pdf([sheet], About(TITLE, on), self._face)

    def _lines(self, recovery_key: str, on: date) -> Iterator[Line]:
        words = Column(self._face, _LEFT * MM, _WIDTH * MM, _SIZE)
        large = Column(self._face, _LEFT * MM, _WIDTH * MM, _KEY_SIZE)
        yield from words.lines(TITLE, bold=True)
        yield from words.lines(f"Made on {day_in_words(on)}.", 0.6)
        for text in _BEFORE:
            yield from words.lines(text, 0.6)
        for number, groups in enumerate(_rows(clean_line(recovery_key))):
            yield from large.lines(groups, 0 if number else 0.8, bold=True)
        for text in _AFTER:
            yield from words.lines(text, 0.8)


def _rows(recovery_key: str) -> Iterator[str]:
    """Give the groups, a few on each line."""
    groups = recovery_key.split("-")
    for at in range(0, len(groups), _GROUPS_A_LINE):
        yield " - ".join(groups[at : at + _GROUPS_A_LINE])


def square_boxes(recovery_key: str) -> tuple[Box, ...]:
    """Give what is to be inked for the square, in millimetres; dots in a row as one box."""
    matrix = segno.make_qr(recovery_key, error="q").matrix
    return tuple(_boxes(matrix))


def _boxes(matrix: tuple[bytearray, ...]) -> Iterator[Box]:
    for row, dots in enumerate(matrix):
        top, left = _SQUARE_TOP + row * _DOT, _LEFT
        for is_dark, group in groupby(dots):
            right = left + _DOT * len(list(group))
            if is_dark:
                yield Box(left, top, right, top + _DOT)
            left = right
