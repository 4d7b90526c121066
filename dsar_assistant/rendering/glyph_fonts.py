"""Puts shaped lines into a PDF: only the forms used, and the words as they were written.

The PDF library sets one letter after another and knows no form without a letter; here its
document is handed whole typefaces by the number of the form. The words themselves stand
beside the forms (``ActualText``), so that copying, searching and screen readers find them.
"""

from typing import Final

from uharfbuzz import SubsetFlags, SubsetInput, subset

from dsar_assistant.rendering import closed_settings
from dsar_assistant.rendering.flow import Placed
from dsar_assistant.rendering.scripts import ScriptFace, ShapedLine

# isort: split
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

closed_settings.shut()

_UNUSED_TABLES: Final = [
    int.from_bytes(tag) for tag in (b"GSUB", b"GPOS", b"GDEF", b"cmap", b"name", b"post", b"OS/2")
]
_SYMBOLIC: Final = 4
_MAPPING: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{rows}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_ROWS: Final = 100


class GlyphFont:
    """One typeface in one PDF; gathers what is used and writes it at the end."""

    def __init__(self, face: ScriptFace, document: PDFDocument, number: int) -> None:
        """Make the typeface known to the document under a name of its own."""
        self.fontName = f"{face.name}-shaped"
        self.internal = f"S{number}"
        self._face = face
        self._said: dict[int, str] = {}
        document.fontMapping[self.fontName] = f"/{self.internal}"
        document.delayedFonts.append(self)

    def use(self, glyph: int, text: str) -> str:
        """Note that a form is used; gives its code."""
        if not self._said.get(glyph):
            self._said[glyph] = text
        return f"{glyph:04X}"

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802 - the library's name
        """Write the typeface; the library calls this when the pages are done."""
        base = f"SHAPED+{self._face.name}"
        described = self._described(document, base)
        font = PDFDictionary({"Type": PDFName("Font"), "Subtype": PDFName("Type0")})
        font["BaseFont"] = PDFName(base)
        font["Encoding"] = PDFName("Identity-H")
        font["DescendantFonts"] = PDFArray([document.Reference(described)])
        font["ToUnicode"] = document.Reference(_stream(document, _mapping(self._said).encode()))
        document.idToObject["BasicFonts"].dict[self.internal] = document.Reference(font)

    def _described(self, document: PDFDocument, base: str) -> PDFDictionary:
        system = {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
        font = PDFDictionary({"Type": PDFName("Font"), "Subtype": PDFName("CIDFontType2")})
        font["BaseFont"] = PDFName(base)
        font["CIDSystemInfo"] = PDFDictionary(system)
        font["FontDescriptor"] = document.Reference(self._descriptor(document, base))
        font["CIDToGIDMap"] = PDFName("Identity")
        font["DW"] = 0
        font["W"] = PDFArray(self._widths())
        return font

    def _descriptor(self, document: PDFDocument, base: str) -> PDFDictionary:
        extents = self._face.font.get_font_extents("ltr")
        scale = 1000 / self._face.face.upem
        ascent, descent = round(extents.ascender * scale), round(extents.descender * scale)
        program = _stream(document, _program(self._face, set(self._said)))
        program.dictionary["Length1"] = len(program.content)
        entries = {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(base),
            "Flags": _SYMBOLIC,
            "FontBBox": PDFArray([-1000, descent, 2000, ascent]),
            "ItalicAngle": 0,
            "Ascent": ascent,
            "Descent": descent,
            "CapHeight": ascent,
            "StemV": 80,
            "FontFile2": document.Reference(program),
        }
        return PDFDictionary(entries)

    def _widths(self) -> list[object]:
        font, scale = self._face.font, 1000 / self._face.face.upem
        rows: list[object] = []
        for glyph in sorted(self._said):
            rows += [glyph, PDFArray([round(font.get_glyph_h_advance(glyph) * scale)])]
        return rows


class ShapingCanvas(Canvas):  # type: ignore[misc]  # the library carries no types
    """A canvas that can also draw shaped lines."""

    def glyph_font(self, face: ScriptFace) -> GlyphFont:
        """Give the typeface as this document has it."""
        fonts: dict[str, GlyphFont] = self.__dict__.setdefault("glyph_fonts", {})
        if face.name not in fonts:
            fonts[face.name] = GlyphFont(face, self._doc, len(fonts) + 1)
        return fonts[face.name]

    def beginText(self, x: float = 0, y: float = 0) -> "ShapingText":  # noqa: N802 - as above
        """Begin a text that can hold shaped lines."""
        return ShapingText(self, x, y)


class ShapingText(PDFTextObject):  # type: ignore[misc]  # as above
    """Text with shaped lines in it."""

    def shaped_out(self, line: ShapedLine, placed: Placed, origin: tuple[float, float]) -> None:
        """Draw a shaped line.

        Args:
            line: What is seen.
            placed: What was written, and how large.
            origin: Where the line starts, in points from the page's bottom left corner.
        """
        style = placed.style
        current = ""
        for run in line.runs:
            if run.text:
                self._code.append(f"/Span << /ActualText <FEFF{_hex(run.text)}> >> BDC")
            for glyph in run.glyphs:
                font = self._canvas.glyph_font(glyph.face)
                if font.internal != current:
                    self._code.append(f"/{font.internal} {style.size:g} Tf")
                    current = font.internal
                x = origin[0] + glyph.x * style.size * style.narrowing
                y = origin[1] + glyph.y * style.size
                code = font.use(glyph.number, glyph.text)
                self._code.append(f"1 0 0 1 {x:.3f} {y:.3f} Tm <{code}> Tj")
            if run.text:
                self._code.append("EMC")


def _program(face: ScriptFace, glyphs: set[int]) -> bytes:
    """Cut the typeface down to the forms used; they keep their numbers."""
    wanted = SubsetInput()
    wanted.glyph_set.update({0, *glyphs})
    wanted.flags = SubsetFlags.RETAIN_GIDS | SubsetFlags.NO_LAYOUT_CLOSURE | SubsetFlags.NO_HINTING
    wanted.drop_table_tag_set.update(_UNUSED_TABLES)
    return bytes(subset(face.face, wanted).blob.data)


def _mapping(said: dict[int, str]) -> str:
    """Say which characters each form stands for, where it stands for some."""
    rows = [f"<{glyph:04X}> <{_hex(text)}>" for glyph, text in sorted(said.items()) if text]
    groups = [rows[start : start + _ROWS] for start in range(0, len(rows), _ROWS)]
    parts = [f"{len(rows)} beginbfchar\n" + "\n".join(rows) + "\nendbfchar" for rows in groups]
    return _MAPPING.format(rows="\n".join(parts))


def _hex(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _stream(document: PDFDocument, content: bytes) -> PDFStream:
    return PDFStream(content=content, filters=[PDFZCompress] if document.compression else None)
