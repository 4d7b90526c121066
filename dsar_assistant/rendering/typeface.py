"""The bundled typeface: how wide a text is in it, and which characters it has."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from dsar_assistant.rendering.printable import JOINERS
from dsar_assistant.rendering.scripts import ScriptFace, Scripts, ShapedLine, read_face

REGULAR: Final = "NotoSans-Regular"
BOLD: Final = "NotoSans-Bold"
ASCENT: Final = 0.95
"""Height of the tallest capital with an accent, as a part of the size."""
DESCENT: Final = 0.24
"""Depth of the deepest small letter, as a part of the size."""
_LAST_OF_TWO_BYTES: Final = "\uffff"
_WORDS_KEPT: Final = 4096


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
        self._weights = {name: read_face(folder / f"{name}.ttf") for name in (REGULAR, BOLD)}
        self._measures = {name: self._measure(name) for name in self._weights}
        self._plain = {"\n", *filter(_stands_alone, self._weights[REGULAR].characters)}

    def weight(self, style: Style) -> ScriptFace:
        """Give the face of a weight."""
        return self._weights[style.font]

    def is_plain(self, text: str) -> bool:
        """Say whether the text can be set letter by letter, as nearly every text can."""
        return text.isascii() or self._plain.issuperset(text)

    def width(self, text: str, style: Style) -> float:
        """Measure a text set on one line, in points."""
        return self._measures[style.font](text) * style.size * style.narrowing

    def measure(self, style: Style) -> Callable[[str], float]:
        """Give what measures a text set on one line, as a part of the size of its letters."""
        return self._measures[style.font]

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

    def _measure(self, name: str) -> Callable[[str], float]:
        advance = _advances(self._folder / f"{name}.ttf").__getitem__

        @lru_cache(_WORDS_KEPT)
        def measure(text: str) -> float:
            if self.is_plain(text):
                return sum(map(advance, text))
            return _scripts(self._folder, name).shaped(text).width

        return measure


def _stands_alone(character: str) -> bool:
    """Say whether a letter needs no place worked out, as an accent on its own does."""
    return character <= _LAST_OF_TWO_BYTES and not unicodedata.category(character).startswith("M")


@cache
def _scripts(folder: Path, main: str) -> Scripts:
    return Scripts(folder, main)


@cache
def _advances(file: Path) -> dict[str, float]:
    """Give how far each letter reaches, as a part of its size; controls reach nowhere."""
    face = read_face(file)
    unit = 1 / face.face.upem
    forms = ((letter, face.font.get_nominal_glyph(ord(letter))) for letter in face.characters)
    reach = {letter: face.font.get_glyph_h_advance(form) * unit for letter, form in forms}
    return {**dict.fromkeys(map(chr, range(128)), 0.0), **reach}
