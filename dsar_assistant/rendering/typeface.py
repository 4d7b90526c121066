"""The bundled typeface: how wide a text is in it, and which characters it has."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from dsar_assistant.rendering import closed_settings
from dsar_assistant.rendering.printable import JOINERS
from dsar_assistant.rendering.scripts import Scripts, ShapedLine

# isort: split
from reportlab import rl_config
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

closed_settings.shut()
rl_config.trustedHosts = []
# Streams as bytes, not spelt out in letters: a fifth smaller, and quicker.
rl_config.useA85 = 0

REGULAR: Final = "NotoSans-Regular"
BOLD: Final = "NotoSans-Bold"
ASCENT: Final = 0.95
"""Height of the tallest capital with an accent, as a part of the size."""
DESCENT: Final = 0.24
"""Depth of the deepest small letter, as a part of the size."""


@dataclass(frozen=True, slots=True)
class Style:
    """One weight at one size, in points.

    Attributes:
        narrowing: Width of the letters as a part of their own; 1 = as designed.
    """

    size: float
    bold: bool = False
    narrowing: float = 1.0

    @property
    def font(self) -> str:
        """The name under which the PDF library knows the weight."""
        return BOLD if self.bold else REGULAR


class Typeface:
    """Two weights of one face, read once from the folder of fonts.

    What it lacks comes from the faces in the folder ``scripts``, which are read when first
    needed. Plain letters take the short way: one stands after another, without shaping.
    """

    def __init__(self, folder: Path) -> None:
        """Read both weights; the folder holds ``NotoSans-Regular.ttf`` and ``-Bold.ttf``."""
        self._folder = folder
        self._fonts = {name: _font(folder, name) for name in (REGULAR, BOLD)}
        self._plain = {
            "\n",
            *filter(_stands_alone, map(chr, self._fonts[REGULAR].face.charToGlyph)),
        }

    def is_plain(self, text: str) -> bool:
        """Say whether the text can be set letter by letter, as nearly every text can."""
        return text.isascii() or self._plain.issuperset(text)

    def width(self, text: str, style: Style) -> float:
        """Measure a text set on one line, in points."""
        if text.isascii() or self._plain.issuperset(text):
            width = float(self._fonts[style.font].stringWidth(text, style.size))
        else:
            width = self.shaped(text, style).width * style.size
        return width * style.narrowing

    def shaped(self, text: str, style: Style) -> ShapedLine:
        """Set a line that is not plain: letters joined, and in the order in which one reads."""
        return _scripts(self._folder, style.font).shaped(text)

    def first_missing(self, text: str) -> str | None:
        """Give the first character that no face has; None if they have them all."""
        missing = set(text) - self._plain
        if missing:
            missing -= JOINERS
            missing -= missing & _scripts(self._folder, REGULAR).characters
        return next((c for c in text if c in missing), None) if missing else None


def _stands_alone(character: str) -> bool:
    """Say whether a letter needs no place worked out; an accent on its own does."""
    return not unicodedata.category(character).startswith("M")


@cache
def _scripts(folder: Path, main: str) -> Scripts:
    return Scripts(folder, main)


@cache
def _font(folder: Path, name: str) -> TTFont:
    """Read one weight and make it known to the PDF library."""
    font = TTFont(name, str(folder / f"{name}.ttf"), shapable=False, asciiReadable=0)
    registerFont(font)
    return font
