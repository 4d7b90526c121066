"""A canvas of the PDF library that sets texts in our own embedded typefaces."""

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Final, TypeVar

from dsar_assistant.rendering import closed_settings
from dsar_assistant.rendering.embedded_fonts import FormFont, LetterFont, utf16
from dsar_assistant.rendering.flow import Placed
from dsar_assistant.rendering.scripts import ScriptFace
from dsar_assistant.rendering.typeface import Typeface

# isort: split
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

closed_settings.shut()
rl_config.trustedHosts = []
# Streams as bytes, not spelt out in letters: a fifth smaller, and quicker.
rl_config.useA85 = 0

_F = TypeVar("_F", LetterFont, FormFont)
_NO_FONT: Final = ("", 0.0)


class TextCanvas(Canvas):  # type: ignore[misc]  # the library carries no types
    """A canvas on which every text is set in an embedded typeface, plain or shaped."""

    def __init__(self, file: BytesIO, language: str) -> None:
        """Begin a document; equal pages will give equal bytes.

        Args:
            file: Where it is written when it is saved.
            language: Of its words, such as "en-GB".
        """
        self._letter_fonts: dict[str, LetterFont] = {}
        self._form_fonts: dict[str, FormFont] = {}
        super().__init__(file, pageCompression=1, invariant=1, lang=language)

    def _make_preamble(self) -> None:
        """Begin each page without a typeface: the library would name one that is not inside."""
        self._preamble = ""

    def set_texts(self, texts: Iterable[Placed], height: float, face: Typeface) -> None:
        """Set runs of text; no marks are read in them.

        Args:
            texts: With their places from the top of the page.
            height: Of the page, in points.
            face: The typeface.
        """
        code = ["BT"]
        narrowing, current = 1.0, _NO_FONT
        for placed in texts:
            style, base = placed.style, height - placed.baseline
            if style.narrowing != narrowing:
                narrowing = style.narrowing
                code.append(f"{100 * narrowing:.2f} Tz")
            if not face.is_plain(placed.text):
                code += self._shaped(face, placed, base)
                current = _NO_FONT
                continue
            font = self._letter_font(face.weight(style))
            if (font.internal, style.size) != current:
                current = font.internal, style.size
                code.append(f"/{font.internal} {style.size:g} Tf")
            code.append(f"1 0 0 1 {placed.x:.2f} {base:.2f} Tm {font.codes(placed.text)} Tj")
        code.append("ET")
        self._code.append("\n".join(code))

    def _shaped(self, face: Typeface, placed: Placed, base: float) -> Iterator[str]:
        """Set a line that is shaped.

        The words stand beside the forms (``ActualText``), so that copying, searching and
        screen readers find them.
        """
        style, current = placed.style, ""
        for run in face.shaped(placed.text, style).runs:
            if run.text:
                yield f"/Span << /ActualText <FEFF{utf16(run.text)}> >> BDC"
            for glyph in run.glyphs:
                font = self._form_font(glyph.face)
                if font.internal != current:
                    yield f"/{font.internal} {style.size:g} Tf"
                    current = font.internal
                x = placed.x + glyph.x * style.size * style.narrowing
                y = base + glyph.y * style.size
                yield f"1 0 0 1 {x:.3f} {y:.3f} Tm <{font.code(glyph.number, glyph.text)}> Tj"
            if run.text:
                yield "EMC"

    def _letter_font(self, face: ScriptFace) -> LetterFont:
        return _once(
            self._letter_fonts, face, lambda number: LetterFont(face, self._doc, f"F{number}")
        )

    def _form_font(self, face: ScriptFace) -> FormFont:
        return _once(self._form_fonts, face, lambda number: FormFont(face, self._doc, f"S{number}"))


def _once(made: dict[str, _F], face: ScriptFace, make: Callable[[int], _F]) -> _F:
    """Give the font of a face, made and numbered when it is first asked for."""
    if face.name not in made:
        made[face.name] = make(len(made) + 1)
    return made[face.name]
